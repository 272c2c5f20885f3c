import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { basename } from 'node:path';
import { hardwareLabel } from '../src/core/model/hardware.ts';
import { dropFiles, idle } from './app.ts';

/** Tall and wide enough that every model and hardware type of the demo is drawn. */
export const ALL_IN_SIGHT = { width: 1600, height: 2700 } as const;

export function grid(page: Page): Locator {
  return page.getByRole('grid', { name: 'Compatibility matrix' });
}

/** The cell of a model on a hardware type, or on a device of one: `cuda`, `CUDA, NVIDIA A100`. */
export function cell(page: Page, model: string, hardware: string): Locator {
  return grid(page).getByRole('gridcell', { name: new RegExp(`^${escaped(`${model} on ${hardwareLabel(hardware)}`)}:`) });
}

/** The evidence of the open cell. */
export function panel(page: Page, subject = ''): Locator {
  return page.getByRole('region', { name: new RegExp(`^Evidence for ${escaped(subject)}`) });
}

/** Opens a cell by a click and waits for its evidence. */
export async function openCell(page: Page, model: string, hardware: string): Promise<Locator> {
  await cell(page, model, hardware).click();
  await idle(page);
  const opened = panel(page, `${model} on ${hardwareLabel(hardware)}`);
  await expect(opened).toBeVisible();
  return opened;
}

/** Drops a file and waits until it is what the page shows, as long as the test may take. */
export async function dropAndOpen(page: Page, path: string): Promise<void> {
  await dropFiles(page, [path]);
  await page.getByRole('region', { name: 'Open dataset' }).getByText(basename(path)).first().waitFor({ timeout: 0 });
  await idle(page);
}

/** Opens a filter of the bar. */
export async function openFilter(page: Page, name: string): Promise<Locator> {
  await page.getByRole('region', { name: 'Filters' }).getByRole('button', { name: new RegExp(`^${name}`) }).click();
  const popup = page.getByRole('dialog', { name });
  await expect(popup).toBeVisible();
  await idle(page);
  return popup;
}

/** What the bar says is in view: models and pairs. */
export async function inView(page: Page): Promise<{ readonly models: number; readonly pairs: number }> {
  await idle(page);
  const text = await page.getByRole('region', { name: 'Filters' }).getByRole('status').innerText();
  const numbers = /^([\d,]+) models?, ([\d,]+) pairs?$/.exec(text);
  if (numbers === null) throw new Error(`the bar says “${text}”`);
  return { models: wholeNumber(numbers[1]), pairs: wholeNumber(numbers[2]) };
}

/** The legend's entries with their counts, as the reader sees them. */
export async function legend(page: Page): Promise<Readonly<Record<string, number>>> {
  await idle(page);
  const texts = await page.getByRole('group', { name: 'Show only these states' }).getByRole('button').allInnerTexts();
  return Object.fromEntries(texts.map((text) => {
    const parts = /^(.*?)\s*([\d,]+)$/s.exec(text.trim());
    return [parts?.[1] ?? text, wholeNumber(parts?.[2])];
  }));
}

/** Names of the models drawn, from the top. */
export async function modelNames(page: Page): Promise<readonly string[]> {
  await idle(page);
  return await grid(page).locator('[role=rowheader][data-tip]').evaluateAll((headers) => headers.map((header) => header.getAttribute('data-tip') ?? ''));
}

/** What each drawn cell says of itself: `bert on CUDA` to `Supported. 3 results.` */
export async function cellTexts(page: Page): Promise<ReadonlyMap<string, string>> {
  await idle(page);
  const labels = await grid(page).getByRole('gridcell').evaluateAll((cells) => cells.map((element) => element.ariaLabel ?? ''));
  const cells = labels.filter((label) => / on [^:]+: /.test(label));
  return new Map(cells.map((label) => [label.slice(0, label.indexOf(': ')), label.slice(label.indexOf(': ') + 2)]));
}

/** Follows a link inside the open application, as Back and Forward do, without loading it again. */
export async function visit(page: Page, search: string): Promise<void> {
  await page.evaluate((address) => {
    window.history.pushState(null, '', address);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, search);
  await idle(page);
}

export function wholeNumber(text: string | undefined): number {
  return Number((text ?? '').replaceAll(',', ''));
}

export function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/** Scrolls the phone's list of models to one of them: those far below are drawn as the reader comes near. */
export async function scrollToModel(page: Page, entry: Locator): Promise<void> {
  await page.mouse.move(195, 600);
  await expect(async () => {
    await page.mouse.wheel(0, 300);
    await expect(entry).toBeVisible({ timeout: 300 });
  }).toPass();
  await entry.scrollIntoViewIfNeeded();
}
