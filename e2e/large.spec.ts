import { openNativeEngine } from '../src/cli/engine.ts';
import { openSession } from '../src/core/session/openSession.ts';
import type { Session } from '../src/core/session/session.ts';
import { FOLD_ABOVE_ROWS } from '../src/core/source/chooseFolds.ts';
import { DEFAULT_VIEW, NO_FILTERS } from '../src/core/view/viewState.ts';
import type { ViewState } from '../src/core/view/viewState.ts';
import { openApp } from './app.ts';
import { writeDatabase } from './bench/data/writeDatabase.ts';
import { expect, test } from './fixtures.ts';
import { cell, legend, openCell, visit } from './matrixPage.ts';
import { datasetLine, NOTHING_OPEN, openDropped } from './opened.ts';

/** States that some pair has, with how many have them, from a session that reads every row by itself. */
async function statesOf(session: Session, view: ViewState): Promise<Readonly<Record<string, number>>> {
  const { legend: entries } = await session.matrix(view);
  return Object.fromEntries(entries.flatMap(({ label, count }) => (count === 0 ? [] : [[label, count]])));
}

test.describe('a file of more results than are read one by one', () => {
  test('shows the same as one that is read row by row', async ({ page }, info) => {
    const path = info.outputPath('large.duckdb');
    await writeDatabase(path, { results: FOLD_ABOVE_ROWS + 1_000, seed: 11 }, 'test');
    const engine = await openNativeEngine();
    await engine.attach(path);
    const truth = await openSession(engine, await engine.tables('src'));
    const byPrecision = { ...DEFAULT_VIEW, filters: { ...NO_FILTERS, precision: ['fp16'] } };

    await openApp(page, NOTHING_OPEN);
    await openDropped(page, [path], 'large.duckdb');
    expect(await legend(page)).toMatchObject(await statesOf(truth, DEFAULT_VIEW));
    const { search } = new URL(page.url());
    await visit(page, `${search}${search === '' ? '?v=1' : ''}&precision=fp16`);
    expect(await legend(page)).toMatchObject(await statesOf(truth, byPrecision));
    await expect(datasetLine(page)).not.toContainText('preparing details');

    const [model = ''] = truth.dataset.models.map(({ name }) => name);
    const { total } = await truth.evidence(byPrecision, { model, hardwareType: 'cuda', device: null });
    await expect(cell(page, model, 'cuda')).toBeVisible();
    const evidence = await openCell(page, model, 'cuda');
    await expect(evidence).toContainText(`${total.toLocaleString('en')} rows, newest first`);
    engine.close();
  });
});
