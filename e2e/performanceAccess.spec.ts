import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { idle } from './app.ts';
import { expect, test } from './fixtures.ts';
import { visit } from './matrixPage.ts';
import { CHARTS, openPerformance, performanceLink, pickRow, picture, showTable } from './performancePage.ts';

/** No violations of WCAG 2.2 A and AA, nor of what axe holds for good practice. */
async function expectSound(page: Page, what: string): Promise<void> {
  await idle(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const told = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`).join(' | ')}`);
  expect(told, what).toEqual([]);
}

async function sideways(page: Page): Promise<boolean> {
  return await page.evaluate(() => [document.documentElement, document.querySelector('main')].some((element) => element !== null && element.scrollWidth > element.clientWidth));
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test('no chart, table or popup has violations', async ({ page }) => {
      test.slow();
      await openPerformance(page);
      for (const { chart } of CHARTS) {
        await visit(page, performanceLink(chart));
        await expectSound(page, chart);
      }
      await visit(page, performanceLink('compare', '&include=simulated&order=difference'));
      await pickRow(page, await showTable(page, 'Verdicts'), /CPU/);
      await expectSound(page, 'table and popup');
      await page.keyboard.press('Escape');
      await visit(page, performanceLink('compare', '&metric=battery&hardware=cuda'));
      await expectSound(page, 'empty');
    });
  });
}

test('charts are reached, read and opened by keyboard, and the focus comes back', async ({ page }) => {
  const region = await openPerformance(page);
  const tabs = region.getByRole('navigation', { name: 'Charts' });
  await tabs.getByRole('link', { name: 'Scaling' }).focus();
  await page.keyboard.press('Enter');
  await idle(page);
  await expect(page).toHaveURL(/chart=scaling/);
  await expect(tabs.getByRole('link', { name: 'Scaling' })).toBeFocused();
  await expect(tabs.getByRole('link', { name: 'Scaling' })).toHaveAttribute('aria-current', 'page');

  await picture(page).focus();
  await page.keyboard.press('ArrowRight');
  await expect(region.locator('[aria-live=polite]').filter({ hasText: /batch/ })).toHaveCount(1);
  await page.keyboard.press('Enter');
  const popup = page.getByRole('dialog');
  await expect(popup).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(popup.getByRole('button', { name: 'Close' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(popup).toHaveCount(0);
  await expect(picture(page)).toBeFocused();

  const model = region.getByRole('button', { name: /^Model bert-base-uncased/ });
  await model.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('whisper-tiny');
  await page.keyboard.press('Enter');
  await idle(page);
  await expect(page).toHaveURL(/of\.model=whisper-tiny/);
  await expect(region.getByRole('button', { name: /^Model whisper-tiny/ })).toBeFocused();
});

test('on a phone nothing scrolls sideways, and what is picked opens as a sheet', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openPerformance(page);
  for (const { chart } of CHARTS) {
    await visit(page, performanceLink(chart));
    await expect(picture(page)).toBeVisible();
    expect(await sideways(page), chart).toBe(false);
  }
  for (const width of [320, 640, 1024, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await visit(page, performanceLink('compare', '&across=device&include=simulated,failed'));
    expect(await sideways(page), `${width} px`).toBe(false);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await visit(page, performanceLink('scaling'));
  const sheet = await pickRow(page, await showTable(page, 'Scaling by batch size'), /AMD Ryzen/);
  await expect(sheet.getByRole('heading', { name: 'bert-base-uncased' })).toBeVisible();
  await sheet.getByRole('button', { name: 'Pin', exact: true }).click();
  await idle(page);
  await expect(page).toHaveURL(/pin=bert-base-uncased~cpu/);
});
