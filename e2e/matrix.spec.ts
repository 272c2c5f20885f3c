import { PLANNED_CASES } from '../src/cli/demo/cases.ts';
import type { PlannedCase, Situation } from '../src/cli/demo/cases.ts';
import { hardwareLabel } from '../src/core/model/hardware.ts';
import { STATE_LABELS } from '../src/core/model/stateLabels.ts';
import { idle, openApp } from './app.ts';
import { DEMO_FILE, askDemo, demoNumber, demoPairs } from './data/demo.ts';
import { quoted, withDatabase } from './data/native.ts';
import { expect, test } from './fixtures.ts';
import { ALL_IN_SIGHT, cell, cellTexts, grid, legend, modelNames, openCell, panel, visit } from './matrixPage.ts';

/** What a cell must say in each situation. */
const EXPECTED: { readonly [K in Situation]: RegExp } = {
  measured: /^Supported/,
  partial: /^Partial/,
  failing: /^Failing/,
  undecided: /^Untested/,
  unsupported: /^Unsupported, declared, not tested/,
  promised: /^Supported, declared, not tested/,
  'promised-failing': /^Failing, declared and observed disagree/,
  'denied-passing': /^Supported, declared and observed disagree/,
  simulated: /^Simulated only/,
  untested: /^Untested/,
  stale: /^Supported, stale/,
  recovered: /^Supported/,
  broken: /^Failing/,
  flaky: /^(Supported|Failing)/,
  'some-devices': /^Partial, 1 of 2 devices supported/,
  placeholder: /^Untested/,
};
const FAILURES: Partial<Record<NonNullable<PlannedCase['failure']>, RegExp>> = {
  'out-of-memory': /out of memory/,
  timeout: /timeout/,
  unavailable: /hardware unavailable/,
};

test.describe('with every cell in sight', () => {
  test.use({ viewport: ALL_IN_SIGHT });

  test('the first screen counts what plain SQL counts, and every planned case shows its state', async ({ page }) => {
    const pairs = await demoPairs();
    await openApp(page);
    const tested = pairs.filter((pair) => pair.tested);
    const share = Math.round((tested.filter((pair) => pair.state === 'supported').length / tested.length) * 100);
    await expect(page.getByText(`${tested.length} of ${pairs.length} pairs tested; ${share}\u00a0% supported`)).toBeVisible();
    const counts = await legend(page);
    for (const [state, label] of Object.entries(STATE_LABELS)) expect(counts[label], label).toBe(pairs.filter((pair) => pair.state === state).length);

    const totals = await grid(page).getByRole('row').nth(1).getByRole('gridcell').evaluateAll((cells) => cells.map((element) => element.ariaLabel));
    const headers = await grid(page).getByRole('columnheader').evaluateAll((cells) => cells.map((element) => element.ariaLabel));
    for (const hardware of new Set(pairs.map((pair) => pair.hardware))) {
      const own = pairs.filter((pair) => pair.hardware === hardware);
      const supported = own.filter((pair) => pair.tested && pair.state === 'supported').length;
      const text = `${own.filter((pair) => pair.tested).length} of ${own.length} tested, ${supported} supported, ${own.filter((pair) => pair.state === 'failing').length} failing`;
      expect(totals[headers.indexOf(hardwareLabel(hardware)) - 1], hardware).toBe(text);
    }

    const texts = await cellTexts(page);
    expect(texts.size).toBe(pairs.length);
    for (const pair of pairs) expect(texts.get(`${pair.model} on ${hardwareLabel(pair.hardware)}`)).toMatch(new RegExp(`^${STATE_LABELS[pair.state]}[,.]`));
    for (const { model, type, situation, failure } of PLANNED_CASES) {
      const text = texts.get(`${model} on ${hardwareLabel(type)}`);
      expect(text, `${model} on ${type} is ${situation}`).toMatch(EXPECTED[situation]);
      if (situation === 'failing' && failure !== undefined) expect(text, `${model} on ${type}: ${failure}`).toMatch(FAILURES[failure] ?? /Failing/);
    }
    const bare = await grid(page).locator('[role=gridcell][data-state]').evaluateAll((cells) => cells.filter((element) => element.querySelector('svg') === null).length);
    expect(bare, 'cells without a glyph').toBe(0);
  });
});

test('the panel says which rule decided', async ({ page }) => {
  await openApp(page);
  const sentences: readonly (readonly [string, string, RegExp])[] = [
    ['flan-t5-large', 'mps', /^Failing: the newest of \d+ real results on .* failed\. Declared compatible on .*: conflict\.$/],
    ['gpt2', 'webgpu', /^Supported: the newest of \d+ real results .* passed\. Declared not compatible.*: conflict\.$/],
    ['llava-v1.6-mistral-7b-hf', 'cuda', /^Failing: .* ran out of memory\.$/],
    ['albert-base-v2', 'rocm', /^Supported: runs on 2 of 2 devices, each by its newest real result, .* This is older than the chosen age for fresh evidence\.$/],
    ['vit-base-patch16-224', 'webnn', /^Simulated only: .* simulated results?\b.*\. No real result and no declaration\.$/],
    ['llama-3-70B', 'webgpu', /^Unsupported: .* declarations? .* says not compatible\. Nothing was run on real hardware\.$/],
    ['bart-large', 'rocm', /^Supported: .* says compatible\. Nothing was run on real hardware\.$/],
    ['qwen2-7b', 'cuda', /^Partial: runs on 1 and fails on 1 of 2 devices, each by its newest real result/],
    ['owlvit-base-patch32', 'rocm', /^Untested: the \d+ rows about this pair say neither that it runs nor that it fails\.$/],
    ['timesformer-base', 'webnn', /^Untested: the file holds nothing about this pair\.$/],
  ];
  for (const [model, type, sentence] of sentences) {
    await visit(page, `?v=1&cell=${model}~${type}`);
    await expect(panel(page, `${model} on ${hardwareLabel(type)}`).getByText(sentence), `${model} on ${type}`).toBeVisible();
  }
});

test('sorts by name, family, coverage, failures, newest and a column, both ways', async ({ page }) => {
  const pairs = await demoPairs();
  const families = new Map((await askDemo('SELECT model_name AS model, model_family AS family FROM demo.models')).map((row) => [String(row['model']), String(row['family'])]));
  await openApp(page, '?v=1&group=none');
  const failing = (model: string): number => pairs.filter((pair) => pair.model === model && pair.state === 'failing').length;
  const tested = (model: string): number => pairs.filter((pair) => pair.model === model && pair.tested).length;
  const sorted = async (label: string): Promise<readonly string[]> => {
    await page.getByLabel('Sort by').selectOption({ label });
    return await modelNames(page);
  };
  const names = await modelNames(page);
  expect(names.length).toBeGreaterThan(15);
  expect(names).toEqual(names.toSorted(new Intl.Collator('en', { numeric: true, sensitivity: 'base' }).compare));
  const family = (await sorted('Family')).map((name) => families.get(name) ?? '');
  expect(family).toEqual(family.toSorted((left, right) => left.localeCompare(right, 'en')));
  const coverage = (await sorted('Share tested')).map(tested);
  expect(coverage).toEqual(coverage.toSorted((left, right) => right - left));
  const failures = (await sorted('Failures')).map(failing);
  expect(failures).toEqual(failures.toSorted((left, right) => right - left));
  expect(failures[0]).toBe(Math.max(...pairs.map((pair) => failing(pair.model))));
  await page.getByRole('button', { name: 'Descending; sort ascending' }).click();
  expect((await modelNames(page)).slice(0, 5).map(failing)).toEqual([0, 0, 0, 0, 0]);
  await grid(page).getByRole('button', { name: 'WebNN', exact: true }).click();
  await expect(grid(page).getByRole('columnheader', { name: 'WebNN' })).toHaveAttribute('aria-sort', 'ascending');
  await expect(page).toHaveURL(/sort=column~webnn/);
});

test('cells show scores, shares, counts, ages and a metric at a configuration, as SQL has them', async ({ page }) => {
  await openApp(page);
  const show = async (label: string): Promise<void> => {
    await page.getByLabel('Show', { exact: true }).selectOption({ label });
    await idle(page);
  };
  const one = "model = 'bert-base-uncased' AND hardware = 'cuda'";
  await show('Number of results');
  const results = await demoNumber(`SELECT count(*) FROM proof WHERE ${one} AND kind NOT IN ('declared', 'power')`);
  await expect(cell(page, 'bert-base-uncased', 'cuda')).toHaveText(results.toLocaleString('en'));
  await show('Pass rate');
  const passed = await demoNumber("SELECT count(*) FILTER (WHERE outcome = 1) / count(*) FROM proof WHERE model = 'all-mpnet-base-v2' AND hardware = 'mps' AND kind NOT IN ('declared', 'measurement', 'power') AND outcome IS NOT NULL");
  await expect(cell(page, 'all-mpnet-base-v2', 'mps')).toHaveText(`${Math.round(passed * 100)}\u00a0%`);
  await show('Compatibility score');
  await expect(cell(page, 'bert-base-uncased', 'cuda')).toHaveAccessibleName(/Compatibility score \(0 to 1\), higher is better: \d/);
  await show('Age of newest evidence');
  await expect(cell(page, 'bert-base-uncased', 'cuda')).toHaveText(/ago$/);
  await show('Latency, mean (ms)');
  for (const [statistic, aggregate] of [['Median', 'median'], ['Best', 'min']] as const) {
    await page.getByLabel('Statistic').selectOption({ label: statistic });
    await page.getByLabel('Batch').selectOption({ label: '8' });
    await page.getByLabel('Precision').selectOption({ label: 'fp16' });
    await idle(page);
    const latency = await demoNumber(`
      SELECT min(latency)::DOUBLE FROM (
        SELECT ${aggregate}(average_latency_ms::DOUBLE) AS latency FROM demo.performance_results JOIN model USING (model_id) JOIN hardware USING (hardware_id)
        WHERE ${one} AND batch_size = 8 AND lower(precision) = 'fp16' AND test_case = 'embedding' AND NOT is_simulated AND average_latency_ms > 0 AND isfinite(average_latency_ms)
        GROUP BY device)`);
    await expect(cell(page, 'bert-base-uncased', 'cuda')).toHaveText(latency.toLocaleString('en', { minimumSignificantDigits: 3, maximumSignificantDigits: 3 }));
  }
  await expect(page.getByText('Latency, mean, best (ms), lower is better; at batch 8, fp16, embedding')).toBeVisible();
});

test('groups fold, types open into their devices, header and first column stay in sight', async ({ page }) => {
  await openApp(page, '?v=1&open=cuda,webgpu');
  await expect(grid(page).getByRole('columnheader', { name: 'CUDA: NVIDIA GeForce RTX 3060' })).toBeVisible();
  await grid(page).getByRole('button', { name: 'Devices of CUDA' }).click();
  await expect(grid(page).getByRole('columnheader', { name: /^CUDA:/ })).toHaveCount(0);
  const text = grid(page).getByRole('rowheader', { name: 'Text, 32 models' });
  await text.click();
  await expect(text).toHaveAttribute('aria-expanded', 'false');
  await expect(page).toHaveURL(/fold=Text|fold=text/);
  await expect(grid(page).getByRole('rowheader', { name: 'albert-base-v2' })).toHaveCount(0);
  await page.getByLabel('Group by').selectOption({ label: 'Family' });
  await expect(grid(page).getByRole('rowheader', { name: /^bert, \d+ models$/ })).toBeVisible();

  await grid(page).evaluate((element) => element.scrollTo(element.scrollWidth, element.scrollHeight));
  await idle(page);
  const box = await grid(page).boundingBox();
  const header = await grid(page).getByRole('columnheader', { name: /^WebGPU:/ }).last().boundingBox();
  const name = await grid(page).getByRole('rowheader').last().boundingBox();
  expect(header?.y).toBeGreaterThanOrEqual(box?.y ?? 0);
  expect(header?.y).toBeLessThan((box?.y ?? 0) + 4);
  expect(Math.abs((name?.x ?? -1) - (box?.x ?? 0))).toBeLessThan(2);
});

test('the panel holds every row, newest first, and SQL that finds the same rows in the file', async ({ page }) => {
  await openApp(page, '?v=1&q=llama-3-70B');
  const declared = await openCell(page, 'llama-3-70B', 'webgpu');
  await expect(declared.getByText('Limitations').first()).toBeVisible();
  await expect(declared.getByText('Workarounds').first()).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search models' }).fill('bert-base-uncased');
  const opened = await openCell(page, 'bert-base-uncased', 'cpu');
  const total = Number((await opened.getByText(/^\d+ rows, newest first/).innerText()).split(' ')[0]);
  expect(total).toBe(await demoNumber("SELECT count(*) FROM proof WHERE model = 'bert-base-uncased' AND hardware = 'cpu'"));
  const times = await opened.getByRole('region', { name: 'Evidence' }).getByRole('listitem').locator('time').evaluateAll((list) => list.map((time) => Date.parse(time.getAttribute('datetime') ?? '')));
  expect(times.length).toBeGreaterThan(20);
  expect(times).toEqual(times.toSorted((left, right) => right - left));
  await expect(opened.getByRole('region', { name: 'History' }).getByRole('img')).toBeVisible();
  await expect(opened.getByRole('region', { name: 'Performance' })).toBeVisible();
  await opened.getByText('SQL of this evidence').click();
  const sql = await opened.getByLabel('SQL', { exact: true }).innerText();
  const found = await withDatabase(':memory:', async (connection) => {
    await connection.run(`ATTACH ${quoted(DEMO_FILE)} AS demo (READ_ONLY); USE demo`);
    const statements = sql.split(/;\n?/).filter((statement) => /\bSELECT\b/.test(statement));
    const counts = await Promise.all(statements.map(async (statement) => (await connection.runAndReadAll(statement)).currentRowCount));
    return counts.reduce((sum, count) => sum + count, 0);
  });
  expect(found).toBe(total);
});

test('a hostile error text is text', async ({ page }) => {
  await openApp(page, '?v=1&cell=opt-1.3b~webgpu');
  const opened = panel(page, 'opt-1.3b on WebGPU');
  await expect(opened.getByText('<img src=x onerror=alert(1)> shader failed </script>').first()).toBeVisible();
  expect(await opened.locator('img, script, iframe, a[href*=invalid]').count()).toBe(0);
});
