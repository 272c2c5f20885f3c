import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { openApp } from './app.ts';
import { demoNumber, demoPairs } from './data/demo.ts';
import { createDatabase, quoted, withDatabase } from './data/native.ts';
import { SEED_SQL } from './data/schemas.ts';
import { expect, test } from './fixtures.ts';
import { dropAndOpen, openCell } from './matrixPage.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

interface Saved {
  readonly name: string;
  readonly path: string;
  readonly text: string;
}

async function chooseExport(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menu', { name: 'Export the matrix in view' }).getByRole('menuitem', { name: new RegExp(`^${item}(?! of)`) }).click();
}

async function save(page: Page, format: string): Promise<Saved> {
  const [download] = await Promise.all([page.waitForEvent('download'), chooseExport(page, `Save ${format}`)]);
  const path = test.info().outputPath(download.suggestedFilename());
  await download.saveAs(path);
  return { name: download.suggestedFilename(), path, text: readFileSync(path, 'utf8') };
}

async function copied(page: Page, format: string): Promise<string> {
  await chooseExport(page, `Copy ${format}`);
  await expect(page.getByRole('status').getByText(`${format} copied`)).toBeVisible();
  return await page.evaluate(async () => navigator.clipboard.readText());
}

/** A CSV file as DuckDB reads it. */
async function readCsv(path: string): Promise<readonly Record<string, unknown>[]> {
  return await withDatabase(':memory:', async (connection) => (await connection.runAndReadAll(`SELECT * FROM read_csv(${quoted(path)}, header = true, all_varchar = true)`)).getRowObjectsJson());
}

test('every format holds the whole matrix, with the states that SQL finds', async ({ page }) => {
  const pairs = await demoPairs();
  const stateOf = new Map(pairs.map((pair) => [`${pair.model} ${pair.hardware}`, pair.state]));
  await openApp(page, '?v=1&fold=text');

  const table = await save(page, 'CSV');
  expect(table.name).toBe('compatibility-matrix.csv');
  const lines = await readCsv(table.path);
  expect(lines).toHaveLength(69);
  expect(lines.find((line) => line['model'] === 'flan-t5-large')).toMatchObject({ MPS: 'Failing, conflict', CUDA: 'Failing', tested: '5', pairs: '8' });
  expect(lines.find((line) => line['model'] === 'llava-v1.6-mistral-7b-hf')).toMatchObject({ CUDA: 'Failing (out of memory)' });

  const list = await save(page, 'CSV of pairs');
  const rows = await readCsv(list.path);
  expect(rows).toHaveLength(pairs.length);
  for (const row of rows) expect(row['state'], `${String(row['model'])} on ${String(row['hardware'])}`).toBe(stateOf.get(`${String(row['model'])} ${String(row['hardware'])}`));

  const json = await save(page, 'JSON');
  const document = JSON.parse(json.text) as { readonly dataset: string; readonly link: string; readonly pairs: number; readonly tested: number; readonly cells: readonly { readonly state: string; readonly value: unknown }[] };
  expect(document).toMatchObject({ dataset: 'demo.duckdb', link: page.url(), pairs: pairs.length, tested: pairs.filter((pair) => pair.tested).length });
  expect(document.cells).toHaveLength(pairs.length);

  const markdown = await save(page, 'Markdown');
  expect(markdown.name).toBe('compatibility-matrix.md');
  expect(markdown.text.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| Model') && !line.startsWith('| :--'))).toHaveLength(69);
  expect(markdown.text).toContain(`](<${page.url()}>)`);

  for (const [format, saved] of [['CSV', table], ['CSV of pairs', list], ['Markdown', markdown]] as const) expect(await copied(page, format), format).toBe(saved.text);
  const again = JSON.parse(await copied(page, 'JSON')) as { readonly cells: unknown };
  expect(again.cells).toEqual(document.cells);
});

test('an export is what is in view: filters, devices and values', async ({ page }) => {
  await openApp(page, '?v=1&q=bert-base-uncased+-distil&hardware=cuda&open=cuda&show=latency.median&at.batch=8&at.precision=fp16&at.case=embedding');
  const rows = JSON.parse((await save(page, 'JSON')).text) as { readonly value: string; readonly cells: readonly { readonly model: string; readonly device: string | null; readonly value: number | null }[] };
  expect(rows.value).toBe('Latency, mean, median (ms), lower is better');
  expect(rows.cells.map(({ model, device }) => `${model}, ${device ?? ''}`)).toEqual(['', 'NVIDIA A100 80GB PCIe', 'NVIDIA GeForce RTX 3060', 'NVIDIA GeForce RTX 4090', ''].map((device) => `bert-base-uncased, ${device}`));
  const latency = await demoNumber(`
    SELECT median(average_latency_ms::DOUBLE) FROM demo.performance_results JOIN model USING (model_id) JOIN hardware USING (hardware_id)
    WHERE model = 'bert-base-uncased' AND device = 'nvidia geforce rtx 4090' AND batch_size = 8 AND lower(precision) = 'fp16' AND test_case = 'embedding' AND average_latency_ms > 0 AND isfinite(average_latency_ms)`);
  expect(rows.cells.find(({ device }) => device === 'NVIDIA GeForce RTX 4090')?.value).toBeCloseTo(latency, 3);
});

test('names that a spreadsheet or Markdown would run are only text in an export', async ({ page }) => {
  test.slow();
  await openApp(page);
  const path = test.info().outputPath('formulas.duckdb');
  const names = ['=HYPERLINK("https://invalid.example")', '+1+1', '-2', '@sum', '<img src=x onerror=alert(1)>', 'a|b', '[x](javascript:alert(1))', 'quote " and, comma'];
  const rows = names.map((name, index) => `(${100 + index}, ${quoted(name)}, 'odd', 'text', 'base', 1, NULL)`);
  await createDatabase(path, `${SEED_SQL}; INSERT INTO models VALUES ${rows.join(', ')}`);
  await dropAndOpen(page, path);
  const table = await save(page, 'CSV');
  const written = (await readCsv(table.path)).map((row) => String(row['model']));
  for (const name of names) expect(written).toContain(/^[=+\-@]/.test(name) ? `'${name}` : name);
  const markdown = (await save(page, 'Markdown')).text;
  expect(markdown).not.toMatch(/<(?:img|script|svg|a)\b/i);
  expect(markdown.split('\n').filter((line) => line.startsWith('| ')).every((line) => line.endsWith(' |'))).toBe(true);
});

test('the evidence of a cell is copied as Markdown and as SQL', async ({ page }) => {
  await openApp(page, '?v=1&q=opt-1.3b');
  const panel = await openCell(page, 'opt-1.3b', 'webgpu');
  await panel.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(page.getByText('Markdown copied')).toBeVisible();
  const markdown = await page.evaluate(async () => navigator.clipboard.readText());
  expect(markdown).toMatch(/^### opt-1\.3b on WebGPU\n\nFailing: /);
  expect(markdown).toContain(`[this cell](<${page.url()}>)`);
  const outside = markdown.replaceAll(/(`{3,})[\s\S]*?\1/g, '');
  expect(outside).not.toMatch(/<(?:img|script)\b/i);
  expect(markdown).toContain('<img src=x onerror=alert(1)> shader failed');
  await panel.getByText('SQL of this evidence').click();
  await panel.getByRole('button', { name: 'Copy SQL' }).click();
  await expect(page.getByText('SQL copied')).toBeVisible();
  expect(await page.evaluate(async () => navigator.clipboard.readText())).toMatch(/^-- opt-1\.3b on WebGPU\n[\s\S]*SELECT t\.\*/);
});

test('what was read can be copied', async ({ page }) => {
  await openApp(page);
  await page.getByRole('button', { name: 'What was read' }).click();
  const dialog = page.getByRole('dialog', { name: 'What was read' });
  const models = await demoNumber('SELECT count(*) FROM model');
  await expect(dialog.getByText(`${models} of ${models + 2} rows`)).toBeVisible();
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await expect.poll(async () => page.evaluate(async () => navigator.clipboard.readText())).toMatch(/^# What was read from demo\.duckdb\n/);
});
