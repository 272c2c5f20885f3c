import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { idle } from './app.ts';
import { askDemo, demoNumber } from './data/demo.ts';
import { createDatabase } from './data/native.ts';
import { SEED_SQL } from './data/schemas.ts';
import { expect, test } from './fixtures.ts';
import { dropAndOpen, visit } from './matrixPage.ts';
import { csvRows, openPower, picture, powerPage, saveExport, showTable } from './powerPage.ts';

const VIEWS = [
  { chart: 'throughput', title: 'How much power for how much throughput?', table: 'Power and throughput' },
  { chart: 'latency', title: 'What does a faster answer cost in energy?', table: 'Energy and latency' },
  { chart: 'efficiency', title: 'Which hardware does most with a joule?', table: 'Efficiency' },
  { chart: 'temperature', title: 'How hot does each device get?', table: 'Temperatures' },
  { chart: 'battery', title: 'What does it take out of a battery?', table: 'Battery' },
] as const;

function link(chart: string, more = ''): string {
  return `?v=1&page=power&power=${chart}${more}`;
}

async function pixelsDrawn(page: Page): Promise<number> {
  return await powerPage(page).locator('canvas').first().evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) return 0;
    const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    let drawn = 0;
    for (let index = 3; index < data.length; index += 4) if ((data[index] ?? 0) > 0) drawn += 1;
    return drawn;
  });
}

test('every view draws its chart, and its table says the same', async ({ page }) => {
  const region = await openPower(page, 'throughput');
  for (const { chart, title, table } of VIEWS) {
    await visit(page, link(chart));
    await expect(region.getByRole('heading', { name: title })).toBeVisible();
    await expect(picture(page, title)).toBeVisible();
    expect(await pixelsDrawn(page), `${chart} is drawn`).toBeGreaterThan(2_000);
    const rows = await showTable(page, table);
    expect(Number(await rows.getByRole('table').getAttribute('aria-rowcount')), `${table} has rows`).toBeGreaterThan(20);
    await powerPage(page).getByRole('group', { name: 'Show as' }).getByRole('button', { name: 'Chart' }).click();
  }
  expect(await region.innerText()).not.toMatch(/\b(NaN|null|undefined|Infinity)\b/);
});

test('numbers equal those of plain SQL on native DuckDB', async ({ page }) => {
  const [only] = await askDemo(`
    SELECT any_value(model) AS model, any_value(device) AS device, any_value(battery_impact_mah)::DOUBLE AS mah, any_value(temperature_celsius_peak)::DOUBLE AS peak
    FROM demo.power_metrics JOIN model USING (model_id) JOIN hardware USING (hardware_id)
    GROUP BY model_id, hardware_id HAVING count(*) = 1 AND any_value(battery_impact_mah) > 0 ORDER BY 1, 2 LIMIT 1`);
  const [model, device] = [String(only?.['model']), String(only?.['device'])];
  await openPower(page, 'battery', `&q=${encodeURIComponent(model)}`);
  const rows = await csvRows(page, test.info().outputPath('battery.csv'));
  const row = rows.find((candidate) => String(candidate['Model']).toLowerCase() === model && String(candidate['Device']).toLowerCase() === device && candidate['Battery drain (mAh)'] !== null);
  expect(Number(row?.['Battery drain (mAh)'])).toBeCloseTo(Number(only?.['mah']), 4);

  await visit(page, link('temperature', `&q=${encodeURIComponent(model)}`));
  const hot = await csvRows(page, test.info().outputPath('temperature.csv'));
  expect(hot.some((candidate) => String(candidate['Device']).toLowerCase() === device && Math.abs(Number(candidate['Peak temperature (°C)']) - Number(only?.['peak'])) < 1e-4)).toBe(true);

  // Every reading of the power tables counts once: as many as there are rows that are no zeros, not simulated and of a known model.
  const power = await demoNumber(`SELECT count(*) FROM demo.power_metrics JOIN model USING (model_id) JOIN hardware USING (hardware_id)
    WHERE power_watts_avg > 0 AND coalesce(metadata, '') NOT LIKE '%"mock_mode": true%' AND coalesce(metadata, '') NOT LIKE '%"mock_mode":true%'`);
  const temperatures = hot.length === 0 ? 0 : power;
  await visit(page, link('temperature'));
  const all = await csvRows(page, test.info().outputPath('all-temperatures.csv'));
  expect(all.reduce((sum, candidate) => sum + Number(candidate['Results']), 0)).toBe(temperatures);
});

test('price and carbon make costs, are kept in the link, and nothing is assumed without them', async ({ page }) => {
  const region = await openPower(page, 'efficiency');
  const title = 'Which hardware does most with a joule?';
  await expect(region.getByText('Cost per million')).toHaveCount(0);
  await region.getByLabel('Price per kWh').fill('0.25');
  await region.getByLabel('CO₂ per kWh').fill('400');
  await idle(page);
  expect(page.url()).toContain('price=0.25');
  expect(page.url()).toContain('carbon=400');
  const rows = await csvRows(page, test.info().outputPath('efficiency.csv'));
  expect(rows.length).toBeGreaterThan(5);
  for (const row of rows) {
    const energy = Number(row['Energy per item (J)']);
    // 1 kWh = 3.6 MJ
    expect(Number(row['Cost per million (your currency)'])).toBeCloseTo((energy / 3.6) * 0.25, 9);
    expect(Number(row['CO₂ per million (g)'])).toBeCloseTo((energy / 3.6) * 400, 6);
  }
  await page.reload();
  await idle(page);
  await expect(region.getByLabel('Price per kWh')).toHaveValue('0.25');
  await region.getByLabel('Price per kWh').fill('');
  await region.getByLabel('CO₂ per kWh').fill('');
  await idle(page);
  expect(page.url()).not.toMatch(/price|carbon/);
  await expect(picture(page, title)).toBeVisible();
});

test('estimated, simulated, throttled and conflicting results are told and marked, let in and left out', async ({ page }) => {
  const region = await openPower(page, 'throughput');
  const legend = region.getByRole('list', { name: 'Legend' });
  await expect(legend).toContainText('estimated');
  await expect(legend).not.toContainText('simulated');
  await expect(region.getByText(/left out: .*\d+ simulated/)).toBeVisible();
  const notes = region.getByRole('list', { name: 'About these numbers' });
  await expect(notes).toContainText('estimated: peak is exactly 1.2 × and idle exactly 0.4 × the average');
  await expect(notes).toContainText(/disagrees with power and throughput: left out of energy/);
  await expect(notes).toContainText('throttled: the file says so');
  const throttled = await demoNumber(`SELECT count(*) FROM demo.power_metrics WHERE thermal_throttling_detected`);
  const count = notes.getByRole('listitem').filter({ hasText: 'throttled:' });
  expect(Number(await count.locator('strong').innerText())).toBeGreaterThanOrEqual(throttled);

  await region.getByLabel('Include simulated').check();
  await idle(page);
  expect(page.url()).toContain('include=simulated');
  await expect(notes).toContainText('≈ simulated');
  for (const word of ['estimated', '≈ simulated', 'throttled']) await expect(legend.getByRole('listitem').filter({ hasText: word })).toHaveCount(1);
  await region.getByLabel('Include simulated').uncheck();
  await idle(page);

  const table = await showTable(page, 'Power and throughput');
  await table.getByRole('button', { name: 'Marks' }).click();
  const badge = table.getByText('throttled', { exact: true }).first();
  await badge.scrollIntoViewIfNeeded();
  await badge.hover();
  await expect(page.getByRole('tooltip')).toContainText('Throttled');

  const used = await region.getByText(/of 20,\d+ results/).first().innerText();
  await region.getByLabel('Leave throttled out').check();
  await idle(page);
  expect(page.url()).toContain('throttled=without');
  await expect(notes.getByText('throttled:')).toHaveCount(0);
  expect(await region.getByText(/of 2?[\d,]+ results/).first().innerText()).not.toBe(used);
});

test('one model at a time where items are compared, kept in the link', async ({ page }) => {
  const region = await openPower(page, 'latency');
  const models = region.getByLabel('Model', { exact: true });
  const second = await models.locator('option').nth(1).getAttribute('value');
  await models.selectOption(second);
  await idle(page);
  expect(new URL(page.url()).searchParams.get('of.model')).toBe(second);
  const rows = await csvRows(page, test.info().outputPath('energy.csv'));
  expect(new Set(rows.map((row) => row['Model']))).toEqual(new Set([second]));
  await expect(region.getByRole('heading', { name: 'On the line, from the fastest to the most frugal' })).toBeVisible();
});

test('a datum is reached by keyboard, tells its facts, and filters, pins and leads on', async ({ page }) => {
  await openPower(page, 'efficiency');
  const chart = picture(page, 'Which hardware does most with a joule?');
  const open = async () => {
    await chart.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    const menu = page.getByRole('dialog').filter({ hasText: 'Taken from' });
    await expect(menu).toBeVisible();
    return menu;
  };
  const menu = await open();
  await expect(menu).toContainText('Efficiency');
  const [model] = (await menu.getByRole('heading').innerText()).split('\n');
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(chart).toBeFocused();

  await (await open()).getByRole('button', { name: 'Pin', exact: true }).click();
  await idle(page);
  expect(page.url()).toContain('pin=');
  await (await open()).getByRole('button', { name: /^Only this batch/ }).click();
  await idle(page);
  expect(page.url()).toMatch(/batch=\d+/);
  await (await open()).getByRole('button', { name: 'Show evidence' }).click();
  await idle(page);
  await expect(page.getByRole('region', { name: new RegExp(`^Evidence for ${model ?? ''}`) })).toBeVisible();
});

test('what keys reached outlives scrolling, which moves its tip along', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 500 });
  await openPower(page, 'efficiency');
  await picture(page, 'Which hardware does most with a joule?').focus();
  await page.keyboard.press('ArrowRight');
  const tip = powerPage(page).locator('[popover]:popover-open');
  const before = await tip.boundingBox();
  const scrolled = await picture(page, 'Which hardware does most with a joule?').evaluate((chart) => {
    for (let box = chart.parentElement; box !== null; box = box.parentElement) {
      const before = box.scrollTop;
      box.scrollTop = before + 30;
      if (box.scrollTop === before) box.scrollTop = before - 30;
      if (box.scrollTop !== before) return box.scrollTop - before;
    }
    return 0;
  });
  expect(Math.abs(scrolled)).toBe(30);
  await expect.poll(async () => (await tip.boundingBox())?.y).toBe((before?.y ?? 0) - scrolled);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').filter({ hasText: 'Taken from' })).toBeVisible();
});

test('a table row opens the same menu, and pictures and tables can be saved', async ({ page }) => {
  await openPower(page, 'temperature');
  const svg = await saveExport(page, /^Save SVG/, test.info().outputPath('temperature.svg'));
  expect(svg.name).toBe('temperature.svg');
  expect(svg.text).toContain('<svg');
  expect(svg.text).toContain('How hot does each device get?');
  expect(svg.text.replaceAll(/<[^>]+>|\s+/g, ' ').replaceAll(/ +/g, ' ')).toMatch(/synthetic: no machine measured this.* no filters .*newest \d+ \w+ \d{4}/);
  expect(svg.text).toMatch(/[\d,]+ of [\d,]+ results used/);
  const png = await saveExport(page, /^Save PNG/, test.info().outputPath('temperature.png'));
  expect(png.text.slice(1, 4)).toBe('PNG');
  const table = await showTable(page, 'Temperatures');
  await table.getByRole('row').nth(1).click();
  await expect(page.getByRole('dialog').filter({ hasText: 'Taken from' })).toContainText('Peak temperature');
});

test('a file without power says so and leads out', async ({ page }) => {
  const path = test.info().outputPath('no-power.duckdb');
  await createDatabase(path, `${SEED_SQL}; DELETE FROM power_metrics; UPDATE performance_results SET power_watts = NULL, energy_efficiency_items_per_joule = NULL`);
  await openPower(page, 'throughput');
  await dropAndOpen(page, path);
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Power' }).click();
  await idle(page);
  await expect(powerPage(page).getByRole('heading', { name: 'This file has no power, energy or temperature' })).toBeVisible();
  await powerPage(page).getByRole('button', { name: 'Back to the matrix' }).click();
  await expect(page.getByRole('grid', { name: 'Compatibility matrix' })).toBeVisible();
});

test('a view that the filters leave nothing for says so', async ({ page }) => {
  const region = await openPower(page, 'battery', '&hardware=cuda');
  await expect(region.getByText('No result in view has a battery drain or an estimated runtime.')).toBeVisible();
  await region.getByRole('button', { name: 'Reset filters' }).click();
  await idle(page);
  await expect(picture(page, 'What does it take out of a battery?')).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no violations of accessibility, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await openPower(page, 'throughput');
    // Dark differs in its colours alone.
    const more = colorScheme === 'light' ? [link('temperature'), link('battery', '&hardware=cuda')] : [];
    for (const search of [link('efficiency', '&price=0.3&include=simulated'), ...more, link('samples')]) {
      await visit(page, search);
      const { violations } = await new AxeBuilder({ page }).exclude('#tip').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary ?? ''}`).join(' | ')}`), search).toEqual([]);
    }
  });
}

test('a phone shows every view in its width', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const region = await openPower(page, 'throughput');
  const view = region.getByLabel('View', { exact: true });
  for (const { chart, title } of [...VIEWS, { chart: 'samples', title: / on / }]) {
    await view.selectOption(chart);
    await idle(page);
    await expect(picture(page, title)).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), chart).toBe(0);
    expect(await region.evaluate((element) => element.scrollWidth - element.clientWidth), chart).toBe(0);
  }
});

test.describe('with a finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('the first tap tells, the second opens what can be done', async ({ page }) => {
    await openPower(page, 'efficiency');
    const canvas = powerPage(page).locator('canvas').first();
    await canvas.scrollIntoViewIfNeeded();
    // On the first bar, below its name.
    const place = { position: { x: 30, y: 58 } };
    await canvas.tap(place);
    await expect(page.getByText('Tap again to open')).toBeVisible();
    await canvas.tap(place);
    const sheet = page.getByRole('dialog').filter({ hasText: 'Taken from' });
    await expect(sheet).toContainText('Efficiency');
    await sheet.getByRole('button', { name: /^Only this batch/ }).tap();
    await idle(page);
    expect(page.url()).toMatch(/batch=\d+/);
    await expect(sheet).toBeHidden();
  });
});
