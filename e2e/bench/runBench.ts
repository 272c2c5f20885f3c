import type { Browser, Page } from '@playwright/test';

import type { AlternativeFigure } from './alternatives/alternativeFigure.ts';
import { measureAlternatives } from './alternatives/measureAlternatives.ts';
import { PARQUET_SIZES } from './data/databaseSize.ts';
import type { DatabaseSize } from './data/databaseSize.ts';
import { ensureBenchmarkDatabase, ensureBenchmarkParquet } from './data/ensureDatabases.ts';
import { launchBrowser, newWatchedPage } from './launch.ts';
import { GROUPS } from './measurement.ts';
import type { Group, Samples } from './measurement.ts';
import { measureNative } from './native/measureNative.ts';
import type { NativeFigure } from './native/nativeFigure.ts';
import type { Part } from './options.ts';
import { openDatabase, waitRest } from './openFile.ts';
import { CONTROLS, DRILL_DOWNS } from './scenarios/controls.ts';
import { MATRIX_FILTERS, PAGE_FILTERS } from './scenarios/filters.ts';
import { MAIN_THREAD } from './scenarios/mainThread.ts';
import { MEMORY } from './scenarios/memory.ts';
import { OPENING, parquetScenarios } from './scenarios/opening.ts';
import { PAGE_SWITCHES } from './scenarios/pages.ts';
import { SCROLLING } from './scenarios/scrolling.ts';
import { SITE } from './scenarios/site.ts';
import { LIMIT_MS, runScenario } from './stage.ts';
import type { Database, Scenario, Stage, WatchedPage } from './stage.ts';

export interface RunOptions {
  /** Folder of the built site, and where it is served. */
  readonly root: string;
  readonly url: string;
  readonly sizes: readonly DatabaseSize[];
  readonly parts: readonly Part[];
  readonly repeats: number;
  readonly onStep: (text: string) => void;
}

/** What was found so far; grows while it runs. */
export interface Found {
  readonly samples: Samples;
  readonly native: BySize<NativeFigure>;
  readonly alternatives: BySize<AlternativeFigure>;
}

type BySize<T> = Partial<Record<DatabaseSize, readonly T[]>>;
type Given = Pick<Stage, 'url' | 'root' | 'samples' | 'repeats' | 'database'>;

/** Groups that have nothing to do with the size of a database. */
const SIZELESS: Readonly<Partial<Record<Group, readonly Scenario[]>>> = { site: SITE, scrolling: SCROLLING };

/** For what is measured without a benchmark database. */
const NONE: Database = { path: '', results: 0, bytes: 0, size: null };

/** Groups whose times have a native counterpart. */
const WITH_NATIVE: ReadonlySet<Group> = new Set(['opening', 'filters', 'controls', 'drill-down', 'pages', 'parquet']);

/** Measures size by size; what fails is recorded, and the run goes on. */
export async function runBench({ url, root, sizes, parts, repeats, onStep }: RunOptions, { samples, native, alternatives }: Found): Promise<void> {
  const given = { url, root, samples, repeats };
  const groups = GROUPS.filter((group) => parts.includes(group));
  for (const group of groups) await runGroup(group, SIZELESS[group] ?? [], { ...given, database: NONE }, onStep);
  for (const size of sizes) {
    const database = { ...(await ensureBenchmarkDatabase(size)), size };
    for (const group of groups) await runGroup(group, await scenariosOf(group, size), { ...given, database }, onStep);
    if (groups.some((group) => WITH_NATIVE.has(group))) {
      onStep(`${size}: native`);
      native[size] = await measureNative(database.path, { repeats, sessions: 0, ...(await parquetOf(size)) });
    }
    if (parts.includes('alternatives')) {
      onStep(`${size}: alternatives`);
      alternatives[size] = await measureAlternatives({ size, repeats, launch: launchBrowser });
    }
  }
}

async function scenariosOf(group: Group, size: DatabaseSize): Promise<readonly Scenario[]> {
  switch (group) {
    case 'opening':
      return OPENING;
    case 'filters':
      return MATRIX_FILTERS;
    case 'controls':
      return CONTROLS;
    case 'drill-down':
      return DRILL_DOWNS;
    case 'pages':
      return [...PAGE_SWITCHES, ...PAGE_FILTERS];
    case 'parquet': {
      const { parquet } = await parquetOf(size);
      return parquet === undefined ? [] : parquetScenarios(parquet);
    }
    case 'memory':
      return MEMORY;
    case 'main-thread':
      return MAIN_THREAD;
    case 'scrolling':
    case 'site':
      return [];
  }
}

async function parquetOf(size: DatabaseSize): Promise<{ readonly parquet?: string }> {
  const flat = PARQUET_SIZES.find((known) => known === size);
  return flat === undefined ? {} : { parquet: (await ensureBenchmarkParquet(flat)).path };
}

/** Scenarios one after the other in a browser of their own; one that broke its page gives the next a new browser. */
async function runGroup(group: Group, scenarios: readonly Scenario[], given: Given, onStep: (text: string) => void): Promise<void> {
  if (scenarios.length === 0) return;
  onStep([given.database.size, group].filter((part) => part !== null).join(': '));
  let room = await openRoom(given);
  try {
    for (const scenario of scenarios) {
      const problem = await runScenario(scenario, room.stage);
      if (problem === null) continue;
      onStep(`  ${scenario.measures[0]?.label ?? ''}: ${problem}`);
      await room.close();
      room = await openRoom(given);
    }
  } finally {
    await room.close();
  }
}

async function openRoom(given: Given): Promise<{ readonly stage: Stage; readonly close: () => Promise<void> }> {
  const browser = await launchBrowser();
  let shared: WatchedPage | null = null;
  const openPage = async (): Promise<Page> => {
    shared ??= await openedPage(browser, given);
    return shared.page;
  };
  return { stage: { ...given, browser, newPage: (viewport) => newWatchedPage(browser, viewport), openPage }, close: () => browser.close() };
}

async function openedPage(browser: Browser, { url, database }: Pick<Stage, 'url' | 'database'>): Promise<WatchedPage> {
  const watched = await newWatchedPage(browser);
  const { page } = watched;
  await page.goto(url);
  await waitRest(page, LIMIT_MS);
  await openDatabase(page, database.path, LIMIT_MS);
  await waitRest(page, LIMIT_MS);
  return watched;
}
