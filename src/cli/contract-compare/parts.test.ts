import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { openCompare } from '../../core/compare/openCompare.ts';
import type { CompareSession } from '../../core/compare/session.ts';
import type { CompareRow, Comparison, Sample } from '../../core/compare/types.ts';
import { scopeOf } from '../../core/matrix/scope.ts';
import { METRIC_KEYS } from '../../core/model/metric.ts';
import { Answers } from '../../core/session/answers.ts';
import type { SessionContext } from '../../core/session/context.ts';
import { readDataset } from '../../core/source/readDataset.ts';
import type { Dataset } from '../../core/source/dataset.ts';
import type { ViewState } from '../../core/view/viewState.ts';
import { ACROSS, COMPARE_ORDERS } from '../../core/view/viewState.ts';
import { anyView, viewOf } from '../contract-matrix/compare.ts';
import { openDemoFixture } from '../demo/fixture.ts';
import type { DemoFixture } from '../demo/fixture.ts';

/** Far fewer results than the file has, so that most views are read part by part; samples of more are worked out by the engine, of fewer here. */
const FEW = 200;

describe('many results, read part by part, against the same results read at once', () => {
  let demo: DemoFixture;
  let dataset: Dataset;
  let whole: CompareSession;
  let parted: CompareSession;
  let made = 0;

  beforeAll(async () => {
    demo = await openDemoFixture();
    const read = await readDataset(demo.engine, await demo.engine.tables('src'));
    dataset = read.dataset;
    const answers = new Answers(demo.engine);
    const context: SessionContext = {
      engine: { ...demo.engine, ask: (question, options) => demo.engine.ask(question, options), run: (statement, options) => (made += Number(statement.sql.startsWith('CREATE TABLE')), demo.engine.run(statement, options)) }, read, now: Date.now, pause: () => Promise.resolve(),
      scope: (view) => Promise.resolve(scopeOf(read.dataset, view, null)),
      ask: (question, signal) => answers.ask(question, signal),
    };
    whole = openCompare(context);
    parted = openCompare(context, FEW);
  });

  afterAll(() => demo.remove());

  /** Any view but those that choose cells by their state. */
  function anyComparison(): fc.Arbitrary<ViewState> {
    const performance = fc.record({
      metric: fc.oneof({ weight: 2, arbitrary: fc.constant('latency' as const) }, { weight: 2, arbitrary: fc.constantFrom(...METRIC_KEYS) }), across: fc.constantFrom(...ACROSS), versus: fc.constantFrom('baseline', 'baseline', 'best'), order: fc.constantFrom(...COMPARE_ORDERS),
      baseline: fc.constantFrom(null, null, 'cpu', 'fp32', 'after', 'no such column'), split: fc.constantFrom(null, null, '2026-03-01', '2031-01-01'),
    });
    return fc.record({ view: anyView(dataset), performance, include: fc.subarray(['simulated', 'failed'] as const) })
      .map(({ view, performance, include }) => ({ ...view, include, filters: { ...view.filters, state: [], modifier: [] }, performance: { ...view.performance, ...performance } }));
  }

  async function inParts(view: ViewState): Promise<readonly Comparison[]> {
    const [first, ...others]: Comparison[] = [await parted.compare(view)];
    if (first === undefined || first.part === null) return first === undefined ? [] : [first];
    for (let at = first.part.atOnce; at < first.part.of; at += first.part.atOnce) others.push(await parted.compare(view, undefined, at + 1));
    return [first, ...others];
  }

  test('all parts together hold every row, sample and count, and each pair is judged alike but for its family', async () => {
    await fc.assert(
      fc.asyncProperty(anyComparison(), async (view) => {
        const expected = await whole.compare(view);
        const parts = await inParts(view);
        const rows = parts.flatMap((part) => part.rows);
        expect(rows.map(({ key }) => key).toSorted()).toEqual(expected.rows.map(({ key }) => key).toSorted());
        for (const part of parts) {
          expect(part.columns).toEqual(expected.columns);
          expect([part.baseline, part.lonelyRows, part.metrics, part.windows]).toEqual([expected.baseline, expected.lonelyRows, expected.metrics, expected.windows]);
          expect(part.counts).toEqual(expected.counts);
        }
        const byKey = new Map(expected.rows.map((row) => [row.key, row]));
        for (const row of rows) expect(told(row)).toEqual(told(byKey.get(row.key)));
      }),
      { numRuns: 12, seed: 7 },
    );
  });

  test('what was made ready is not made again', async () => {
    await parted.prepare();
    const before = made;
    await parted.compare(viewOf());
    // The cells depend on what is compared.
    expect(made - before).toBeLessThanOrEqual(1);
    await whole.prepare();
    expect(made - before).toBeLessThanOrEqual(1);
  });

  test('rows by name are in the same order, and by results a model has its rows together', async () => {
    const names = viewOf({ performance: { ...viewOf().performance, order: 'name' } });
    expect((await inParts(names)).flatMap(({ rows }) => rows.map(({ key }) => key))).toEqual((await whole.compare(names)).rows.map(({ key }) => key));
    const byResults = (await inParts(viewOf())).flatMap(({ rows }) => rows.filter(({ unstated, cells }) => !unstated && cells.some((cell) => cell?.isBaseline === true)).map(({ label }) => label));
    expect(new Set(byResults).size).toBeGreaterThan(10);
    expect(byResults.filter((label, index) => label !== byResults[index - 1])).toHaveLength(new Set(byResults).size);
  });

  test('the family is that of the part', async () => {
    const [first] = await inParts(viewOf());
    expect(first?.part).toMatchObject({ first: 0, byResults: false });
    expect(first?.family).toBe(first?.rows.flatMap(({ cells }) => cells).filter((cell) => cell?.verdict?.p !== null && cell?.verdict !== null && cell !== null).length);
    expect((await parted.compare(viewOf({ performance: { ...viewOf().performance, order: 'value' } }))).part?.byResults).toBe(true);
  });

  test('charts about one model say the same once the model is named', async () => {
    for (const { name: model } of dataset.models.slice(0, 12)) {
      const view = viewOf({ subject: { ...viewOf().subject, model }, include: ['failed'] });
      for (const chart of ['distribution', 'scaling', 'precisionTrade', 'pareto'] as const) {
        const [expected, found] = [await whole[chart](view), await parted[chart](view)];
        expect(plain(found), `${model} ${chart}`).toEqual(plain(expected));
      }
    }
  });

  test('pinned configurations have the same distribution', async () => {
    const pins = (await whole.distribution(viewOf())).groups.slice(0, 3).map(({ sample }) => sample.configuration);
    expect(pins).toHaveLength(3);
    const view = viewOf({ pins: [...pins, { ...pins[0], model: 'no such model' } as (typeof pins)[number]] });
    expect(plain(await parted.distribution(view))).toEqual(plain(await whole.distribution(view)));
  });

  test('of all configurations the best measured of some models are read, and all are counted', async () => {
    const metrics = ['latency', 'throughput'] as const;
    const [expected, found] = [await whole.configurations(viewOf(), metrics), await parted.configurations(viewOf(), metrics)];
    expect([found.available, found.metrics, found.counts]).toEqual([expected.configurations.length, expected.metrics, expected.counts]);
    expect(new Set(found.configurations.map(({ configuration }) => configuration.model)).size).toBe(found.configurations.length);
    expect(found.configurations.length).toBeGreaterThan(10);
    expect(plain(expected.configurations)).toEqual(expect.arrayContaining(plain(found.configurations) as unknown[]));
  });

  test('without a model named, the one with most configurations is shown, of as many as there are', async () => {
    const [expected, found] = [await whole.pareto(viewOf()), await parted.pareto(viewOf())];
    const models = (choices: typeof found.choices): unknown => choices.find(({ part }) => part === 'model')?.options;
    expect(models(found.choices)).toEqual(models(expected.choices));
    expect(found.points.length).toBeGreaterThan(1);
  });
});

/** What a row says but for the false-discovery rate, which depends on the other rows. */
function told(row: CompareRow | undefined): unknown {
  if (row === undefined) return null;
  const { cells, ...rest } = row;
  return { ...rest, cells: cells.map((cell) => (cell === null ? null : { ...cell, sample: sampleOf(cell.sample), verdict: cell.verdict === null ? null : [cell.verdict.method, cell.verdict.ratio, cell.verdict.p, cell.verdict.ratioInterval, cell.verdict.difference] })) };
}

/** Its humps are found when they are asked for. */
function sampleOf(sample: Sample): Sample {
  return { ...sample };
}

/** An answer without the SQL that it was found by. */
function plain(answer: object): unknown {
  return JSON.parse(JSON.stringify(answer, (key, value: unknown) => (key === 'sql' ? undefined : value)));
}
