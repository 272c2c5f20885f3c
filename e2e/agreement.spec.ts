import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hardwareLabel } from '../src/core/model/hardware.ts';
import { openApp } from './app.ts';
import { DEMO_FILE, demoPairs } from './data/demo.ts';
import { DATA_FOLDER } from './data/files.ts';
import { SITE_FOLDER, expect } from './fixtures.ts';
import { test } from './host.ts';
import { cellTexts, inView, legend } from './matrixPage.ts';
import { csvRows } from './performancePage.ts';

const COMMAND = join(SITE_FOLDER, '../cli/main.js');
/** The site that the command publishes from the demonstration; the page of these tests is that one, under a path. */
const PUBLISHED = join(DATA_FOLDER, '../agreement-site');
const REPORT = 'report.html';

test.use({ base: '/boards/bench/', root: PUBLISHED });
test.describe.configure({ mode: 'default' });

interface Cell {
  readonly model: string;
  readonly hardware: string;
  readonly state: string;
  readonly value: number | null;
}

interface MatrixJson {
  readonly models: number;
  readonly pairs: number;
  readonly tested: number;
  readonly supported: number;
  readonly cells: readonly Cell[];
}

interface Compared {
  readonly label: string;
  readonly device: string | null;
  readonly value: { readonly median: number; readonly results: number; readonly runs: number; readonly interval: readonly [number, number] | null };
}

interface ReportJson {
  readonly summary: { readonly models: number; readonly pairs: number; readonly pairs_tested: number; readonly pairs_supported: number };
  readonly compatibility: { readonly total: number; readonly rows: readonly { readonly model: string; readonly cells: readonly { readonly hardware_type: string; readonly state: string }[] }[] };
  readonly comparisons: { readonly total: number; readonly rows: readonly { readonly model: string; readonly setting: string; readonly hardware: readonly Compared[] }[] };
}

/** What the command says of the database from which the site was published. */
function run(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(COMMAND, ['--db', DEMO_FILE, ...args], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  expect(status, stderr).toBe(0);
  return stdout;
}

const matrixOf = (...args: readonly string[]): MatrixJson => JSON.parse(run('matrix', '--format', 'json', ...args)) as MatrixJson;
const reportOf = (...args: readonly string[]): ReportJson => JSON.parse(run('report', '--format', 'json', ...args)) as ReportJson;

async function saved(page: Page, item: RegExp): Promise<string> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: item }).click()]);
  const path = test.info().outputPath(download.suggestedFilename());
  await download.saveAs(path);
  return readFileSync(path, 'utf8');
}

/** States by model and hardware type, in one order; where nothing is known the report has no cell. */
function statesOf(cells: readonly Pick<Cell, 'model' | 'hardware' | 'state'>[]): readonly string[] {
  return cells.filter(({ state }) => state !== 'untested').map(({ model, hardware, state }) => `${model} on ${hardware}: ${state}`).toSorted();
}

test.beforeAll(() => {
  run('publish', '--output', PUBLISHED, '--force');
  run('report', '--format', 'html', '--top', '20', '--output', join(PUBLISHED, REPORT));
});

test('the command, the published page and plain SQL have the same matrix, cell by cell', async ({ page, site }) => {
  expect(existsSync(join(PUBLISHED, 'data/demo.duckdb'))).toBe(true);
  const link = run('link', '--site', site.url, '--show', 'latency.median').trim();
  const matrix = matrixOf('--show', 'latency.median');
  expect(statesOf(matrix.cells)).toEqual(statesOf(await demoPairs()));
  expect(matrix.cells.filter(({ value }) => value !== null).length).toBeGreaterThan(30);

  await openApp(page, link);
  expect(page.url()).toBe(link);
  await expect(page.getByRole('region', { name: 'Open dataset' })).toContainText('benchmarks.duckdb');
  const { cells, models, pairs, tested, supported } = JSON.parse(await saved(page, /^Save JSON/)) as MatrixJson;
  expect({ models, pairs, tested, supported }).toEqual({ models: matrix.models, pairs: matrix.pairs, tested: matrix.tested, supported: matrix.supported });
  expect(cells).toEqual(matrix.cells);
  expect(await saved(page, /^Save CSV(?! of)/)).toBe(run('matrix', '--format', 'csv', '--show', 'latency.median'));
});

test('the report has the numbers of the page', async ({ page }) => {
  const report = reportOf();
  const { summary, compatibility, comparisons } = report;
  await openApp(page, '');
  expect(await inView(page)).toEqual({ models: summary.models, pairs: summary.pairs });
  expect((await legend(page))['Supported']).toBe(matrixOf().cells.filter(({ state }) => state === 'supported').length);
  const exported = JSON.parse(await saved(page, /^Save JSON/)) as MatrixJson;
  expect([exported.tested, exported.supported]).toEqual([summary.pairs_tested, summary.pairs_supported]);
  expect(compatibility.rows).toHaveLength(compatibility.total);
  expect(statesOf(compatibility.rows.flatMap(({ model, cells }) => cells.map((cell) => ({ ...cell, model, hardware: cell.hardware_type }))))).toEqual(statesOf(exported.cells));

  await openApp(page, run('link', '--page', 'performance').trim());
  const shown = new Map((await csvRows(page, test.info().outputPath('compare.csv'))).map((row) => [[row['Model'], row['Setting'], row['Hardware type'], row['Best device']].join('; '), ['Median (ms)', 'Low (ms)', 'High (ms)', 'n', 'Runs'].map((name) => (row[name] === null || row[name] === undefined ? null : Number(row[name])))]));
  expect(comparisons.rows).toHaveLength(comparisons.total);
  expect(comparisons.total).toBeGreaterThan(50);
  for (const { model, setting, hardware } of comparisons.rows) {
    for (const { label, device, value } of hardware) {
      const name = [model, setting, label, device].join('; ');
      expect(shown.get(name), name).toEqual([value.median, value.interval?.[0] ?? null, value.interval?.[1] ?? null, value.results, value.runs]);
    }
  }
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('the HTML report shows the same, asks for nothing and has no violations', async ({ page, site }) => {
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.goto(REPORT);
      const rows = await page.locator('#compatibility tbody tr').evaluateAll((all) => all.map((row) => [...row.querySelectorAll('th, td.state')].map((cell) => cell.querySelector('.word')?.textContent ?? cell.textContent)));
      const columns = await page.locator('#compatibility thead th').allInnerTexts();
      const words = rows.flatMap(([model = '', ...states]) => states.map((state, index) => ({ model, hardware: columns[index + 1] ?? '', state: state.toLowerCase().split(' ')[0] ?? '' })));
      const shown = new Set(words.map(({ model }) => model));
      expect(shown.size).toBe(20);
      expect(statesOf(words)).toEqual(statesOf(matrixOf().cells.filter(({ model }) => shown.has(model)).map((cell) => ({ ...cell, hardware: hardwareLabel(cell.hardware) }))));
      const { summary } = reportOf('--top', '1');
      await expect(page.locator('#summary')).toContainText(`${summary.pairs_tested} of ${summary.pairs}; ${summary.pairs_supported} supported`);
      expect(await page.locator('#summary').innerText()).not.toMatch(/\b(?:NaN|null|undefined|Infinity)\b/);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary ?? ''}`).join(' | ')}`)).toEqual([]);
      expect(asked).toEqual([`${site.url}${REPORT}`]);
    });
  });
}

test('a link of the command opens exactly that view of the published page', async ({ page, site }) => {
  const filters = ['--hardware', 'cuda,rocm,webgpu', '--modality', 'vision', '--state', 'failing', '--since', '2026-01-01'];
  const matrix = matrixOf(...filters);
  expect(matrix.models).toBeGreaterThan(0);
  const link = run('link', '--site', site.url, ...filters).trim();
  await openApp(page, link);
  expect(page.url()).toBe(link);
  expect(await inView(page)).toEqual({ models: matrix.models, pairs: matrix.pairs });
  const failing = [...(await cellTexts(page))].filter(([, text]) => text.startsWith('Failing')).map(([name]) => name);
  expect(failing.toSorted()).toEqual(matrix.cells.map(({ model, hardware }) => `${model} on ${hardwareLabel(hardware)}`).toSorted());

  const pareto = run('link', '--site', site.url, '--chart', 'pareto', '--metric', 'latency', '--against', 'power', '--hardware', 'cuda').trim();
  await openApp(page, pareto);
  expect(page.url()).toBe(pareto);
  await expect(page.getByRole('region', { name: 'Comparisons', exact: true }).getByRole('heading', { name: /Latency, mean .*which configurations does no other beat\?$/ })).toBeVisible();
});
