import type { Page } from '@playwright/test';
import { idle, openApp } from './app.ts';
import { demoNumber, demoPairs } from './data/demo.ts';
import { expect, test } from './fixtures.ts';
import { cellTexts, grid, inView, legend, modelNames, openFilter, visit, wholeNumber } from './matrixPage.ts';

/** Pairs of the models that have any row fitting a condition: a filter on evidence keeps those. */
async function pairsWith(where: string): Promise<number> {
  return await demoNumber(`SELECT count(DISTINCT model) * 8 FROM proof WHERE ${where}`);
}

/** The choices of an open filter with their counts. */
async function options(page: Page, label: string): Promise<readonly { readonly name: string; readonly count: number }[]> {
  const texts = await page.getByRole('group', { name: label, exact: true }).getByRole('listitem').evaluateAll((items) => items.map((item) => {
    const [, name, count] = Array.from(item.querySelectorAll('label, label > span:nth-last-child(2), label > span:last-child'), (part) => part.textContent);
    return [name ?? '', count ?? ''] as const;
  }));
  return texts.map(([name, count]) => ({ name, count: wholeNumber(count) }));
}

const FACETS = [
  { button: 'Modality', facet: 'Modality', base: '?v=1&state=failing' },
  { button: 'Family', facet: 'Family', base: '?v=1&hardware=cuda,webgpu' },
  { button: 'Hardware', facet: 'Hardware', base: '?v=1&modality=text&precision=fp16' },
  { button: 'State', facet: 'State', base: '?v=1&hardware=webgpu,webnn' },
  { button: 'State', facet: 'Only', base: '?v=1' },
  { button: 'Device', facet: 'Device', base: '?v=1&modality=vision' },
  { button: 'Precision', facet: 'Precision', base: '?v=1&state=supported' },
  { button: 'Batch size', facet: 'Batch size', base: '?v=1&hardware=cuda' },
  { button: 'Test type', facet: 'Test type', base: '?v=1&evidence=real' },
] as const;

test('every choice of every filter leaves as many cells as it says', async ({ page }) => {
  test.slow();
  await openApp(page);
  for (const { button, facet, base } of FACETS) {
    await visit(page, base);
    const popup = await openFilter(page, button);
    const offered = await options(page, facet);
    expect(offered.length, `${facet} has choices`).toBeGreaterThan(1);
    const tried = offered.filter(({ count }) => count > 0).slice(0, 3);
    expect(tried.length, `${facet} has choices that leave something`).toBeGreaterThan(0);
    for (const { name, count } of tried) {
      await popup.getByRole('button', { name: `Only ${name}`, exact: true }).click();
      expect((await inView(page)).pairs, `${facet}: ${name} under ${base}`).toBe(count);
    }
    await page.keyboard.press('Escape');
    await expect(popup).toBeHidden();
  }
});

test('filters on evidence leave what SQL leaves, and decide the states anew', async ({ page }) => {
  await openApp(page, '?v=1&precision=fp16');
  expect((await inView(page)).pairs).toBe(await pairsWith("lower(precision) = 'fp16'"));
  await visit(page, '?v=1&batch=8');
  expect((await inView(page)).pairs).toBe(await pairsWith('batch_size = 8'));
  await visit(page, '?v=1&since=2026-10-01&until=2026-10-31');
  expect((await inView(page)).pairs).toBe(await pairsWith("moment >= '2026-10-01' AND moment < '2026-11-01'"));
  for (const [evidence, where] of [['real', 'NOT is_simulated'], ['simulated', 'is_simulated']] as const) {
    await visit(page, `?v=1&evidence=${evidence}`);
    const counts = await legend(page);
    const kept = await demoPairs(where);
    expect(counts['Supported'] ?? 0, evidence).toBe(kept.filter((pair) => pair.state === 'supported').length);
    expect(counts['Failing'] ?? 0, evidence).toBe(kept.filter((pair) => pair.state === 'failing').length);
    expect(counts['Simulated only'] ?? 0, evidence).toBe(kept.filter((pair) => pair.state === 'simulated').length);
  }
});

test('filters combine, each shows as a chip that takes it away, and reset takes all', async ({ page }) => {
  await openApp(page);
  const modality = await openFilter(page, 'Modality');
  await modality.getByRole('checkbox', { name: /^Text/ }).check();
  await modality.getByRole('checkbox', { name: /^Vision/ }).check();
  await page.keyboard.press('Escape');
  const hardware = await openFilter(page, 'Hardware');
  await hardware.getByRole('checkbox', { name: /^WebGPU/ }).check();
  await page.keyboard.press('Escape');
  const state = await openFilter(page, 'State');
  await state.getByRole('checkbox', { name: /^Failing/ }).check();
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox', { name: 'Search models' }).fill('b');
  await idle(page);
  const names = new Set((await demoPairs()).filter((pair) => pair.hardware === 'webgpu' && pair.state === 'failing').map((pair) => pair.model));
  const shown = await modelNames(page);
  expect(shown.length).toBeGreaterThan(1);
  for (const name of shown) expect(names.has(name), name).toBe(true);
  expect([...(await cellTexts(page)).values()].every((text) => text.startsWith('Failing'))).toBe(true);
  expect((await inView(page)).pairs).toBe(shown.length);

  const chips = page.getByRole('list', { name: 'Active filters' });
  await expect(chips.getByText('Search: b')).toBeVisible();
  await expect(chips.getByText('Modality: Text or Vision')).toBeVisible();
  await expect(chips.getByText('State: Failing')).toBeVisible();
  await chips.getByRole('button', { name: 'Remove filter State: Failing' }).click();
  expect((await inView(page)).pairs).toBeGreaterThan(shown.length);
  await chips.getByRole('button', { name: 'Remove filter Search: b' }).click();
  expect((await inView(page)).pairs).toBe(await demoNumber("SELECT count(*) FROM demo.models WHERE coalesce(modality, model_type) IN ('text', 'vision', 'llm', 'text_embedding') AND model_id IN (SELECT arg_min(model_id, model_id) FROM model GROUP BY model)"));
  await chips.getByRole('button', { name: 'Reset' }).click();
  expect(await inView(page)).toEqual({ models: 69, pairs: 552 });
  await expect(chips).toBeHidden();
  expect(new URL(page.url()).search).toBe('');
});

test('search takes words in any order, leaves out -words, and says when nothing is left', async ({ page }) => {
  await openApp(page);
  await page.keyboard.press('/');
  const search = page.getByRole('searchbox', { name: 'Search models' });
  await expect(search).toBeFocused();
  await search.fill('base BERT -large');
  const names = await modelNames(page);
  expect(names).toContain('bert-base-uncased');
  expect(names).not.toContain('bert-large-uncased');
  await search.fill('no such model');
  await expect(page.getByRole('heading', { name: 'Nothing in view' })).toBeVisible();
  await expect(page.getByText('None of the 69 models in this file fits the search “no such model”.')).toBeVisible();
  await page.getByRole('button', { name: 'Reset filters' }).click();
  await expect(grid(page)).toBeVisible();
  await search.fill('whisper');
  await search.press('Escape');
  await expect(search).toHaveValue('');
  expect(await inView(page)).toEqual({ models: 69, pairs: 552 });
});

test('legend entries filter, with the counts they show; conflict and stale too', async ({ page }) => {
  await openApp(page);
  const counts = await legend(page);
  const entries = page.getByRole('group', { name: 'Show only these states' });
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(552 + (counts['Conflict'] ?? 0) + (counts['Stale'] ?? 0));
  for (const [label, count] of Object.entries(counts)) {
    const entry = entries.getByRole('button', { name: new RegExp(`^${label}`) });
    await entry.click();
    await expect(entry).toHaveAttribute('aria-pressed', 'true');
    expect((await inView(page)).pairs, label).toBe(count);
    await entry.click();
  }
  expect((await inView(page)).pairs).toBe(552);
  await entries.getByRole('button', { name: /^Failing/ }).click();
  await entries.getByRole('button', { name: /^Conflict/ }).click();
  expect((await inView(page)).pairs).toBe(1);
  expect([...(await cellTexts(page)).entries()].filter(([, text]) => text.startsWith('Failing, declared and observed disagree')).map(([name]) => name)).toEqual(['flan-t5-large on MPS']);
});

test('dates count back from the newest result, and the age of stale evidence can be chosen', async ({ page }) => {
  await openApp(page);
  const dates = await openFilter(page, 'Dates');
  await dates.getByRole('button', { name: '30 days' }).click();
  expect((await inView(page)).pairs).toBe(await pairsWith("moment::DATE > (SELECT max(moment)::DATE - 30 FROM proof)"));
  await dates.getByLabel('First day').fill('2026-11-01');
  await dates.getByLabel('Last day').fill('2026-11-10');
  expect((await inView(page)).pairs).toBe(await pairsWith("moment >= '2026-11-01' AND moment < '2026-11-11'"));
  await expect(page).toHaveURL(/since=2026-11-01&until=2026-11-10/);
  await dates.getByRole('button', { name: 'Any time' }).click();
  await page.keyboard.press('Escape');
  const stale = (await legend(page))['Stale'] ?? 0;
  const evidence = await openFilter(page, 'Evidence');
  await evidence.getByLabel('Stale after').fill('30');
  expect((await legend(page))['Stale']).toBeGreaterThan(stale);
  await evidence.getByLabel('Stale after').fill('0');
  expect((await legend(page))['Stale']).toBeUndefined();
  await evidence.getByRole('radio', { name: /^Real only/ }).check();
  await expect(page).toHaveURL(/evidence=real/);
  expect((await legend(page))['Simulated only']).toBeUndefined();
});
