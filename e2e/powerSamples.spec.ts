import type { Page } from '@playwright/test';
import { idle } from './app.ts';
import { askDemo, demoNumber } from './data/demo.ts';
import { expect, test } from './fixtures.ts';
import { wholeNumber } from './matrixPage.ts';
import { openPower, picture, powerPage, showTable } from './powerPage.ts';

/** Chooses a run as a person does: opens the list, searches, presses Enter. */
async function chooseRun(page: Page, words: string): Promise<void> {
  await powerPage(page).getByRole('button', { name: / on / }).first().click();
  await page.getByRole('searchbox', { name: 'Search runs' }).fill(words);
  await page.keyboard.press('Enter');
  await idle(page);
  await expect(page.getByRole('dialog', { name: 'Recorded runs' })).toBeHidden();
}

/** A cell of the table of figures, by the channel and the header above it. */
async function figure(page: Page, channel: string, header: string): Promise<number> {
  const table = powerPage(page).getByRole('region', { name: 'Figures over the window' }).getByRole('table');
  const headers = await table.getByRole('columnheader').allInnerTexts();
  const row = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${channel}`) }) });
  return wholeNumber(await row.getByRole('cell').nth(headers.indexOf(header) - 1).innerText());
}

async function energy(page: Page): Promise<string> {
  return await powerPage(page).getByRole('region', { name: 'Energy over the load window' }).locator('dd').first().innerText();
}

test('a run is chosen by search, drawn, and its figures are those of plain SQL', async ({ page }) => {
  await openPower(page, 'samples');
  const [run] = await askDemo(`SELECT test_id::VARCHAR AS test, count(*)::INTEGER AS samples, avg(power_watts)::DOUBLE AS mean, max(power_watts)::DOUBLE AS most
    FROM demo.power_samples WHERE power_watts > 0 GROUP BY test_id ORDER BY count(*) DESC, test_id LIMIT 1`);
  await chooseRun(page, `test ${String(run?.['test'])}`);
  expect(page.url()).toContain('run=');
  await expect(powerPage(page).getByRole('heading', { level: 2 })).toContainText(' on ');
  expect(await figure(page, 'Power', 'Samples')).toBe(Number(run?.['samples']));
  expect(await figure(page, 'Power', 'Mean')).toBeCloseTo(Number(run?.['mean']), 1);
  expect(await figure(page, 'Power', 'Highest')).toBeCloseTo(Number(run?.['most']), 1);
  const link = page.url();
  await page.reload();
  await idle(page);
  expect(page.url()).toBe(link);
  expect(await figure(page, 'Power', 'Samples')).toBe(Number(run?.['samples']));
});

test('zooming by keys, buttons and slider changes link and figures, and 0 shows the whole again', async ({ page }) => {
  // The slider is below the plots.
  await page.setViewportSize({ width: 1280, height: 1300 });
  await openPower(page, 'samples');
  const chart = picture(page, / on /);
  const whole = await figure(page, 'Power', 'Samples');
  await chart.focus();
  await page.keyboard.press('+');
  await expect.poll(() => page.url()).toContain('window=');
  await idle(page);
  const half = await figure(page, 'Power', 'Samples');
  expect(half).toBeGreaterThan(whole * 0.4);
  expect(half).toBeLessThan(whole * 0.6);
  await page.keyboard.press('0');
  await expect.poll(() => page.url()).not.toContain('window=');
  await idle(page);
  expect(await figure(page, 'Power', 'Samples')).toBe(whole);

  await powerPage(page).getByRole('button', { name: 'Zoom in' }).click();
  await idle(page);
  const before = page.url();
  await powerPage(page).getByRole('button', { name: 'Later', exact: true }).click();
  await idle(page);
  expect(page.url()).not.toBe(before);
  const table = await showTable(page, 'Drawn samples');
  const [, to] = new URL(page.url()).searchParams.get('window')?.split('~').map(Number) ?? [];
  await table.getByRole('button', { name: 'Time (s)' }).click();
  expect(Number(await table.getByRole('row').nth(1).getByRole('rowheader').innerText())).toBeLessThanOrEqual(to ?? 0);
  await powerPage(page).getByRole('button', { name: 'Whole run' }).click();
  await idle(page);
  expect(page.url()).not.toContain('window=');

  await powerPage(page).getByRole('group', { name: 'Show as' }).getByRole('button', { name: 'Chart' }).click();
  const box = await powerPage(page).locator('canvas').first().boundingBox();
  if (box === null) throw new Error('no picture');
  await page.mouse.move(box.x + 57, box.y + box.height - 15);
  await page.mouse.down();
  await page.mouse.move(box.x + 300, box.y + box.height - 15, { steps: 8 });
  await page.mouse.up();
  await expect.poll(() => page.url()).toContain('window=');
  await idle(page);
  expect(await figure(page, 'Power', 'Samples')).toBeLessThan(whole);
});

test('energy is the trapezoid rule over the load window, which the reader can move', async ({ page }) => {
  await openPower(page, 'samples');
  const run = await powerPage(page).getByRole('heading', { level: 2 }).evaluate((heading) => /test (\d+)/.exec(heading.parentElement?.textContent ?? '')?.[1] ?? '');
  const region = powerPage(page).getByRole('region', { name: 'Energy over the load window' });
  await expect(region).toContainText('trapezoid rule');
  const found = await energy(page);
  await region.getByLabel('From').fill('20');
  await region.getByLabel('To').fill('80');
  await idle(page);
  expect(page.url()).toContain('load=20~80');
  const joules = await demoNumber(`
    WITH sample AS (SELECT epoch(timestamp - min(timestamp) OVER ()) AS t, power_watts AS p FROM demo.power_samples WHERE test_id = ${run} AND power_watts > 0),
    step AS (SELECT t, p, lag(t) OVER (ORDER BY t) AS t0, lag(p) OVER (ORDER BY t) AS p0 FROM sample WHERE t BETWEEN 20 AND 80)
    SELECT sum((t - t0) * (p + p0) / 2) FROM step`);
  expect(wholeNumber((await energy(page)).replace(/\s.*$/u, ''))).toBeCloseTo(joules, joules > 1000 ? -1 : 0);
  await region.getByRole('button', { name: 'As found' }).click();
  await idle(page);
  expect(await energy(page)).toBe(found);
  await powerPage(page).getByRole('button', { name: 'Zoom in' }).click();
  await idle(page);
  await region.getByRole('button', { name: 'Use the zoomed window' }).click();
  await idle(page);
  const params = new URL(page.url()).searchParams;
  expect(params.get('load')).toBe(params.get('window'));
});

test('gaps stay gaps, and throttling is told with its evidence', async ({ page }) => {
  await openPower(page, 'samples');
  const [gap] = await askDemo(`SELECT test_id::VARCHAR AS test, max(step)::DOUBLE AS seconds FROM (
    SELECT test_id, epoch(timestamp - lag(timestamp) OVER (PARTITION BY test_id ORDER BY timestamp)) AS step FROM demo.power_samples) GROUP BY test_id ORDER BY 2 DESC LIMIT 1`);
  await chooseRun(page, `test ${String(gap?.['test'])}`);
  const gaps = powerPage(page).getByRole('region', { name: 'Gaps' });
  await expect(gaps.getByRole('list', { name: 'Gaps' }).getByRole('listitem')).toHaveCount(1);
  await expect(gaps).toContainText(`${String(gap?.['seconds'])}\u00a0s without a sample`);
  await expect(powerPage(page).getByRole('list', { name: 'Legend' })).toContainText('gap: nothing recorded');
  await chooseRun(page, 'throttled');
  await expect(powerPage(page).getByText(/Throttled: /).first()).toBeVisible();
  await expect(powerPage(page).getByRole('region', { name: 'Events' }).getByRole('listitem').first()).toBeVisible();
  await powerPage(page).getByRole('button', { name: 'Next run' }).click();
  await idle(page);
  await expect(powerPage(page).getByText(/^run \d+ of \d+$/)).toBeVisible();
});
