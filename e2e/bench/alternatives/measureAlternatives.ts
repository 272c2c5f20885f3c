import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';

import { startStaticServer } from '../../../src/cli/staticServer.ts';
import { RESULTS_OF_SIZE } from '../data/databaseSize.ts';
import type { DatabaseSize } from '../data/databaseSize.ts';
import { cacheFolder, ensureBenchmarkDatabase } from '../data/ensureDatabases.ts';
import { timesOf } from '../native/timesOf.ts';
import type { AlternativeFigure, AlternativeStep } from './alternativeFigure.ts';
import { ensureArrowFile } from './arrowFile.ts';
import { buildPage } from './buildPage.ts';
import { differenceText, expectedAnswers } from './expectedAnswers.ts';
import { ASKS, LIBRARIES } from './page/library.ts';
import type { Answer, Ask, LibraryName, Timed } from './page/library.ts';
import { rendererBytes } from './rendererBytes.ts';

export interface AlternativesOptions {
  readonly size: DatabaseSize;
  /** Times of each question after the first. */
  readonly repeats: number;
  /** Each library gets a browser of its own, which is closed afterwards. */
  readonly launch: () => Promise<Browser>;
  /** All when absent. */
  readonly libraries?: readonly LibraryName[];
}

const LABELS: Readonly<Record<Ask, string>> = {
  load: 'the file opened',
  'first-answer': 'median latency of every model on every device',
  filter: 'the same of fp16 at batch 8',
  'newest-status': 'newest status of every model on every device',
};
/** What a library reads, and where it works. */
const HOW: Readonly<Record<LibraryName, string>> = {
  perspective: 'an Arrow file of seven columns read into memory; in a worker',
  arquero: 'an Arrow file of seven columns read into memory; on the page’s own thread, which stands still',
  'duckdb-wasm': 'plain SQL on the database where it lies, of which nothing is kept; in a worker',
};
const PACKAGES = { perspective: '@perspective-dev/client', arquero: 'arquero', 'duckdb-wasm': '@duckdb/duckdb-wasm' } as const satisfies Readonly<Record<LibraryName, string>>;
const LIMIT_MS = 180_000;
/** A question is not asked again once it has taken this long. */
const ENOUGH_MS = 20_000;

/** The same rows, grouping and filtering in the libraries that a page could use instead; what one cannot do is in its figure. */
export async function measureAlternatives({ size, repeats, launch, libraries = LIBRARIES }: AlternativesOptions): Promise<readonly AlternativeFigure[]> {
  const folder = join(cacheFolder(), 'alternatives');
  await buildPage(folder);
  const [{ path }, arrow, server] = [await ensureBenchmarkDatabase(size), await ensureArrowFile(size), await startStaticServer({ root: folder })];
  try {
    const expected = await expectedAnswers(path);
    const figures: AlternativeFigure[] = [];
    for (const library of libraries) figures.push(await measureLibrary({ library, results: RESULTS_OF_SIZE[size], url: server.url, file: library === 'duckdb-wasm' ? path : arrow, repeats, expected, launch }));
    return figures;
  } finally {
    await server.close();
  }
}

interface LibraryRun extends Pick<AlternativesOptions, 'repeats' | 'launch'> {
  readonly library: LibraryName;
  readonly results: number;
  readonly url: string;
  readonly file: string;
  readonly expected: ReadonlyMap<Ask, Answer>;
}

async function measureLibrary({ library, results, url, file, repeats, expected, launch }: LibraryRun): Promise<AlternativeFigure> {
  const browser = await launch();
  const steps: AlternativeStep[] = [];
  const notes = [HOW[library]];
  const figure = { library, version: versionOf(PACKAGES[library]), results, steps, notes };
  try {
    const page = await browser.newPage();
    await page.goto(url);
    const before = await memoryOf(browser, page);
    await within(page.evaluate((name) => window.alternatives?.start(name), library));
    await page.locator('input').setInputFiles(file);
    for (const ask of ASKS) {
      const { step, answer } = await measureStep(page, ask, ask === 'load' ? 0 : repeats);
      const difference = differenceText(answer, expected.get(ask));
      steps.push(step);
      if (difference !== '') notes.push(`${step.label}: not as SQL answers, ${difference}`);
    }
    const after = await memoryOf(browser, page);
    return { ...figure, heapBytes: after.heapBytes - before.heapBytes, processBytes: after.processBytes === null || before.processBytes === null ? null : after.processBytes - before.processBytes, failure: null };
  } catch (error) {
    return { ...figure, heapBytes: null, processBytes: null, failure: error instanceof Error ? error.message : String(error) };
  } finally {
    await browser.close();
  }
}

async function measureStep(page: Page, ask: Ask, repeats: number): Promise<{ readonly step: AlternativeStep; readonly answer: Answer | null }> {
  const first = await askOnce(page, ask);
  const times: number[] = [];
  for (let round = 0; round < repeats && first.ms * (round + 1) < ENOUGH_MS; round += 1) times.push((await askOnce(page, ask)).ms);
  return { step: { id: ask, label: LABELS[ask], firstMs: first.ms, ...timesOf(times.length === 0 ? [first.ms] : times) }, answer: first.answer };
}

async function askOnce(page: Page, ask: Ask): Promise<Timed> {
  const timed = await within(page.evaluate((asked) => window.alternatives?.ask(asked), ask));
  if (timed === undefined) throw new Error('the page of the alternatives did not start');
  return timed;
}

/** A page whose own thread stands still, or whose engine is lost, never answers. */
async function within<T>(answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${LIMIT_MS / 1000} s`)), LIMIT_MS);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

async function memoryOf(browser: Browser, page: Page): Promise<{ readonly heapBytes: number; readonly processBytes: number | null }> {
  await page.requestGC();
  const session = await page.context().newCDPSession(page);
  const { usedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return { heapBytes: usedSize + backingStorageSize, processBytes: await rendererBytes(browser) };
}

function versionOf(name: string): string {
  const { resolve } = createRequire(import.meta.url);
  const folder = resolve(name).split(`/node_modules/${name}/`)[0] ?? '';
  const { version } = JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')) as { readonly version: string };
  return version;
}
