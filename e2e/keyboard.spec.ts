import type { Locator, Page } from '@playwright/test';
import { idle, openApp } from './app.ts';
import { FILES } from './data/files.ts';
import { expect, test } from './fixtures.ts';
import { cell, dropAndOpen, grid, modelNames, panel } from './matrixPage.ts';

/** Presses keys one after the other, each after the page has answered the last. */
async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await idle(page);
  }
}

/** Presses Tab until an element has the focus. */
async function tabTo(page: Page, target: Locator, most = 60): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  await expect(target, `reached by ${most} presses of Tab`).toBeFocused();
}

/** The focus, as row and column of the grid, counted from 0. */
async function place(page: Page): Promise<string> {
  return await page.evaluate(() => `${document.activeElement?.getAttribute('data-r') ?? ''},${document.activeElement?.getAttribute('data-c') ?? ''}`);
}

test('the grid is one stop of Tab; arrows, Home, End and Page keys move; Enter opens and Escape closes', async ({ page }) => {
  await openApp(page);
  await expect(grid(page)).toHaveAttribute('aria-rowcount', /^\d+$/);
  await expect(grid(page)).toHaveAttribute('aria-colcount', '10');
  const first = grid(page).getByRole('rowheader', { name: 'Text, 32 models' });
  await tabTo(page, first);
  await page.keyboard.press('Tab');
  expect(await grid(page).evaluate((element) => element.contains(document.activeElement))).toBe(false);
  await page.keyboard.press('Shift+Tab');
  await expect(first).toBeFocused();

  await press(page, 'ArrowDown', 'ArrowRight', 'ArrowRight');
  await expect(cell(page, 'albert-base-v2', 'cpu')).toBeFocused();
  await press(page, 'End');
  await expect(cell(page, 'albert-base-v2', 'webgpu')).toBeFocused();
  await press(page, 'Home');
  expect(await place(page)).toBe('3,0');
  await press(page, 'PageDown');
  const paged = Number((await place(page)).split(',')[0]);
  expect(paged).toBeGreaterThan(8);
  await expect(page.locator(':focus')).toBeInViewport();
  await press(page, 'PageUp', 'Control+End');
  await expect(page.locator(':focus')).toBeInViewport();
  expect(await place(page)).toBe(`${Number(await grid(page).getAttribute('aria-rowcount')) - 1},9`);
  await press(page, 'Control+Home');
  expect(await place(page)).toBe('0,0');

  await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter');
  await expect(panel(page, 'albert-base-v2 on CUDA').getByRole('heading', { level: 2 })).toBeFocused();
  await press(page, 'Escape');
  await expect(panel(page)).toBeHidden();
  await expect(cell(page, 'albert-base-v2', 'cuda')).toBeFocused();
  await press(page, 'Enter', 'Tab', 'Enter');
  await expect(panel(page)).toBeHidden();
  await expect(cell(page, 'albert-base-v2', 'cuda')).toBeFocused();
});

test('keys fold groups, sort columns and open hardware types', async ({ page }) => {
  await openApp(page);
  const text = grid(page).getByRole('rowheader', { name: 'Text, 32 models' });
  await text.focus();
  await press(page, 'Enter');
  await expect(text).toHaveAttribute('aria-expanded', 'false');
  await expect(text).toBeFocused();
  await press(page, ' ');
  await expect(text).toHaveAttribute('aria-expanded', 'true');
  await press(page, 'Control+Home', 'ArrowRight', 'Enter');
  await expect(grid(page).getByRole('columnheader', { name: 'Tested' })).toHaveAttribute('aria-sort', 'descending');
  await press(page, 'ArrowRight', 'ArrowRight', ' ');
  await expect(grid(page).getByRole('columnheader', { name: /^CUDA: NVIDIA/ })).toHaveCount(3);
  await expect(grid(page).getByRole('columnheader', { name: 'CUDA', exact: true })).toBeFocused();
  await press(page, 'ArrowRight', 'Enter');
  await expect(grid(page).getByRole('columnheader', { name: 'CUDA: NVIDIA A100 80GB PCIe' })).toHaveAttribute('aria-sort', 'ascending');
});

test('popups, menus and dialogs take the focus, close on Escape and give it back', async ({ page }) => {
  await openApp(page);
  const filter = page.getByRole('region', { name: 'Filters' }).getByRole('button', { name: 'Hardware' });
  await tabTo(page, filter);
  await press(page, 'Enter');
  const popup = page.getByRole('dialog', { name: 'Hardware' });
  await expect(popup.getByRole('checkbox', { name: /^CPU/ })).toBeFocused();
  await press(page, 'ArrowDown', ' ');
  await expect(popup.getByRole('checkbox', { name: /^CUDA/ })).toBeChecked();
  await press(page, 'Escape');
  await expect(popup).toBeHidden();
  await expect(page.getByRole('button', { name: /^Hardware/ }).first()).toBeFocused();
  await expect(page).toHaveURL(/hardware=cuda/);

  const open = page.getByRole('button', { name: 'Open', exact: true });
  await open.focus();
  await press(page, 'Enter');
  await expect(page.getByRole('menuitem', { name: /^Files/ })).toBeFocused();
  await press(page, 'End', 'Home', 'ArrowDown');
  await expect(page.getByRole('menuitem', { name: /^Folder/ })).toBeFocused();
  await press(page, 'Escape');
  await expect(open).toBeFocused();

  const read = page.getByRole('button', { name: 'What was read' });
  await read.focus();
  await press(page, 'Enter');
  await expect(page.getByRole('dialog', { name: 'What was read' })).toBeVisible();
  for (let presses = 0; presses < 8; presses += 1) await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest('dialog') !== null), 'the focus stays in the dialog').toBe(true);
  await press(page, 'Escape');
  await expect(page.getByRole('dialog', { name: 'What was read' })).toBeHidden();
  await expect(read).toBeFocused();

  await press(page, '?');
  await expect(page.getByRole('dialog', { name: 'Keys of the matrix' })).toBeVisible();
  await press(page, 'Escape', '/');
  await expect(page.getByRole('searchbox', { name: 'Search models' })).toBeFocused();
  await page.keyboard.type('?o/');
  await expect(page.getByRole('searchbox', { name: 'Search models' })).toHaveValue('?o/');
});

test('a file of 1,500 models and 60 devices opens, is walked to its last cell, and draws only what is in sight', async ({ page }) => {
  test.slow();
  await openApp(page);
  await dropAndOpen(page, FILES.large);
  await expect(page.getByText(/^12,000 of 12,000 pairs tested/)).toBeVisible();
  await grid(page).locator('[tabindex="0"]').focus();
  await press(page, 'Control+Home', 'End');
  for (let types = 0; types < 8; types += 1) await press(page, ' ', 'ArrowLeft');
  await expect(grid(page)).toHaveAttribute('aria-colcount', '70');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '1505');
  const nodes = async (): Promise<number> => await page.evaluate(() => document.querySelectorAll('*').length);
  const most = 8000;
  expect(await nodes()).toBeLessThan(most);
  await press(page, 'Control+End');
  expect(await place(page)).toBe('1504,69');
  await expect(page.locator(':focus')).toBeInViewport();
  await expect(page.locator(':focus')).toHaveAccessibleName(/^model-1499 on WebGPU, Device \d\d: /);
  expect(await nodes()).toBeLessThan(most);
  await press(page, 'PageUp', 'PageUp', 'Home');
  await expect(page.locator(':focus')).toBeInViewport();
  expect(await nodes()).toBeLessThan(most);
  await press(page, 'Control+End', 'Enter');
  await expect(panel(page, 'model-1499 on WebGPU, Device')).toBeVisible();
  await press(page, 'Escape');
  expect(await place(page)).toBe('1504,69');
  await press(page, 'Control+Home');
  expect(await place(page)).toBe('0,0');
  await press(page, 'ArrowDown', 'ArrowDown');
  await expect(page.locator(':focus')).toBeInViewport();
  expect(await modelNames(page)).toContain('model-0003');
});
