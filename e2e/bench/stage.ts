import type { Browser, BrowserContext, Page } from '@playwright/test';

import type { BenchmarkFile, DatabaseSize } from './data/databaseSize.ts';
import type { Measure, Samples } from './measurement.ts';
import { timed } from './probe.ts';
import type { Settled } from './probe.ts';

/** No answer is waited for longer. */
export const LIMIT_MS = 120_000;
/** A measure with some samples takes no more of them after so long. */
const ENOUGH_MS = 25_000;
const LEAST_SAMPLES = 2;

/** What scenarios share: the served site, a browser, and where samples go. */
export interface Stage {
  readonly url: string;
  /** Folder of the built site. */
  readonly root: string;
  readonly browser: Browser;
  readonly samples: Samples;
  readonly repeats: number;
  readonly database: Database;
  /** A new context with a page that a probe watches. */
  readonly newPage: (viewport?: { readonly width: number; readonly height: number }) => Promise<WatchedPage>;
  /** The page in which the database is open, shared by scenarios; opened anew when the last one broke it. */
  readonly openPage: () => Promise<Page>;
}

/** What is measured with; `size` is null where it does not matter what the site's own database is. */
export type Database = BenchmarkFile & { readonly size: DatabaseSize | null };

export interface WatchedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly close: () => Promise<void>;
}

/** One or several measures on one database. */
export interface Scenario {
  readonly measures: readonly Measure[];
  readonly run: (stage: Stage) => Promise<void>;
}

/** Times one input and keeps the sample; the first of a measure may be a warm-up that is not kept. */
export async function take(stage: Stage, page: Page, measure: Measure, act: () => Promise<unknown>, keep = true): Promise<Settled> {
  const settled = await timed(page, act, LIMIT_MS);
  if (keep) stage.samples.add(measure, stage.database.size, settled.paintedMs);
  return settled;
}

/** Whether another sample is worth taking after so many steps, of which the first was a warm-up: fewer where they are slow. */
export function repeatWhile(count: number): (steps: number) => boolean {
  const start = performance.now();
  return (steps) => steps <= count && (steps <= LEAST_SAMPLES || performance.now() - start < ENOUGH_MS);
}

/** Calls back for a warm-up and then for each sample. */
export async function repeat(count: number, work: (index: number, keep: boolean) => Promise<void>): Promise<void> {
  const more = repeatWhile(count);
  for (let index = 0; more(index); index += 1) await work(index, index > 0);
}

/** Runs a scenario; what stopped it is recorded with its measures, and given back. */
export async function runScenario({ measures, run }: Scenario, stage: Stage): Promise<string | null> {
  try {
    await run(stage);
    return null;
  } catch (error) {
    const problem = problemText(error);
    for (const measure of measures) stage.samples.fail(measure, stage.database.size, problem);
    return problem;
  }
}

export function problemText(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  if (/crashed/iu.test(text)) return 'the page crashed';
  if (error instanceof Error && error.name === 'TimeoutError') return `did not finish in ${LIMIT_MS / 1000} s: ${text.split('\n')[0] ?? ''}`;
  return text.split('\n')[0] ?? text;
}
