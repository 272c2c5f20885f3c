import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { idle, openApp } from './app.ts';
import { quoted, withDatabase } from './data/native.ts';

/** Opens the power page of the demo at a view, with further parts of the link. */
export async function openPower(page: Page, chart: string, more = ''): Promise<Locator> {
  await openApp(page, `?v=1&page=power${chart === 'throughput' ? '' : `&power=${chart}`}${more}`);
  return powerPage(page);
}

export function powerPage(page: Page): Locator {
  return page.getByRole('region', { name: 'Power and temperature' });
}

/** The picture of the chart in view; its name is the chart's title. */
export function picture(page: Page, name: string | RegExp): Locator {
  return powerPage(page).getByRole('group', { name });
}

/** Shows the table that says the same as the chart. */
export async function showTable(page: Page, label: string): Promise<Locator> {
  await powerPage(page).getByRole('group', { name: 'Show as' }).getByRole('button', { name: 'Table' }).click();
  const table = powerPage(page).getByRole('region', { name: label, exact: true });
  await expect(table.getByRole('row').nth(1)).toBeVisible();
  return table;
}

/** Saves what the export menu offers and gives its text. */
export async function saveExport(page: Page, item: RegExp, path: string): Promise<{ readonly name: string; readonly text: string }> {
  await powerPage(page).getByRole('button', { name: 'Export', exact: true }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: item }).click()]);
  await download.saveAs(path);
  await idle(page);
  return { name: download.suggestedFilename(), text: readFileSync(path, 'latin1') };
}

/** The table of the chart in view with all its digits, as its CSV export has them. */
export async function csvRows(page: Page, path: string): Promise<readonly Record<string, unknown>[]> {
  await saveExport(page, /^Save CSV/, path);
  return await withDatabase(':memory:', async (connection) => (await connection.runAndReadAll(`SELECT * FROM read_csv(${quoted(path)}, header = true, all_varchar = true)`)).getRowObjectsJson());
}
