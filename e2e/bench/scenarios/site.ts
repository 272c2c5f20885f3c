import type { BrowserContext, Page } from '@playwright/test';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { startStaticServer } from '../../../src/cli/staticServer.ts';
import type { Measure, Unit } from '../measurement.ts';
import { waitIdle, waitRest } from '../openFile.ts';
import { within } from '../probe.ts';
import { fileBytes, isChart, isData, isEngine, ownFiles, sumBytes } from '../siteBytes.ts';
import type { FileBytes } from '../siteBytes.ts';
import { LIMIT_MS, repeat } from '../stage.ts';
import type { Scenario, Stage } from '../stage.ts';

function measure(id: string, label: string, unit: Unit = 'ms'): Measure {
  return { id: `site-${id}`, group: 'site', label, unit };
}

const VISITS = ['cold', 'repeated'] as const;
const MOMENTS = { paint: 'first paint', useful: 'something useful painted, what this is', interactive: 'first control painted', matrix: 'matrix of the demo painted' } as const;
type Moment = keyof typeof MOMENTS;

const OFFLINE = measure('offline', 'repeated visit without the host: 1 shows its matrix, 0 does not', 'count');
const CHARTS_EARLY = measure('gzip-charts-early', 'of a chart library before a chart is shown, gzip', 'bytes');
const BUT_ENGINE = measure('gzip-but-engine', 'until the matrix without engine and data, gzip', 'bytes');
const ALL_OWN = measure('gzip-all-own', 'all scripts, styles and fonts of the site without the engine, gzip', 'bytes');

function timeOf(moment: Moment, visit: (typeof VISITS)[number]): Measure {
  return measure(`${moment}-${visit}`, `${MOMENTS[moment]}, ${visit} visit`);
}

/** A line slow enough that what is not needed for a moment arrives after it. */
const SLOW_LINE = { offline: false, latency: 20, downloadThroughput: (20 * 1_000_000) / 8, uploadThroughput: (20 * 1_000_000) / 8 };

interface Moments {
  readonly paint: number;
  readonly useful: number;
  readonly interactive: number;
  readonly matrix: number;
}

declare global {
  interface Window {
    readonly benchVisit: { useful: number; interactive: number; matrix: number };
  }
}

/** Runs in the page, so it uses nothing from outside: when what was looked for had been painted. */
function watchVisit(): void {
  const seen = { useful: 0, interactive: 0, matrix: 0 };
  const wanted = { useful: '#root p, header button:not([disabled])', interactive: 'header button:not([disabled])', matrix: '[role=gridcell]' } as const;
  const check = (): void => {
    for (const name of ['useful', 'interactive', 'matrix'] as const) {
      if (seen[name] !== 0 || document.querySelector(wanted[name]) === null) continue;
      seen[name] = performance.now();
      requestAnimationFrame(() => setTimeout(() => void (seen[name] = performance.now()), 0));
    }
  };
  new MutationObserver(check).observe(document, { childList: true, subtree: true });
  Object.defineProperty(window, 'benchVisit', { value: seen });
}

async function visitSite(page: Page, url: string): Promise<Moments> {
  await page.goto(url, { waitUntil: 'commit' });
  await page.locator('[role=gridcell]').first().waitFor({ state: 'attached', timeout: LIMIT_MS });
  await waitIdle(page, LIMIT_MS);
  return await page.evaluate(() => ({ ...window.benchVisit, paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0 }));
}

const KEEPING_MS = 30_000;

/** Until what should be kept for the next visit is kept, by a service worker where the site has one. */
async function settleVisit(page: Page, root: string): Promise<void> {
  await waitRest(page, LIMIT_MS);
  if (!existsSync(join(root, 'service-worker.js'))) return;
  await within(KEEPING_MS, () => page.evaluate(async () => void (await navigator.serviceWorker.ready))).catch(() => undefined);
  await waitRest(page, LIMIT_MS);
}

function keep(stage: Stage, visit: (typeof VISITS)[number], moments: Moments): void {
  for (const moment of Object.keys(MOMENTS) as Moment[]) stage.samples.add(timeOf(moment, visit), null, moments[moment]);
}

const visits: Scenario = {
  measures: [...VISITS.flatMap((visit) => (Object.keys(MOMENTS) as Moment[]).map((moment) => timeOf(moment, visit))), OFFLINE],
  run: (stage) =>
    repeat(Math.ceil(stage.repeats / 2), async (_, kept) => {
      const server = await startStaticServer({ root: stage.root });
      const { page, context, close } = await stage.newPage();
      try {
        await context.addInitScript(watchVisit);
        const cold = await visitSite(page, server.url);
        await settleVisit(page, stage.root);
        if (kept) keep(stage, 'cold', cold);
        await page.close();
        const again = await context.newPage();
        const repeated = await visitSite(again, server.url);
        await settleVisit(again, stage.root);
        if (kept) keep(stage, 'repeated', repeated);
        await again.close();
        await server.close();
        if (kept) stage.samples.add(OFFLINE, null, (await opensOffline(context, server.url)) ? 1 : 0);
      } finally {
        await close();
        await server.close();
      }
    }),
};

/** Whether the site shows its matrix though nobody answers at its address. */
async function opensOffline(context: BrowserContext, url: string): Promise<boolean> {
  const page = await context.newPage();
  try {
    await page.goto(url, { waitUntil: 'commit' });
    await page.locator('[role=gridcell]').first().waitFor({ state: 'attached', timeout: 20_000 });
    return true;
  } catch {
    return false;
  } finally {
    await page.close();
  }
}

const bytes: Scenario = {
  measures: [BUT_ENGINE, CHARTS_EARLY, ALL_OWN],
  run: async (stage) => {
    const { page, context, close } = await stage.newPage();
    try {
      await context.addInitScript(watchVisit);
      const line = await context.newCDPSession(page);
      await line.send('Network.emulateNetworkConditions', SLOW_LINE);
      const started = new Set<string>();
      context.on('request', (request) => void started.add(request.url()));
      const moments = await visitSite(page, stage.url);
      const arrived = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => ({ url: entry.name, at: entry instanceof PerformanceResourceTiming ? entry.responseEnd : 0 })));
      const filesOf = (urls: readonly string[]): readonly FileBytes[] => [...new Set(urls.map((url) => decodeURI(new URL(url).pathname.slice(new URL(stage.url).pathname.length))))].flatMap((path) => fileBytes(stage.root, path) ?? []);
      const by = (moment: number): readonly FileBytes[] => filesOf([stage.url, ...arrived.filter(({ at }) => at <= moment).map(({ url }) => url)]);
      const all = filesOf([...started].filter((url) => url.startsWith(stage.url)));
      const { samples } = stage;
      for (const [id, label, files] of [['first-paint', 'to first paint', by(moments.paint)], ['interactive', 'to the first control', by(moments.interactive)], ['matrix', 'to the first matrix, engine and demo included', all]] as const) {
        samples.add(measure(`raw-${id}`, `bytes ${label}`, 'bytes'), null, sumBytes(files, 'raw'));
        samples.add(measure(`gzip-${id}`, `bytes ${label}, gzip`, 'bytes'), null, sumBytes(files, 'gzip'), files.map(({ path }) => (path === '' ? 'index.html' : path.replace('assets/', ''))).join(', '));
      }
      samples.add(BUT_ENGINE, null, sumBytes(all.filter(({ path }) => !isEngine(path) && !isData(path)), 'gzip'));
      samples.add(CHARTS_EARLY, null, sumBytes(all.filter(({ path }) => isChart(path)), 'gzip'));
      samples.add(ALL_OWN, null, sumBytes(ownFiles(stage.root), 'gzip'));
    } finally {
      await close();
    }
  },
};

export const SITE: readonly Scenario[] = [visits, bytes];
