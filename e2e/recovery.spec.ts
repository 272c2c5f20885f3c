import type { Page } from '@playwright/test';
import { dropFiles, openApp } from './app.ts';
import { serveChanged } from './changedSite.ts';
import { FILES } from './data/files.ts';
import { engineWorker } from './engineAccess.ts';
import { expect } from './fixtures.ts';
import { test } from './host.ts';
import { datasetLine, expectFailure, expectOpen, failureCard, NOTHING_OPEN, openCell, openDropped } from './opened.ts';

const STARTED_AGAIN = 'The database engine stopped and was started again';

test.use({ allowedProblems: /memory access out of bounds|^console: ErrorEvent/ });

/** Remembers every message that appears, however short it stays. */
async function rememberToasts(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const told: string[] = [];
    Object.assign(window, { told });
    const region = document.querySelector('output[aria-live]');
    if (region === null) throw new Error('there is no place for messages');
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) told.push(node.textContent ?? '');
    }).observe(region, { childList: true });
  });
  return () => page.evaluate(() => (window as unknown as { told: readonly string[] }).told);
}

async function crash(page: Page): Promise<void> {
  const worker = await engineWorker(page);
  const gone = worker.waitForEvent('close');
  await worker.evaluate(() => {
    setTimeout(() => {
      throw new WebAssembly.RuntimeError('memory access out of bounds');
    });
  });
  await gone;
}

test('an engine that crashes is replaced: what was open comes back, and it is told once', async ({ page }) => {
  await openApp(page, NOTHING_OPEN);
  await openDropped(page, [FILES.seed], 'seed.duckdb', '218 results');
  await page.getByRole('searchbox').fill('whisper');
  await expect(page.getByRole('rowheader', { name: /t5-small/ })).toHaveCount(0);
  const told = await rememberToasts(page);
  const address = page.url();

  await crash(page);
  await expect(page.getByText(STARTED_AGAIN)).toBeVisible();
  await expectOpen(page, 'seed.duckdb', '218 results');
  expect(page.url()).toBe(address);
  const evidence = await openCell(page, /whisper-tiny on WebGPU/);
  await expect(evidence.getByText('operator not supported: LSTM')).toBeVisible();

  await crash(page);
  await expectOpen(page, 'seed.duckdb', '218 results');
  await expect(evidence.getByText('operator not supported: LSTM')).toBeVisible();
  expect((await told()).filter((text) => text.includes(STARTED_AGAIN))).toHaveLength(1);
  await expect(failureCard(page)).toHaveCount(0);
});

test('an engine that crashes again and again is given up, and another file opens', async ({ page }) => {
  await openApp(page, NOTHING_OPEN);
  await openDropped(page, [FILES.seed], 'seed.duckdb', '218 results');
  for (const last of [false, false, true]) {
    await crash(page);
    if (!last) await expectOpen(page, 'seed.duckdb', '218 results');
  }
  await expectFailure(page, /The database engine stopped while reading “seed\.duckdb”/, 'memory access out of bounds', 'Open the file again');
  await expect(datasetLine(page)).toContainText('seed.duckdb');
  await openDropped(page, [FILES.mixed], 'mixed.duckdb', '8 results');
  await expect(failureCard(page)).toHaveCount(0);
});

test('an engine that falls silent is replaced when its answer is overdue', async ({ page }) => {
  await page.clock.install();
  await openApp(page, NOTHING_OPEN);
  await openDropped(page, [FILES.seed], 'seed.duckdb', '218 results');
  const told = await rememberToasts(page);
  const worker = await engineWorker(page);
  await worker.evaluate(() => {
    Object.assign(globalThis, { onmessage: null });
  });
  const evidence = await openCell(page, /whisper-tiny on WebGPU/);
  await expect(evidence).toContainText('Reading the evidence…');
  await page.clock.runFor(61_000);
  await expect.poll(async () => (await told()).some((text) => text.includes(STARTED_AGAIN) && text.includes('does not answer'))).toBe(true);
  await expectOpen(page, 'seed.duckdb', '218 results');
  await expect(evidence.getByText('operator not supported: LSTM')).toBeVisible();
});

test('too little memory is said in so many words', async ({ page, site, root }) => {
  serveChanged(site, root, { "SET memory_limit = '3GB'": "SET memory_limit = '12MB'" });
  await openApp(page, NOTHING_OPEN);
  await dropFiles(page, [FILES.hugeText]);
  await expectFailure(page, /Not enough memory for “huge-text\.duckdb”/, 'at most 4 GB', 'smaller extract');
});
