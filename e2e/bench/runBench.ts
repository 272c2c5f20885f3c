import type { Browser, Page } from '@playwright/test';

import { PARQUET_SIZES } from './data/databaseSize.ts';
import type { DatabaseSize } from './data/databaseSize.ts';
import { ensureBenchmarkDatabase, ensureBenchmarkParquet } from './data/ensureDatabases.ts';
import { launchBrowser, newWatchedPage } from './launch.ts';
import { Samples } from './measurement.ts';
import type { Group, Measurement } from './measurement.ts';
import { measureNative } from './native/measureNative.ts';
import type { NativeFigure } from './native/nativeFigure.ts';
import { openDatabase, waitEngines, waitIdle } from './openFile.ts';
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
  readonly groups: readonly Group[];
  readonly repeats: number;
  readonly onStep: (text: string) => void;
}

export interface RunResult {
  readonly measurements: readonly Measurement[];
  readonly native: Readonly<Partial<Record<DatabaseSize, readonly NativeFigure[]>>>;
}

type Given = Pick<Stage, 'url' | 'root' | 'samples' | 'repeats' | 'database'>;

/** For what is measured without a benchmark database. */
const NONE: Database = { path: '', results: 0, bytes: 0, size: null };

/** Groups whose times have a native counterpart. */
const WITH_NATIVE: ReadonlySet<Group> = new Set(['opening', 'filters', 'controls', 'drill-down', 'pages', 'parquet']);

/** Measures size by size; what fails is recorded, and the run goes on. */
export async function runBench({ url, root, sizes, groups, repeats, onStep }: RunOptions): Promise<RunResult> {
  const samples = new Samples();
  const given = { url, root, samples, repeats };
  for (const [group, scenarios] of [['site', SITE], ['scrolling', SCROLLING]] as const) {
    if (!groups.includes(group)) continue;
    onStep(group);
    await runGroup(scenarios, { ...given, database: NONE }, onStep);
  }
  const native: Partial<Record<DatabaseSize, readonly NativeFigure[]>> = {};
  for (const size of sizes) {
    const database = { ...(await ensureBenchmarkDatabase(size)), size };
    for (const group of groups) {
      const scenarios = await scenariosOf(group, size);
      if (scenarios.length === 0) continue;
      onStep(`${size}: ${group}`);
      await runGroup(scenarios, { ...given, database }, onStep);
    }
    if (groups.some((group) => WITH_NATIVE.has(group))) {
      onStep(`${size}: native`);
      native[size] = await measureNative(database.path, { repeats, sessions: 0, ...(await parquetOf(size)) });
    }
  }
  return { measurements: samples.measurements(), native };
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
async function runGroup(scenarios: readonly Scenario[], given: Given, onStep: (text: string) => void): Promise<void> {
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
  await waitIdle(page, LIMIT_MS);
  await waitEngines(page, LIMIT_MS);
  await openDatabase(page, database.path, LIMIT_MS);
  await waitEngines(page, LIMIT_MS);
  return watched;
}
