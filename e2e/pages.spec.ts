import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { idle, openApp } from './app.ts';
import { demoNumber } from './data/demo.ts';
import { expect, SITE_FOLDER, test } from './fixtures.ts';
import { ALL_IN_SIGHT, cell, grid, inView, openCell, openFilter, panel } from './matrixPage.ts';

const FIRST_LOAD_AT_MOST = 120_000;
const PINS = 'pin=distilbert-base-uncased~cuda~NVIDIA+GeForce+RTX+4090~fp16~16~384~embedding,distilbert-base-uncased~rocm~AMD+Radeon+RX+7900+XTX~fp16~16~384~embedding';

const link = (page: Page, name: string) => page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name, exact: true });
const tray = (page: Page) => page.getByRole('region', { name: /pinned results?$/ });

async function follow(page: Page, name: string): Promise<void> {
  await link(page, name).click();
  await idle(page);
}

test('links lead from page to page with the filters, and Back leads back to the open cell', async ({ page }) => {
  await openApp(page, '?v=1&hardware=cuda,cpu&cell=bert-base-uncased~cuda');
  await expect(page).toHaveTitle('Matrix · demo.duckdb – Accelerate Bench');
  await expect(link(page, 'Matrix')).toHaveAttribute('aria-current', 'page');
  await follow(page, 'Performance');
  await expect(page).toHaveTitle('Performance · demo.duckdb – Accelerate Bench');
  await expect(page).toHaveURL(/\?v=1&page=performance&hardware=cuda,cpu$/);
  await expect(page.getByRole('heading', { level: 2, name: 'Performance' })).toBeFocused();
  await expect(page.getByRole('list', { name: 'Active filters' })).toContainText('Hardware: CUDA or CPU');
  await follow(page, 'Power');
  await expect(page.getByRole('heading', { level: 2, name: 'Power and heat' })).toBeFocused();
  await page.goBack();
  await idle(page);
  await expect(link(page, 'Performance')).toHaveAttribute('aria-current', 'page');
  await page.goBack();
  await idle(page);
  await expect(page).toHaveTitle(/^Matrix/);
  await expect(panel(page, 'bert-base-uncased on CUDA')).toBeVisible();
  await expect(cell(page, 'bert-base-uncased', 'cuda')).toBeInViewport();
});

test('a page begins at its top, and is found again where it was left', async ({ page }) => {
  const scrolled = async (): Promise<number> => await page.locator('main').evaluate((main) => main.scrollTop);
  await openApp(page, '?v=1&page=performance');
  await page.locator('main').evaluate((main) => main.scrollTo(0, 300));
  expect(await scrolled()).toBe(300);
  await follow(page, 'Power');
  expect(await scrolled()).toBe(0);
  await page.goBack();
  await idle(page);
  await expect.poll(scrolled).toBe(300);
});

test('the bar counts cells for the matrix, and results for the other pages', async ({ page }) => {
  await openApp(page, '?v=1&q=bert');
  const { models } = await inView(page);
  await follow(page, 'Performance');
  const status = page.getByRole('region', { name: 'Filters' }).getByRole('status');
  await expect(status).toHaveText(new RegExp(`^${models} models, [\\d,]+ results$`));
  const results = /, ([\d,]+) results$/.exec(await status.innerText())?.[1] ?? '';
  await expect(page.getByText(new RegExp(`^[\\d,]+ of ${results} results used`)).first()).toBeVisible();
});

test('the first load stays small, and charts are fetched with the first chart', async ({ page }) => {
  const index = readFileSync(join(SITE_FOLDER, 'index.html'), 'utf8');
  const scripts = [...index.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map((match) => join(SITE_FOLDER, match[1] ?? ''));
  expect(scripts.length).toBeGreaterThan(0);
  expect(scripts.reduce((sum, path) => sum + gzipSync(readFileSync(path)).length, 0)).toBeLessThan(FIRST_LOAD_AT_MOST);

  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname.split('/').at(-1) ?? ''));
  const later = page.waitForRequest(/PowerPage-[^/]*\.js$/);
  await openApp(page);
  await later;
  expect(asked.some((name) => /^MatrixPage-.*\.js$/.test(name))).toBe(true);
  expect(asked.filter((name) => name.startsWith('echarts'))).toEqual([]);
  await follow(page, 'Performance');
  await expect.poll(() => asked.filter((name) => /^echarts-.*\.js$/.test(name)).length).toBe(1);
});

test('throttled runs have a mark in the matrix and can be left out on every page', async ({ page }) => {
  const cells = await demoNumber('SELECT count(DISTINCT (model, hardware)) FROM demo.power_metrics JOIN model USING (model_id) JOIN hardware USING (hardware_id) WHERE thermal_throttling_detected');
  expect(cells).toBeGreaterThan(1);
  await page.setViewportSize(ALL_IN_SIGHT);
  await openApp(page);
  const legend = page.getByRole('group', { name: 'Show only these states' });
  await expect(legend.getByText(`Throttled${cells}`)).toBeVisible();
  await expect(grid(page).getByRole('gridcell', { name: /^mobilenet_v2_1\.0_224 on Qualcomm:.* throttled: the file says so/ })).toHaveCount(1);
  const opened = await openCell(page, 'mobilenet_v2_1.0_224', 'qualcomm');
  await expect(opened.getByText(/ of its rows were throttled: the file says so/)).toBeVisible();
  await expect(opened.getByRole('listitem').filter({ hasText: 'throttled' }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  const evidence = await openFilter(page, 'Evidence');
  await evidence.getByRole('radio', { name: /^Leave them out/ }).check();
  await idle(page);
  await expect(page).toHaveURL(/throttled=without/);
  await expect(legend.getByText(/^Throttled/)).toBeHidden();
  await page.keyboard.press('Escape');
  for (const name of ['Performance', 'Power']) {
    await follow(page, name);
    await expect(page.getByRole('button', { name: 'Remove filter Evidence: without throttled runs' })).toBeVisible();
  }
  await page.getByRole('button', { name: 'Remove filter Evidence: without throttled runs' }).click();
  await expect(page).not.toHaveURL(/throttled/);
});

test('from the evidence of a cell to its comparison and its power', async ({ page }) => {
  await openApp(page, '?v=1&hardware=cuda,rocm');
  const opened = await openCell(page, 'bert-base-uncased', 'cuda');
  await opened.getByRole('button', { name: 'Compare performance' }).click();
  await idle(page);
  await expect(page).toHaveURL(/page=performance&q=bert-base-uncased\+-distilbert[^&]*&hardware=cuda,rocm&of\.model=bert-base-uncased$/);
  await expect(page.getByRole('region', { name: 'Filters' }).getByRole('status')).toHaveText(/^1 model, /);
  await page.goBack();
  await idle(page);
  await panel(page, 'bert-base-uncased on CUDA').getByRole('button', { name: 'Power and heat' }).click();
  await idle(page);
  await expect(page).toHaveURL(/page=power/);
  await expect(page.getByRole('region', { name: 'Filters' }).getByRole('status')).toHaveText(/^1 model, /);
});

test('what comparisons take in besides has a chip of its own', async ({ page }) => {
  await openApp(page, '?v=1&page=performance&include=simulated,failed');
  await page.getByRole('button', { name: 'Remove filter Included: failed runs' }).click();
  await idle(page);
  await expect(page).toHaveURL(/include=simulated$/);
  await follow(page, 'Matrix');
  await expect(page.getByRole('list', { name: 'Active filters' })).toBeHidden();
  await follow(page, 'Power');
  await expect(page.getByRole('button', { name: 'Remove filter Included: simulated results' })).toBeVisible();
});

test('the tray tells what differs between pinned results, and nothing else', async ({ page }) => {
  await openApp(page, `?v=1&page=performance&${PINS},no-such-model~cpu`);
  await expect(tray(page)).toContainText('3 pinned results');
  await expect(tray(page).getByRole('listitem').filter({ hasText: 'no-such-model' })).toContainText('Not in this file');
  await tray(page).getByRole('button', { name: 'Unpin no-such-model on CPU, no device named, setting not stated' }).click();
  await idle(page);
  await expect(tray(page).getByRole('heading')).toBeFocused();
  await tray(page).getByRole('button', { name: 'What differs' }).click();
  const table = tray(page).getByRole('table');
  await expect(table.getByRole('rowheader', { name: 'Device' })).toBeVisible();
  await expect(table.getByRole('rowheader', { name: 'Driver' })).toBeVisible();
  await expect(table.getByRole('rowheader', { name: 'Precision' })).toHaveCount(0);
  await expect(tray(page).getByText(/^The same for all: .*precision/)).toBeVisible();
  await expect(table.getByRole('rowheader', { name: /^Latency/ })).toHaveCount(0);
  await table.getByRole('button', { name: /measured values$/ }).click();
  await expect(table.getByRole('rowheader', { name: /^Latency/ }).first()).toBeVisible();
  await page.setViewportSize({ width: 1440, height: 900 });
  expect((await tray(page).boundingBox())?.height).toBeLessThanOrEqual(900 * 0.4);
  await tray(page).getByRole('button', { name: 'Compare distribution' }).click();
  await idle(page);
  await expect(page).toHaveURL(/chart=distribution/);
  await expect(table).toBeHidden();
  await expect(page.getByRole('heading', { level: 2, name: 'Performance' })).toBeFocused();
  await follow(page, 'Power');
  await expect(tray(page)).toBeVisible();
  await follow(page, 'Matrix');
  await expect(tray(page)).toBeHidden();
  await page.goBack();
  await idle(page);
  await tray(page).getByRole('button', { name: 'Clear' }).click();
  await idle(page);
  await expect(tray(page)).toBeHidden();
  await expect(page).not.toHaveURL(/pin=/);
});

test.describe('a page that cannot be fetched', () => {
  test.use({ allowedProblems: /Failed to load resource|dynamically imported module|PageUnreachable|could not be fetched|ERR_FAILED/ });

  test('says so, and leaves the others alone', async ({ page }) => {
    await page.route(/PowerPage-[^/]*\.js$/, (route) => route.abort());
    await openApp(page);
    await follow(page, 'Power');
    await expect(page.getByRole('alert')).toContainText('This page could not be fetched');
    await follow(page, 'Matrix');
    await expect(grid(page)).toBeVisible();
    await page.unroute(/PowerPage-[^/]*\.js$/);
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('pages are one tap away, and pins open as a sheet', async ({ page }) => {
    await openApp(page, `?v=1&${PINS}`);
    await link(page, 'Performance').tap();
    await idle(page);
    await expect(page).toHaveTitle(/^Performance/);
    await page.getByRole('button', { name: '2 pinned results' }).tap();
    const sheet = page.getByRole('dialog', { name: '2 pinned results' });
    await expect(sheet.getByText('Driver', { exact: true })).toBeVisible();
    await sheet.getByRole('button', { name: 'Clear' }).tap();
    await idle(page);
    await expect(page.getByRole('button', { name: /pinned results$/ })).toBeHidden();
    await page.getByRole('button', { name: 'Filters', exact: true }).tap();
    await page.getByRole('dialog', { name: 'Filters' }).getByRole('button', { name: /^Evidence/ }).tap();
    await page.getByRole('dialog', { name: 'Filters' }).getByRole('radio', { name: /^Leave them out/ }).check();
    await idle(page);
    await expect(page).toHaveURL(/throttled=without/);
  });
});
