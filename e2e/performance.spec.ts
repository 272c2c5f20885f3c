import { idle } from './app.ts';
import { askDemo, demoNumber } from './data/demo.ts';
import { expect, test } from './fixtures.ts';
import { panel, visit } from './matrixPage.ts';
import { CHARTS, csvRows, openPerformance, performanceLink, performancePage, pickRow, picture, saveExport, showAs, showTable } from './performancePage.ts';

/** One row of a comparison: every device with one model at one setting. */
const ONE_ROW = '&q=bert-base-uncased+-distil&precision=int8&batch=1&across=device';

test('every chart is drawn and its table says the same', async ({ page }) => {
  const region = await openPerformance(page);
  for (const { chart, title, table } of CHARTS) {
    await visit(page, performanceLink(chart));
    await expect(region.getByRole('heading', { name: title })).toBeVisible();
    const drawn = await picture(page).locator('canvas').first().evaluate((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) return 0;
      const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      return data.filter((value, index) => index % 4 === 3 && value > 0).length;
    });
    expect(drawn, `${chart} is drawn`).toBeGreaterThan(2_000);
    const rows = await showTable(page, table);
    expect(Number(await rows.getByRole('table').getAttribute('aria-rowcount')), `${table} has rows`).toBeGreaterThan(4);
    expect(await region.innerText(), chart).not.toMatch(/\b(NaN|null|undefined|Infinity)\b/);
    await showAs(page, 'Chart');
  }
});

test('medians and counts equal those of plain SQL on native DuckDB', async ({ page }) => {
  const region = await openPerformance(page, 'compare', ONE_ROW);
  const asked = await askDemo(`
    SELECT device, median(average_latency_ms::DOUBLE) AS median, count(*)::INTEGER AS runs
    FROM demo.performance_results JOIN model USING (model_id) JOIN hardware USING (hardware_id)
    WHERE model = 'bert-base-uncased' AND lower(precision) = 'int8' AND batch_size = 1 AND NOT is_simulated AND average_latency_ms > 0 AND isfinite(average_latency_ms)
    GROUP BY device`);
  const rows = await csvRows(page, test.info().outputPath('devices.csv'));
  const expected = new Map(asked.map(({ device, median, runs }) => [String(device), [Number(median), Number(runs)]]));
  expect(rows).toHaveLength(expected.size);
  for (const row of rows) {
    const [median = 0, runs = 0] = expected.get((row['Device'] ?? '').toLowerCase()) ?? [];
    expect(Number(row['Median (ms)']), row['Device'] ?? '').toBeCloseTo(median, 3);
    expect(Number(row['n'])).toBe(runs);
  }
  const used = rows.reduce((sum, row) => sum + Number(row['n']), 0);
  await expect(region.getByText(new RegExp(`^${used.toLocaleString('en-US')} of [\\d,]+ results used`))).toBeVisible();

  const simulated = await demoNumber(`SELECT count(*) FROM demo.performance_results JOIN model USING (model_id) JOIN hardware USING (hardware_id) WHERE is_simulated AND average_latency_ms > 0`);
  await visit(page, performanceLink());
  const left = /([\d,]+) simulated/.exec(await region.innerText());
  expect(Number((left?.[1] ?? '0').replaceAll(',', ''))).toBeGreaterThanOrEqual(simulated);
});

test('metric, comparison, baseline and order are in the link, and Back returns', async ({ page }) => {
  const region = await openPerformance(page, 'compare', '&q=bert-base-uncased+-distil');
  await region.getByRole('button', { name: 'Later rows' }).click();
  await expect(region.getByRole('status').filter({ hasText: /^rows 1[1-3] to / })).toBeVisible();
  await region.getByLabel('Metric').selectOption({ label: 'Throughput (items/s)' });
  await idle(page);
  await expect(region.getByRole('status').filter({ hasText: /^rows 1 to / })).toBeVisible();
  await expect(page).toHaveURL(/metric=throughput/);
  await expect(region.getByRole('heading', { name: /^Throughput: how do hardware types compare with/ })).toBeVisible();
  await region.getByLabel('Against').selectOption({ label: 'the best of each row' });
  await idle(page);
  await expect(page).toHaveURL(/versus=best/);
  await expect(region.getByRole('heading', { name: /^Throughput: how do hardware types compare with the best/ })).toBeVisible();
  await expect(region.getByRole('region', { name: 'Summary' })).toContainText(/best in \d+ of \d+ rows/);
  await region.getByLabel('Against').selectOption('cuda');
  await idle(page);
  await expect(page).toHaveURL(/baseline=cuda/);
  expect(page.url()).not.toContain('versus');
  await expect(region.getByRole('heading', { name: 'Throughput: how do hardware types compare with CUDA?' })).toBeVisible();
  await region.getByLabel('Across').selectOption('precision');
  await idle(page);
  await expect(page).toHaveURL(/across=precision/);
  expect(page.url()).not.toContain('baseline');
  await expect(region.getByText('Across precisions: model, device, batch size, sequence length and test case are equal within a row; versions and dates may differ.')).toBeVisible();
  await page.goBack();
  await idle(page);
  await expect(region.getByRole('heading', { name: 'Throughput: how do hardware types compare with CUDA?' })).toBeVisible();
  await page.goBack();
  await page.goBack();
  await page.goBack();
  await idle(page);
  await expect(region.getByLabel('Metric')).toHaveValue('latency');
  await expect(region.getByRole('region', { name: 'Summary' })).toContainText(/geometric mean of the ratios/);
  await expect(region).toContainText(/The false-discovery rate is held at 5\s% over \d+ pairs/);
  await expect(region).toContainText(/Compared [\d,]+ of [\d,]+ pairs/);
});

test('simulated results enter only when asked for, and are marked', async ({ page }) => {
  const region = await openPerformance(page);
  const before = await csvRows(page, test.info().outputPath('real.csv'));
  expect(before.filter((row) => row['Marks']?.includes('simulated') === true)).toEqual([]);
  await region.getByLabel('Include simulated').check();
  await idle(page);
  await expect(page).toHaveURL(/include=simulated/);
  const after = await csvRows(page, test.info().outputPath('all.csv'));
  const marked = after.filter((row) => row['Marks']?.includes('≈ simulated') === true);
  expect(marked.length).toBeGreaterThan(10);
  expect(new Set(marked.map((row) => row['Verdict']))).not.toContain('Better');
  await region.getByLabel('Include simulated').uncheck();
  await idle(page);
  expect(page.url()).not.toContain('include');
});

test('a picked result narrows the page, is pinned, shows its runs and leads to its evidence', async ({ page }) => {
  const region = await openPerformance(page, 'compare', ONE_ROW);
  const table = await showTable(page, 'Verdicts');
  const popup = await pickRow(page, table, /NVIDIA GeForce RTX 4090/);
  await expect(popup).toHaveAccessibleName(/^bert-base-uncased on CUDA, NVIDIA GeForce RTX 4090/);
  await popup.getByRole('button', { name: 'Pin', exact: true }).click();
  await idle(page);
  await expect(page).toHaveURL(/pin=bert-base-uncased~cuda~NVIDIA/);
  await expect(popup).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'What differs' })).toBeVisible();

  await pickRow(page, table, /NVIDIA GeForce RTX 4090/);
  await expect(popup.getByRole('button', { name: 'Unpin' })).toBeVisible();
  await popup.getByRole('button', { name: 'Distribution' }).click();
  await idle(page);
  await expect(region.getByText('The runs of the pinned results')).toBeVisible();
  await page.goBack();
  await idle(page);

  await pickRow(page, await showTable(page, 'Verdicts'), /Snapdragon X Elite/);
  await popup.getByRole('button', { name: /^Only this device/ }).click();
  await idle(page);
  await expect(page).toHaveURL(/device=Snapdragon/);
  await expect(region.getByText(/Nothing to compare across devices/)).toBeVisible();
  await page.goBack();
  await idle(page);

  await pickRow(page, await showTable(page, 'Verdicts'), /Snapdragon X Elite/);
  await popup.getByRole('button', { name: 'Show evidence' }).click();
  await idle(page);
  await expect(page).toHaveURL(/cell=bert-base-uncased~qualcomm~Snapdragon/);
  await expect(panel(page, 'bert-base-uncased on Qualcomm, Snapdragon X Elite')).toBeVisible();
  await page.goBack();
  await idle(page);
  await expect(performancePage(page)).toBeVisible();
});

test('pictures and tables are saved as files that hold what is in view', async ({ page }) => {
  await openPerformance(page, 'precision');
  const png = await saveExport(page, /^Save PNG/, test.info().outputPath('chart.png'));
  expect(png.name).toBe('precision-trade.png');
  expect([...png.bytes.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const svg = (await saveExport(page, /^Save SVG/, test.info().outputPath('chart.svg'))).bytes.toString('utf8');
  // A page of its own, which has no policy that the styles of a picture would offend.
  const blank = await page.context().newPage();
  const texts = await blank.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
    return parsed.querySelector('parsererror') === null ? Array.from(parsed.querySelectorAll('text'), (element) => element.textContent) : [];
  }, svg);
  expect(texts).toEqual(expect.arrayContaining(['What does a narrower precision bring?', 'reference', 'fp16']));
  const rows = await csvRows(page, test.info().outputPath('table.csv'));
  const table = await showTable(page, 'Precisions');
  expect(rows).toHaveLength(Number(await table.getByRole('table').getAttribute('aria-rowcount')) - 1);
  expect(rows[0]).toMatchObject({ Precision: 'fp32', 'Against the reference': 'reference' });
});

test('an empty chart says what is lacking and offers a way out that works', async ({ page }) => {
  const region = await openPerformance(page, 'compare', '&metric=battery&hardware=cuda');
  await expect(region.getByText('No usable result in view has a battery drain')).toBeVisible();
  await region.getByRole('button', { name: 'Show latency, mean' }).click();
  await idle(page);
  await expect(region.getByText('Nothing to compare across hardware types')).toBeVisible();
  await region.getByRole('button', { name: 'Compare across devices' }).click();
  await idle(page);
  await expect(picture(page)).toBeVisible();
  await visit(page, performanceLink('pareto', '&q=no+such+model'));
  await expect(region.getByText('Nothing in view')).toBeVisible();
  await region.getByRole('button', { name: 'Reset filters' }).click();
  await idle(page);
  await expect(picture(page)).toBeVisible();
});
