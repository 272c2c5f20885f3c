import { copyFileSync, rmSync } from 'node:fs';
import { openApp, pickFiles } from './app.ts';
import { DEMO_FILE } from './data/demo.ts';
import { FILES } from './data/files.ts';
import { quoted, withDatabase } from './data/native.ts';
import { expect, test } from './fixtures.ts';
import { ALL_IN_SIGHT, cell, legend, openCell, openFilter } from './matrixPage.ts';
import { datasetLine, expectOpen, NOTHING_OPEN, openDropped, pictureOf, readingReport } from './opened.ts';

const NEW = [10, 12, 17] as const;

/** The demo of a later day: every result of it that has a time, and three of a model that it did not know. */
async function writeLater(path: string): Promise<void> {
  rmSync(path, { force: true });
  copyFileSync(DEMO_FILE, path);
  await withDatabase(path, async (connection) => {
    await connection.run('DELETE FROM performance_results WHERE test_timestamp IS NULL');
    await connection.run("INSERT INTO models BY NAME SELECT 99001 AS model_id, 'only-later' AS model_name, 'bert' AS model_family, 'text' AS modality");
    await connection.run(`INSERT INTO performance_results BY NAME
SELECT 90000 + latency AS id, 99001 AS model_id, (SELECT min(hardware_id) FROM hardware_platforms WHERE lower(hardware_type) = 'cuda') AS hardware_id, 8 AS batch_size, 'fp16' AS "precision",
  latency AS average_latency_ms, 8000 / latency AS throughput_items_per_second, TIMESTAMP '2026-11-01 10:00:00' AS test_timestamp, false AS is_simulated
FROM (VALUES ${NEW.map((latency) => `(${latency})`).join(', ')}) AS v(latency)`);
  });
}

/** The results of the model $1 on the hardware type $2. */
const from = (file: string): string =>
  `SELECT p.* EXCLUDE (id, run_id) FROM ${file}.performance_results AS p JOIN ${file}.models AS m USING (model_id) JOIN ${file}.hardware_platforms AS h USING (hardware_id) WHERE m.model_name = $1 AND lower(h.hardware_type) = $2`;

/** By plain SQL over both files: results of a model on a hardware type, each once, and their median latency. */
async function askBoth(later: string, model: string, hardware: string): Promise<{ readonly results: number; readonly median: number }> {
  return withDatabase(':memory:', async (connection) => {
    await connection.run(`ATTACH ${quoted(DEMO_FILE)} AS demo (READ_ONLY)`);
    await connection.run(`ATTACH ${quoted(later)} AS later (READ_ONLY)`);
    const answer = await connection.runAndReadAll(`SELECT count(*)::INTEGER, median(average_latency_ms)::DOUBLE FROM (${from('demo')} UNION ${from('later')})`, [model, hardware]);
    const [results = 0, median = 0] = (answer.getRows()[0] ?? []).map(Number);
    return { results, median };
  });
}

function resultsIn(text: string): number {
  return Number(/([\d,]+) results/.exec(text)?.[1]?.replaceAll(',', '') ?? Number.NaN);
}

test.describe('two databases dropped together', () => {
  test.use({ viewport: ALL_IN_SIGHT });

  test('are one dataset, each of its files a filter, and what both hold counts once', async ({ page }, info) => {
    const later = info.outputPath('later.duckdb');
    await writeLater(later);
    await openApp(page);
    const alone = resultsIn(await datasetLine(page).innerText());
    const states = await legend(page);

    await openDropped(page, [later, DEMO_FILE], '2 files');
    expect(resultsIn(await datasetLine(page).innerText())).toBe(alone + NEW.length);
    const read = await readingReport(page);
    expect(read).toContain('results are in more than one file and count once');
    expect(read.indexOf('demo.duckdb')).toBeLessThan(read.lastIndexOf('later.duckdb'));

    const known = await askBoth(later, 'only-later', 'cuda');
    expect(known).toEqual({ results: NEW.length, median: 12 });
    const evidence = await openCell(page, 'only-later', 'cuda');
    await expect(evidence.getByText('later.duckdb', { exact: true })).toHaveCount(known.results);
    await page.keyboard.press('Escape');

    const popup = await openFilter(page, 'File');
    await popup.getByRole('checkbox', { name: /^demo\.duckdb/ }).check();
    await page.keyboard.press('Escape');
    await expect(page).toHaveURL(/[?&]source=demo\.duckdb(&|$)/);
    await expect(cell(page, 'only-later', 'cuda')).toHaveCount(0);
    const { Untested: beside, ...ofDemo } = await legend(page);
    const { Untested: before, ...asAlone } = states;
    expect(ofDemo).toEqual(asAlone);
    expect(beside ?? 0).toBeLessThanOrEqual(before ?? 0);
  });
});

test('files dropped together are found again by a link, whatever the order they are dropped in', async ({ page }) => {
  await openApp(page, NOTHING_OPEN);
  await openDropped(page, [FILES.seed, FILES.mixed], '2 files');
  const popup = await openFilter(page, 'File');
  await popup.getByRole('button', { name: 'Only mixed.duckdb' }).click();
  await page.keyboard.press('Escape');
  const picture = await pictureOf(page);

  await page.goto(page.url());
  await expect(page.getByRole('heading', { name: /This link was made for mixed\.duckdb and seed\.duckdb/ })).toBeVisible();
  await openDropped(page, [FILES.mixed, FILES.seed], '2 files');
  expect(await pictureOf(page)).toBe(picture);
});

test('a database is added to what is open, and Parquet files to both', async ({ page }) => {
  await openApp(page, NOTHING_OPEN);
  await openDropped(page, [FILES.seed], 'seed.duckdb', '218 results');
  for (const [file, name] of [[FILES.mixed, '2 files'], [FILES.flatParquet, '3 files']] as const) {
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await pickFiles(page, page.getByRole('menuitem', { name: /^Add files…/ }), [file]);
    await expectOpen(page, name);
  }
  const popup = await openFilter(page, 'File');
  await expect(popup.getByRole('checkbox')).toHaveCount(3);
  await popup.getByRole('button', { name: 'Only mixed.duckdb' }).click();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/source=mixed\.duckdb/);
});
