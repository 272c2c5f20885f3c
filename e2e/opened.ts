import type { Locator, Page } from '@playwright/test';
import { dropFiles, idle } from './app.ts';
import type { TestFile } from './app.ts';
import { expect } from './fixtures.ts';

/** An address at which nothing is open yet, as with a link for a file of one's own: quicker than with the demo. */
export const NOTHING_OPEN = '?v=1&data=file.duckdb~0000000000000000';

/** The line that says what is open. */
export function datasetLine(page: Page): Locator {
  return page.getByRole('region', { name: 'Open dataset' });
}

/** The card that says why something could not be opened. */
export function failureCard(page: Page): Locator {
  return page.getByRole('region', { name: 'Notices' }).getByRole('alert');
}

/** The bar of what is being opened. */
export function openingBar(page: Page): Locator {
  return page.getByRole('progressbar', { name: /^Opening / });
}

/** Waits until a dataset is open and drawn. */
export async function expectOpen(page: Page, name: string, results?: string): Promise<void> {
  await expect(datasetLine(page)).toContainText(name);
  await expect(openingBar(page)).toHaveCount(0);
  await idle(page);
  if (results !== undefined) await expect(datasetLine(page)).toContainText(results);
}

/** Drops files that can be opened and waits until they are. */
export async function openDropped(page: Page, files: readonly TestFile[], name: string, results?: string): Promise<void> {
  await dropFiles(page, files);
  await expectOpen(page, name, results);
}

/** Waits for a refusal that says what was found and what to do. */
export async function expectFailure(page: Page, title: string | RegExp, ...words: readonly (string | RegExp)[]): Promise<void> {
  const card = failureCard(page);
  await expect(card.getByRole('heading')).toHaveText(title);
  await idle(page);
  for (const text of words) await expect(card).toContainText(text);
}

/** What a person sees of the dataset, the address and the page, to find it unchanged later. */
export async function pictureOf(page: Page): Promise<string> {
  await idle(page);
  return [page.url(), await datasetLine(page).innerText(), await page.getByRole('main').ariaSnapshot()].join('\n');
}

/** Chooses an entry of the Open menu. */
export async function chooseOpen(page: Page, entry: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByRole('menuitem', { name: entry }).click();
}

/** Opens the evidence of a cell, which asks the file again. */
export async function openCell(page: Page, cell: RegExp): Promise<Locator> {
  await page.getByRole('gridcell', { name: cell }).dblclick();
  return page.getByRole('complementary', { name: 'Evidence' });
}

/** Lists what "What was read" says of every table, and closes it. */
export async function readingReport(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'What was read' }).click();
  const dialog = page.getByRole('dialog', { name: 'What was read' });
  const text = await dialog.innerText();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  return text;
}
