import type { Page } from '@playwright/test';
import { idle, openApp } from './app.ts';
import { demoPairs } from './data/demo.ts';
import { expect, test } from './fixtures.ts';
import { legend, panel, scrollToModel } from './matrixPage.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, permissions: ['clipboard-read', 'clipboard-write'] });

async function sideways(page: Page): Promise<boolean> {
  return await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

test('models, then the hardware of one, then the evidence, and back to where one was', async ({ page }) => {
  const pairs = await demoPairs();
  await openApp(page);
  const counts = await legend(page);
  expect(counts['Failing']).toBe(pairs.filter((pair) => pair.state === 'failing').length);
  const list = page.getByRole('list', { name: 'Models' });
  const entry = list.getByRole('button', { name: /^flan-t5-large/ });
  const tested = pairs.filter((pair) => pair.model === 'flan-t5-large' && pair.tested).length;
  await scrollToModel(page, entry);
  await expect(entry).toContainText(`${tested}/8 tested`);
  await entry.tap();
  await idle(page);
  const model = page.getByRole('dialog', { name: 'flan-t5-large' });
  await expect(model.getByRole('heading', { name: 'flan-t5-large' })).toBeFocused();
  await expect(model.getByRole('button', { name: /^MPS.*Failing.*Conflict/ })).toBeVisible();
  await model.getByRole('button', { name: 'Devices of CUDA' }).tap();
  await expect(model.getByRole('button', { name: /^NVIDIA GeForce RTX 3060/ })).toBeVisible();
  await model.getByRole('button', { name: /^MPS/ }).tap();
  await idle(page);
  await expect(panel(page, 'flan-t5-large on MPS').getByText(/^Failing: the newest of/)).toBeVisible();
  expect(await sideways(page)).toBe(false);
  await expect(page).toHaveURL(/cell=flan-t5-large~mps/);
  await page.goBack();
  await idle(page);
  await expect(model).toBeVisible();
  await page.goForward();
  await idle(page);
  await panel(page).getByRole('button', { name: 'Back' }).tap();
  await expect(model).toBeVisible();
  await model.getByRole('button', { name: 'All models' }).tap();
  await expect(entry).toBeFocused();
  await expect(entry).toBeInViewport();
});

test('filters open as a sheet, say how many they leave, and are taken away', async ({ page }) => {
  await openApp(page);
  await page.getByRole('button', { name: 'Filters', exact: true }).tap();
  const sheet = page.getByRole('dialog', { name: 'Filters' });
  await sheet.getByRole('button', { name: /^Hardware/ }).tap();
  await idle(page);
  await sheet.getByRole('checkbox', { name: /^WebGPU/ }).check();
  await sheet.getByRole('button', { name: /^State/ }).tap();
  await idle(page);
  await sheet.getByRole('checkbox', { name: /^Failing/ }).check();
  await idle(page);
  const names = (await demoPairs()).filter((pair) => pair.hardware === 'webgpu' && pair.state === 'failing').map((pair) => pair.model);
  const show = sheet.getByRole('button', { name: `Show ${names.length} models, ${names.length} pairs` });
  await expect(show).toBeVisible();
  expect(await sideways(page)).toBe(false);
  await show.tap();
  await expect(sheet).toBeHidden();
  await expect(page.getByRole('list', { name: 'Models' }).getByRole('button', { name: new RegExp(`^${names[0] ?? ''}`) }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Filters (2)' }).tap();
  await sheet.getByRole('button', { name: 'Reset' }).tap();
  await expect(sheet.getByRole('button', { name: 'Show 69 models, 552 pairs' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  expect(new URL(page.url()).search).toBe('');
});

test('search, sorting, values, exports and links are there too', async ({ page }) => {
  await openApp(page);
  await page.getByRole('searchbox', { name: 'Search models' }).fill('whisper-tiny');
  await idle(page);
  const entry = page.getByRole('list', { name: 'Models' }).getByRole('button', { name: /^whisper-tiny/ });
  await expect(entry).toBeVisible();
  await page.getByLabel('Sort by').selectOption({ label: 'Failures' });
  await page.getByLabel('Show', { exact: true }).selectOption({ label: 'Latency, mean (ms)' });
  await idle(page);
  await entry.tap();
  await idle(page);
  await expect(page.getByRole('dialog', { name: 'whisper-tiny' }).getByText(/^Latency, mean, median \(ms\), lower is better; at batch/)).toBeVisible();
  await page.getByRole('button', { name: 'All models' }).tap();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    (async () => {
      await page.getByRole('button', { name: 'Export' }).tap();
      await page.getByRole('menuitem', { name: /^Save Markdown/ }).tap();
    })(),
  ]);
  expect(download.suggestedFilename()).toBe('compatibility-matrix.md');
  await page.getByRole('button', { name: 'More' }).tap();
  await page.getByRole('menuitem', { name: 'Copy link' }).tap();
  await expect.poll(async () => page.evaluate(async () => navigator.clipboard.readText())).toBe(page.url());
});

test('a link to a cell opens its evidence; what can be pressed is large enough; 320 pixels are enough', async ({ page }) => {
  await openApp(page, '?v=1&cell=opt-1.3b~webgpu');
  await expect(panel(page, 'opt-1.3b on WebGPU')).toBeVisible();
  await panel(page).getByRole('button', { name: 'Back' }).tap();
  await page.getByRole('button', { name: 'All models' }).tap();
  await idle(page);
  const small = await page.getByRole('button').evaluateAll((buttons) =>
    buttons.filter((button) => button.checkVisibility()).map((button) => ({ name: button.ariaLabel ?? button.textContent, box: button.getBoundingClientRect() })).filter(({ box }) => box.width < 24 || box.height < 24).map(({ name }) => name),
  );
  expect(small).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  await idle(page);
  expect(await sideways(page)).toBe(false);
  const cut = await page.getByRole('group', { name: 'Show only these states' }).getByRole('button').evaluateAll((buttons) => buttons.filter((button) => button.getBoundingClientRect().right > window.innerWidth).length);
  expect(cut).toBe(0);
});
