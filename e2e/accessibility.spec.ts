import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { dropFiles, idle, openApp } from './app.ts';
import { FILES } from './data/files.ts';
import { expect, test } from './fixtures.ts';
import { cell, grid, openCell, openFilter, panel, scrollToModel, visit } from './matrixPage.ts';

/** Shown beside whatever has the focus or the pointer, so it stands in no landmark. */
const TOOLTIP = '#tip';

/** No violations of WCAG 2.2 A and AA, nor of what axe holds for good practice. */
async function expectSound(page: Page, what: string): Promise<void> {
  await idle(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const real = violations.filter(({ id, nodes }) => id !== 'region' || nodes.some(({ target }) => target.join(' ') !== TOOLTIP));
  const told = real.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`).join(' | ')}`);
  expect(told, what).toEqual([]);
}

async function scrollsSideways(page: Page): Promise<boolean> {
  return await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('matrix, values, popover, panel, dialogs and error card have no violations', async ({ page }) => {
      test.slow();
      await openApp(page, '?v=1&open=cuda');
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
      await expectSound(page, 'matrix with devices');
      await visit(page, '?v=1&show=latency.median');
      await expectSound(page, 'matrix with values');
      await visit(page, '?v=1&q=flan');
      await openFilter(page, 'State');
      await expectSound(page, 'filter popover');
      await page.keyboard.press('Escape');
      await openFilter(page, 'Dates');
      await expectSound(page, 'date popover');
      await page.keyboard.press('Escape');
      await openCell(page, 'flan-t5-large', 'mps');
      await expectSound(page, 'open panel');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'What was read' }).click();
      await expectSound(page, 'what was read');
      await page.keyboard.press('Escape');
      await visit(page, '?v=1&q=none+such&state=broken');
      await expectSound(page, 'nothing in view, and a broken link');
      await dropFiles(page, [FILES.sqlite]);
      await page.getByRole('alert').waitFor({ timeout: 0 });
      await expectSound(page, 'error card');
    });

    test('the other pages and what is pinned to them have no violations', async ({ page }) => {
      test.slow();
      const pins = 'pin=distilbert-base-uncased~cuda~NVIDIA+GeForce+RTX+4090~fp16~16~384~embedding,distilbert-base-uncased~rocm~AMD+Radeon+RX+7900+XTX~fp16~16~384~embedding,no-such-model~cpu';
      await openApp(page, `?v=1&page=performance&throttled=without&${pins}`);
      await expectSound(page, 'performance');
      await page.getByRole('button', { name: 'What differs' }).click();
      await expectSound(page, 'what differs');
      await visit(page, `?v=1&page=power&include=simulated&${pins}`);
      await expectSound(page, 'power');
      await openFilter(page, 'Evidence');
      await expectSound(page, 'evidence popover');
      await page.setViewportSize({ width: 390, height: 844 });
      await page.getByRole('button', { name: '3 pinned results' }).click();
      await expectSound(page, 'pins on a phone');
    });

    test('the phone has no violations', async ({ page }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await openApp(page);
      await expectSound(page, 'phone list');
      const entry = page.getByRole('button', { name: /^flan-t5-large/ });
      await scrollToModel(page, entry);
      await entry.click();
      await expectSound(page, 'phone model');
      await page.getByRole('button', { name: /^MPS/ }).click();
      await expect(panel(page, 'flan-t5-large on MPS')).toBeVisible();
      await expectSound(page, 'phone evidence');
    });
  });
}

test('states can be told apart without colour: glyph and words, in forced colours too', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openApp(page, '?v=1&q=bert');
  const looks = await grid(page).locator('[role=gridcell][data-state]').evaluateAll((cells) =>
    cells.map((element) => {
      const glyph = element.querySelector('svg');
      const ground = getComputedStyle(element.firstElementChild ?? element).backgroundColor;
      return { state: element.getAttribute('data-state') ?? '', glyph: glyph?.innerHTML ?? '', drawn: glyph !== null && getComputedStyle(glyph).color !== ground && glyph.getBoundingClientRect().width > 0 };
    }),
  );
  expect(looks.filter((look) => !look.drawn)).toEqual([]);
  const states = new Map(looks.filter((look) => look.state !== 'failing').map((look) => [look.state, look.glyph]));
  expect(states.size).toBeGreaterThan(3);
  expect(new Set(states.values()).size).toBe(states.size);
  await expect(cell(page, 'bert-base-uncased', 'cuda').getByText('Supported')).toBeVisible();
  await cell(page, 'bert-base-uncased', 'cuda').focus();
  expect(await cell(page, 'bert-base-uncased', 'cuda').evaluate((element) => getComputedStyle(element).outlineStyle !== 'none' || getComputedStyle(element.firstElementChild ?? element).outlineStyle !== 'none')).toBe(true);
  const underlines = await page.getByRole('navigation', { name: 'Pages' }).getByRole('link').evaluateAll((links) => links.map((link) => getComputedStyle(link).borderBottomColor));
  expect(underlines.indexOf(underlines[0] ?? '', 1), 'the current page is underlined alone').toBe(-1);
  await expectSound(page, 'forced colours');
});

test('nothing moves for those who asked for less motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openApp(page);
  await openFilter(page, 'State');
  await openCell(page, 'albert-base-v2', 'cpu');
  await page.getByRole('button', { name: 'What was read' }).click();
  const longest = await page.evaluate(() => Math.max(0, ...document.getAnimations().map((animation) => Number(animation.effect?.getComputedTiming().duration ?? 0))));
  expect(longest).toBeLessThan(2);
});

test('the theme follows the system and can be set', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await openApp(page);
  const root = page.locator('html');
  await expect(root).toHaveAttribute('data-theme', 'light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(root).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('menuitemradio', { name: /^Light/ }).click();
  await expect(root).toHaveAttribute('data-theme', 'light');
  await page.reload();
  await expect(root).toHaveAttribute('data-theme', 'light');
});

test('no page scrolls sideways, with pins and what differs', async ({ page }) => {
  for (const name of ['performance', 'power']) {
    await openApp(page, `?v=1&page=${name}&pin=${Array.from({ length: 6 }, (_, index) => `a-model-of-a-rather-long-name-${index}~cuda~NVIDIA+A100+80GB+PCIe`).join(',')}`);
    for (const width of [1440, 1024, 640, 390, 320]) {
      await page.setViewportSize({ width, height: 800 });
      await idle(page);
      expect(await scrollsSideways(page), `${name} at ${width} px`).toBe(false);
      expect(await page.locator('main').evaluate((main) => main.scrollWidth > main.clientWidth), `${name} within the page at ${width} px`).toBe(false);
    }
  }
});

test('the page never scrolls sideways, from a wide window to a small phone', async ({ page }) => {
  await openApp(page, '?v=1&open=cuda&show=latency.median&state=supported&hardware=cuda,rocm,mps');
  for (const width of [1600, 1440, 1280, 1024, 768, 640, 390, 320]) {
    await page.setViewportSize({ width, height: 800 });
    await idle(page);
    expect(await scrollsSideways(page), `${width} px`).toBe(false);
    // The header leaves room for the name of the file.
    const name = await page.getByRole('region', { name: 'Open dataset' }).getByText('demo.duckdb').first().boundingBox();
    expect(name?.width, `name at ${width} px`).toBeGreaterThan(20);
  }
  await visit(page, '?v=1&cell=opt-1.3b~webgpu');
  for (const width of [320, 390, 1024, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await idle(page);
    await expect(panel(page, 'opt-1.3b on WebGPU')).toBeVisible();
    expect(await scrollsSideways(page), `${width} px with evidence`).toBe(false);
  }
});
