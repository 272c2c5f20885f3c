import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { idle, openApp } from './app.ts';
import { quoted, withDatabase } from './data/native.ts';

/** The charts of the page: their word in a link, the title and the name of the table that says the same. */
export const CHARTS = [
  { chart: 'compare', title: /^Latency, mean: how do hardware types compare/, table: 'Verdicts' },
  { chart: 'distribution', title: 'Latency, mean: how are the runs spread?', table: 'Runs of each configuration' },
  { chart: 'scaling', title: 'Does a larger batch pay?', table: 'Scaling by batch size' },
  { chart: 'precision', title: 'What does a narrower precision bring?', table: 'Precisions' },
  { chart: 'pareto', title: /which configurations does no other beat\?$/, table: 'Configurations' },
] as const;

/** A link to a chart of the page, with further parts. */
export function performanceLink(chart = 'compare', more = ''): string {
  return `?v=1&page=performance${chart === 'compare' ? '' : `&chart=${chart}`}${more}`;
}

export async function openPerformance(page: Page, chart = 'compare', more = ''): Promise<Locator> {
  await openApp(page, performanceLink(chart, more));
  return performancePage(page);
}

export function performancePage(page: Page): Locator {
  return page.getByRole('region', { name: 'Comparisons', exact: true });
}

/** The picture of the chart in view; its name is the chart's title. */
export function picture(page: Page): Locator {
  return performancePage(page).locator('[aria-roledescription=chart]');
}

export async function showAs(page: Page, as: 'Chart' | 'Table'): Promise<void> {
  await performancePage(page).getByRole('group', { name: 'Show as' }).getByRole('button', { name: as }).click();
}

/** Shows the table that says the same as the chart. */
export async function showTable(page: Page, label: string): Promise<Locator> {
  await showAs(page, 'Table');
  const table = performancePage(page).getByRole('region', { name: label, exact: true });
  await expect(table.getByRole('row').nth(1)).toBeVisible();
  return table;
}

/** Saves what the export menu offers. */
export async function saveExport(page: Page, item: RegExp, path: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  await performancePage(page).getByRole('button', { name: 'Export', exact: true }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: item }).click()]);
  await download.saveAs(path);
  await idle(page);
  return { name: download.suggestedFilename(), bytes: readFileSync(path) };
}

/** The table of the chart in view with all its digits, as its CSV export has them. */
export async function csvRows(page: Page, path: string): Promise<readonly Readonly<Record<string, string | null>>[]> {
  await saveExport(page, /^Save CSV/, path);
  return await withDatabase(':memory:', async (connection) => ((await connection.runAndReadAll(`SELECT * FROM read_csv(${quoted(path)}, header = true, all_varchar = true)`)).getRowObjectsJson()) as Record<string, string | null>[]);
}

/** Picks a row of the table by its text; what opens is named by model and place. */
export async function pickRow(page: Page, table: Locator, text: RegExp): Promise<Locator> {
  await table.getByRole('row').filter({ hasText: text }).first().click();
  const popup = page.getByRole('dialog');
  await expect(popup).toBeVisible();
  return popup;
}
