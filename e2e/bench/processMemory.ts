import type { Browser, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';

/** Process ids of the renderers that run now. */
export async function rendererIds(browser: Browser): Promise<ReadonlySet<number>> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return new Set(processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id));
}

/** The renderer of a page that was opened since: the largest of those that are new. */
export async function newRenderer(browser: Browser, before: ReadonlySet<number>): Promise<number> {
  const fresh = [...(await rendererIds(browser))].filter((id) => !before.has(id));
  const [largest] = fresh.toSorted((left, right) => proportionalBytes(right) - proportionalBytes(left));
  if (largest === undefined) throw new Error('the page has no process of its own');
  return largest;
}

/** Memory of a process in bytes, what it shares with others counted by its share; only Linux tells. */
export function proportionalBytes(processId: number): number {
  const kilobytes = /^Pss:\s+(\d+) kB/mu.exec(readFileSync(`/proc/${processId}/smaps_rollup`, 'utf8'))?.[1];
  if (kilobytes === undefined) throw new Error(`the memory of process ${processId} is not known`);
  return Number(kilobytes) * 1024;
}

/** Most memory of a process while something is done. */
export async function peakBytes(processId: number, work: () => Promise<void>): Promise<number> {
  let peak = proportionalBytes(processId);
  const timer = setInterval(() => {
    peak = Math.max(peak, proportionalBytes(processId));
  }, 200);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return Math.max(peak, proportionalBytes(processId));
}

/** JavaScript heap of the page's main thread after it was tidied up, in bytes. */
export async function heapBytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}

/** Size of the WebAssembly memory of each engine, in bytes. */
export async function engineBytes(page: Page): Promise<readonly number[]> {
  interface Bindings {
    readonly mod?: { readonly HEAPU8?: Uint8Array };
  }
  const sizes = await Promise.all(
    page.workers().map((worker) => worker.evaluate(() => (globalThis as { readonly DUCKDB_BINDINGS?: Bindings }).DUCKDB_BINDINGS?.mod?.HEAPU8?.byteLength ?? 0).catch(() => 0)),
  );
  return sizes.filter((size) => size > 0);
}
