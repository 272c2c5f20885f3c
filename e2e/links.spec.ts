import type { BrowserContext, Page } from '@playwright/test';
import { idle, openApp } from './app.ts';
import { FILES } from './data/files.ts';
import { expect, test } from './fixtures.ts';
import { cell, dropAndOpen, grid, inView, modelNames, openCell, openFilter, panel } from './matrixPage.ts';

/** What the reader sees of a view. */
async function seen(page: Page): Promise<unknown> {
  await idle(page);
  const filters = page.getByRole('list', { name: 'Active filters' });
  return {
    models: await modelNames(page),
    inView: await inView(page),
    chips: await filters.getByRole('listitem').allInnerTexts(),
    headers: await grid(page).getByRole('columnheader').evaluateAll((cells) => cells.map((header) => `${header.textContent} ${header.ariaSort ?? ''}`)),
    show: await page.getByLabel('Show', { exact: true }).inputValue(),
    evidence: await panel(page).allInnerTexts(),
  };
}

async function copiedLink(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Link copied. It carries the view, not the data.')).toBeVisible();
  return await page.evaluate(async () => navigator.clipboard.readText());
}

test.use({ viewport: { width: 1440, height: 900 }, permissions: ['clipboard-read', 'clipboard-write'] });

async function elsewhere(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  await idle(page);
  return page;
}

test('a copied link shows another reader the same view, and says only what differs from the default', async ({ page, browser, contextOptions }) => {
  test.slow();
  await openApp(page);
  expect(new URL(page.url()).search).toBe('');
  const hardware = await openFilter(page, 'Hardware');
  await hardware.getByRole('checkbox', { name: /^CUDA/ }).check();
  await hardware.getByRole('checkbox', { name: /^MPS/ }).check();
  await page.keyboard.press('Escape');
  await page.getByRole('group', { name: 'Show only these states' }).getByRole('button', { name: /^Supported/ }).click();
  await page.getByLabel('Group by').selectOption({ label: 'Family' });
  await page.getByLabel('Sort by').selectOption({ label: 'Newest evidence' });
  await page.getByLabel('Show', { exact: true }).selectOption({ label: 'Throughput (items/s)' });
  await page.getByLabel('Precision').selectOption({ label: 'fp16' });
  await grid(page).getByRole('button', { name: 'Devices of CUDA' }).click();
  await page.getByRole('searchbox', { name: 'Search models' }).fill('base');
  await openCell(page, 'bert-base-uncased', 'cuda');
  const link = await copiedLink(page);
  expect(link).toBe(page.url());
  expect(new URL(link).search).toBe('?v=1&q=base&hardware=cuda,mps&state=supported&show=throughput.median&at.precision=fp16&sort=-newest&group=family&open=cuda&cell=bert-base-uncased~cuda');
  const here = await seen(page);
  const context = await browser.newContext(contextOptions);
  const other = await elsewhere(context, link);
  expect(await seen(other)).toEqual(here);
  expect(other.url()).toBe(link);
  await context.close();
});

test('Back and Forward walk through filters, sorting and cells', async ({ page }) => {
  await openApp(page);
  const steps: string[] = [page.url()];
  const step = async (work: () => Promise<unknown>): Promise<void> => {
    await work();
    await idle(page);
    expect(page.url()).not.toBe(steps.at(-1));
    steps.push(page.url());
  };
  await step(async () => page.getByRole('group', { name: 'Show only these states' }).getByRole('button', { name: /^Failing/ }).click());
  await step(async () => page.getByLabel('Sort by').selectOption({ label: 'Failures' }));
  await step(async () => openCell(page, 'flan-t5-large', 'mps'));
  await step(async () => page.keyboard.press('Escape'));
  for (const address of steps.slice(0, -1).toReversed()) {
    await page.goBack();
    await expect(page).toHaveURL(address);
  }
  expect(await inView(page)).toEqual({ models: 69, pairs: 552 });
  for (const address of steps.slice(1, 4)) {
    await page.goForward();
    await expect(page).toHaveURL(address);
  }
  await idle(page);
  await expect(panel(page, 'flan-t5-large on MPS')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Active filters' }).getByText('State: Failing')).toBeVisible();
  await page.goBack();
  await expect(panel(page)).toBeHidden();
});

test('a broken link opens as much as it can and says what it ignored', async ({ page }) => {
  await openApp(page, '?v=7&q=whisper&state=broken,failing&since=2026-02-30&sort=size&cell=bert&show=speed&utm=mail&family=%E0%A4');
  await expect(page.getByText(/parts of this link could not be used/)).toBeVisible();
  await page.getByText(/parts of this link could not be used/).click();
  for (const ignored of ['v=7: newer link version', 'state=broken: unknown state', 'since=2026-02-30: not a date (YYYY-MM-DD)', 'sort=size: unknown sort order', 'show=speed: unknown cell content', 'utm=mail: unknown parameter', 'family=%E0%A4: broken percent escape']) {
    await expect(page.getByRole('listitem').filter({ hasText: ignored })).toBeVisible();
  }
  const names = await modelNames(page);
  expect(names.length).toBeGreaterThan(0);
  expect(names.every((name) => name.startsWith('whisper'))).toBe(true);
  await page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Dismiss' }).first().click();
  await expect(page.getByText(/parts of this link could not be used/)).toBeHidden();
});

test('a link without a version, to names that the file does not have, still opens', async ({ page }) => {
  await openApp(page, '?hardware=cuda,abacus&cell=no-such-model~cuda&open=abacus');
  await expect(grid(page).getByRole('columnheader', { name: 'CUDA' })).toBeVisible();
  await expect(panel(page, 'no-such-model on cuda').getByText('This file has nothing by that name any more')).toBeVisible();
  expect((await inView(page)).models).toBe(69);
});

test('a link to a local file asks for it by name, takes it, and tells a different one apart', async ({ page, browser, contextOptions }) => {
  test.slow();
  await openApp(page);
  await dropAndOpen(page, FILES.seed);
  await page.getByRole('group', { name: 'Show only these states' }).getByRole('button', { name: /^Supported/ }).click();
  await openCell(page, 't5-small', 'cuda');
  const link = await copiedLink(page);
  expect(new URL(link).search).toMatch(/^\?v=1&state=supported&cell=t5-small~cuda&data=seed\.duckdb~[0-9a-f]{16}$/);
  const here = await seen(page);

  const context = await browser.newContext(contextOptions);
  const other = await elsewhere(context, link);
  await expect(other.getByRole('heading', { name: 'This link was made for seed.duckdb' })).toBeVisible();
  await expect(grid(other)).toBeHidden();
  await dropAndOpen(other, FILES.seed);
  expect(await seen(other)).toEqual(here);
  expect(other.url()).toBe(link);

  const third = await elsewhere(context, link);
  await dropAndOpen(third, FILES.mixed);
  await expect(third.getByText('This is not the file the link was made for: it named seed.duckdb, and what is open is mixed.duckdb.')).toBeVisible();
  await expect(third.getByRole('list', { name: 'Active filters' }).getByText('State: Supported')).toBeVisible();
  await context.close();
});

test('Back returns from a dropped file to the demo, Forward to the file', async ({ page }) => {
  test.slow();
  await openApp(page, '?v=1&q=bert');
  await dropAndOpen(page, FILES.seed);
  const dataset = page.getByRole('region', { name: 'Open dataset' });
  await cell(page, 't5-small', 'cpu').click();
  await idle(page);
  await page.goBack();
  await page.goBack();
  await dataset.getByText('demo.duckdb').waitFor({ timeout: 0 });
  await idle(page);
  expect((await modelNames(page))[0]).toMatch(/bert/i);
  await page.goForward();
  await dataset.getByText('seed.duckdb').waitFor({ timeout: 0 });
  await page.goForward();
  await idle(page);
  await expect(panel(page, 't5-small on CPU')).toBeVisible();
});
