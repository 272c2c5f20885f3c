import type { Page } from '@playwright/test';
import { zipSync, type Zippable } from 'fflate';
import { readFileSync } from 'node:fs';
import { dropFiles, idle, openApp } from './app.ts';
import { exportedFile, FILES } from './data/files.ts';
import { identifier, withDatabase } from './data/native.ts';
import { migrateNatively, RESULT_FILES, resultFiles, writeResultFiles } from './data/results.ts';
import { expect, test } from './fixtures.ts';
import { openFilter } from './matrixPage.ts';
import { datasetLine, expectFailure, failureCard, NOTHING_OPEN, openDropped, openingBar, pictureOf } from './opened.ts';

test.beforeEach(async ({ page }) => {
  await openApp(page, NOTHING_OPEN);
});

const zipped = (content: Zippable): Uint8Array => zipSync(content, { level: 9 });

/** What the matrix says, row by row. */
async function matrixOf(page: Page): Promise<string> {
  await idle(page);
  return page.getByRole('main').ariaSnapshot();
}

async function save(page: Page, entry: string, path: string): Promise<string> {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: entry }).click()]);
  await download.saveAs(path);
  await idle(page);
  return download.suggestedFilename();
}

/** All rows of all tables of a database, but for when and from which path they were imported. */
async function contentOf(path: string): Promise<Record<string, unknown[]>> {
  return await withDatabase(path, async (connection) => {
    const read = async (sql: string): Promise<Record<string, unknown>[]> => (await connection.runAndReadAll(sql)).getRowObjectsJson();
    const content: Record<string, unknown[]> = {};
    for (const { name } of await read('SELECT table_name AS name FROM duckdb_tables() WHERE NOT internal ORDER BY 1')) {
      const table = String(name);
      const rows = await read(`SELECT * FROM ${identifier(table)}`);
      // What JSON.parse says of a broken text differs between versions of JavaScript.
      content[table] = rows.map((row) => JSON.stringify({ ...row, imported_at: null, source: null }).replace(/ \(line \d+ column \d+\)/u, '')).toSorted();
    }
    return content;
  });
}

async function rowsOf(path: string, table: string): Promise<unknown> {
  return await withDatabase(path, async (connection) => (await connection.runAndReadAll(`FROM ${table} ORDER BY ALL`)).getRowObjectsJson());
}

test('a folder of result files opens, says what it could not take, and is kept as databases that open again', async ({ page }, info) => {
  const folder = writeResultFiles(info.outputPath('runs'));
  await openDropped(page, [folder], 'runs');
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText(`${RESULT_FILES.withoutResult} of ${RESULT_FILES.json} files gave nothing.`);
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('Left aside: runs/README.md.');
  const matrix = await matrixOf(page);
  for (const model of ['synthetic-bert', 'synthetic-t5', 'synthetic-vit']) expect(matrix).toContain(model);

  await page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'What was read' }).click();
  const report = page.getByRole('dialog', { name: 'What was read' }).getByRole('region', { name: 'Result files' });
  await expect(report).toContainText(`${RESULT_FILES.json} files: ${RESULT_FILES.json - RESULT_FILES.withoutResult - RESULT_FILES.copies} gave results, ${RESULT_FILES.withoutResult} gave none, 1 is a copy of another`);
  await expect(report).toContainText(`${RESULT_FILES.results} results taken; ${RESULT_FILES.duplicates} more state the same as another and count once`);
  for (const [file, words] of [['lines/nightly.jsonl', 'Line 2 is not JSON'], ['direct/direct.json', '/batch_results/16'], ['strange/weather.json', 'none of the known kinds'], ['strange/broken.json', 'not JSON'], ['strange/empty.json', 'empty']] as const) {
    await expect(report.getByRole('listitem').filter({ hasText: `runs/${file}` })).toContainText(words);
  }
  const [csv] = await Promise.all([page.waitForEvent('download'), report.getByRole('button', { name: 'Save list as CSV' }).click()]);
  expect(readFileSync(await csv.path(), 'utf8')).toContain('runs/strange/weather.json,,unknown-shape,');
  await page.keyboard.press('Escape');

  const [saved, archive, native] = [info.outputPath('saved.duckdb'), info.outputPath('saved.zip'), info.outputPath('native.duckdb')];
  expect(await save(page, 'Save as DuckDB', saved)).toBe('runs.duckdb');
  expect(await save(page, 'Save as Parquet', archive)).toBe('runs-parquet.zip');
  await migrateNatively(folder, native);
  expect(await contentOf(saved)).toEqual(await contentOf(native));

  await openDropped(page, [saved], 'saved.duckdb');
  expect(await matrixOf(page)).toBe(matrix);
  await openDropped(page, [archive], 'saved.zip');
  expect(await matrixOf(page)).toBe(matrix);

  // The command line goes on with what the page wrote, and finds nothing new in the same files.
  const before = await contentOf(saved);
  await migrateNatively(folder, saved);
  expect(await contentOf(saved)).toEqual(before);
});

test('a ZIP of result files, of a database or of Parquet opens like what is in it', async ({ page }) => {
  const texts = Object.entries(resultFiles()).map(([path, text]) => [`../${path}`, new TextEncoder().encode(text)] as const);
  await openDropped(page, [{ name: 'runs.zip', bytes: zipped(Object.fromEntries(texts)) }], 'runs.zip');
  const address = page.url();
  await openDropped(page, [{ name: 'renamed.zip', bytes: zipped(Object.fromEntries(texts.toReversed())) }], 'renamed.zip');
  expect(page.url().replace('renamed.zip', 'runs.zip')).toBe(address);
  await openDropped(page, [{ name: 'data.zip', bytes: zipped({ 'a/seed.duckdb': readFileSync(FILES.seed) }) }], 'seed.duckdb', '218 results');
  const tables = ['models', 'hardware_platforms', 'performance_results'].map((name) => [`${name}.parquet`, readFileSync(exportedFile(`${name}.parquet`))] as const);
  await openDropped(page, [{ name: 'tables.zip', bytes: zipped(Object.fromEntries(tables)) }], 'tables.zip', '162 results');
});

test('what is no result, or unpacks to too much, is refused, and what was open stays', async ({ page }) => {
  await openDropped(page, [FILES.mixed], 'mixed.duckdb', '8 results');
  const before = await pictureOf(page);
  const bomb = zipped(Object.fromEntries(Array.from({ length: 3 }, (_, index) => [`${index}.json`, new Uint8Array(50_000_000)])));
  const refused = [
    { file: { name: 'bomb.zip', bytes: bomb }, title: /“bomb\.zip” unpacks to more than is safe/, words: ['Nothing was unpacked', '200 times'] },
    { file: { name: 'cut.zip', bytes: bomb.subarray(0, 5000) }, title: /“cut\.zip” cannot be unpacked/, words: ['no directory'] },
    { file: { name: 'nested.zip', bytes: zipped({ 'a.zip': zipped({}) }) }, title: /is a ZIP archive/, words: ['within another archive'] },
    { file: { name: 'weather.json', bytes: '{"city": "Paris"}' }, title: /“weather\.json” holds no benchmark result/, words: ['none of the known kinds'] },
    { file: { name: 'strangers.zip', bytes: zipped({ 'a.json': new Uint8Array([123]), 'b.json': new Uint8Array([123, 125]) }) }, title: /“strangers\.zip” holds no benchmark result/, words: ['None of 2 files gave a result', '1 not JSON'] },
  ] as const;
  for (const { file, title, words } of refused) {
    await dropFiles(page, [file]);
    await expectFailure(page, title, ...words, 'What was open stays open.');
    expect(await pictureOf(page)).toBe(before);
    await failureCard(page).getByRole('button', { name: 'Dismiss' }).click();
  }
});

test('reading and saving can be cancelled, and nothing is left of it', async ({ page }, info) => {
  await openDropped(page, [FILES.seed], 'seed.duckdb', '218 results');
  const before = await pictureOf(page);
  const line = JSON.stringify({ model_name: 'synthetic', hardware_type: 'cpu', status: 'completed', success: true, performance: { batch_size: 1, average_latency_ms: 5, latencies_ms: Array.from({ length: 200 }, (_, index) => 5 + index / 100) } });
  const lines = Array.from({ length: 30_000 }, (_, index) => line.replace('"synthetic"', `"synthetic-${index}"`)).join('\n');
  await dropFiles(page, [{ name: 'many.jsonl', bytes: lines }]);
  await expect(openingBar(page)).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(openingBar(page)).toHaveCount(0);
  expect(await pictureOf(page)).toBe(before);

  await page.getByRole('button', { name: 'Save', exact: true }).press('Enter');
  await page.getByRole('menuitem', { name: 'Save as Parquet' }).press('Enter');
  await page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('progressbar', { name: /^Saving / })).toHaveCount(0);
  expect(await pictureOf(page)).toBe(before);
  const saved = info.outputPath('seed.duckdb');
  await save(page, 'Save as DuckDB', saved);
  expect(readFileSync(saved).equals(readFileSync(FILES.seed))).toBe(true);
});

test('several databases are kept as one, each with its own tables', async ({ page }, info) => {
  await openDropped(page, [FILES.seed, FILES.mixed], '2 files');
  const saved = info.outputPath('both.duckdb');
  await save(page, 'Save as DuckDB', saved);
  for (const name of ['seed', 'mixed'] as const) expect(await rowsOf(saved, `${name}.performance_results`)).toEqual(await rowsOf(FILES[name], 'performance_results'));
  await expect(page.getByText('Views, keys and constraints are not copied.')).toBeVisible();
  const together = (await datasetLine(page).innerText()).match(/[\d,]+ results/u)?.[0];
  const archive = info.outputPath('both.zip');
  await save(page, 'Save as Parquet', archive);
  await openDropped(page, [saved], 'both.duckdb', together);

  // As Parquet they stay two files, whose ids mean nothing in each other.
  await openDropped(page, [archive], '2 files', together);
  const popup = await openFilter(page, 'File');
  await expect(popup.getByRole('checkbox', { name: /^(seed|mixed)\b/ })).toHaveCount(2);
});
