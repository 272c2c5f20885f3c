import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { differenceOf } from './answers.ts';
import type { Answer } from './answers.ts';
import { figureOf, sampled } from './figures.ts';
import type { Figure, MigrationFigures, SetFigures } from './figures.ts';
import { FILES_IN_PART } from './resultSets.ts';
import type { ResultFiles } from './resultSets.ts';
import type { Outcome, RunTask } from './taskRunner.ts';
import type { TaskInput, TaskName } from './tasks.ts';

export interface MeasureOptions {
  readonly scratch: string;
  /** Measured runs of each task, after one that is not counted. */
  readonly repeats: number;
  /** Runs of the migration, which takes by far the longest. */
  readonly migrations: number;
  readonly onStep: (text: string) => void;
}

/**
 * Migrates the files of a set, and asks files and database the same.
 * @throws {Error} when the two do not agree.
 */
export async function measureSet(input: ResultFiles, run: RunTask, options: MeasureOptions): Promise<SetFigures> {
  const db = join(options.scratch, `${input.set}.duckdb`);
  const task = { directory: input.directory, db };
  const migration = await measureMigration(input, task, run, options);
  const complex = await both('complex', task, run, options);
  const simple = await both('simple', task, run, options);
  const summary = await both('summary', task, run, options);
  const report = await both('report', task, run, options);
  options.onStep(`${input.set}: report from JSON that is held in memory`);
  const held = await run('report-json-held', task);
  const figures: Figure[] = [
    figureOf('size', 'bytes', [input.bytes], [statSync(db).size]),
    figureOf('complex', 'ms', times(complex.json), times(complex.database)),
    figureOf('simple', 'ms', times(simple.json), times(simple.database)),
    figureOf('summary', 'ms', times(summary.json), times(summary.database)),
    figureOf('memory-complex', 'bytes', peaks(complex.json), peaks(complex.database)),
    figureOf('memory-summary', 'bytes', peaks(summary.json), peaks(summary.database)),
    figureOf('memory-held', 'bytes', [held.peakRssBytes], peaks(summary.database)),
    figureOf('report', 'ms', times(report.json), times(report.database)),
    figureOf('memory-report', 'bytes', peaks(report.json), peaks(report.database)),
  ];
  return { set: input.set, files: input.files, jsonBytes: input.bytes, results: resultsIn(report.json[0]?.answer ?? []), figures, migration };
}

/** Every generated result either failed or was measured. */
function resultsIn([summary, ...medians]: Answer): number {
  return medians.reduce((sum, row) => sum + Number(row[6]), Number(summary?.[3] ?? 0));
}

function peaks(outcomes: readonly Outcome[]): number[] {
  return outcomes.map(({ peakRssBytes }) => peakRssBytes);
}

function times(outcomes: readonly Outcome[]): number[] {
  return outcomes.map(({ ms }) => ms);
}

function processorTimes(outcomes: readonly Outcome[]): number[] {
  return outcomes.map(({ cpuMs }) => cpuMs);
}

interface Both {
  readonly json: readonly Outcome[];
  readonly database: readonly Outcome[];
}

/** In turn, so that what else the machine does falls on both; the answers are compared before any time counts. */
async function both(question: 'complex' | 'simple' | 'summary' | 'report', input: TaskInput, run: RunTask, { repeats, onStep }: MeasureOptions): Promise<Both> {
  const [left, right]: readonly [TaskName, TaskName] = [`${question}-json`, `${question}-database`];
  onStep(`${question}: JSON files against the database`);
  const difference = differenceOf((await run(left, input)).answer, (await run(right, input)).answer);
  if (difference !== null) throw new Error(`${question}: JSON files and database do not agree: ${difference}`);
  const json: Outcome[] = [];
  const database: Outcome[] = [];
  for (let count = 0; count < repeats; count += 1) {
    json.push(await run(left, input));
    database.push(await run(right, input));
  }
  return { json, database };
}

/** The last database stays for what is asked of it. */
async function measureMigration({ set, directory, parts, files, bytes }: ResultFiles, input: TaskInput, run: RunTask, { scratch, migrations, onStep }: MeasureOptions): Promise<MigrationFigures> {
  onStep(`${set}: reading and parsing against migrating`);
  await run('parse', input);
  const parse: Outcome[] = [];
  const migrate: Outcome[] = [];
  for (let count = 0; count < migrations; count += 1) {
    parse.push(await run('parse', input));
    removeDatabase(input.db);
    migrate.push(await run('migrate', { directory, db: input.db }));
  }
  const peaks = [{ files, peakRssBytes: sampled(migrate.map(({ peakRssBytes }) => peakRssBytes)).median }];
  const [first] = parts;
  if (parts.length > 1 && first !== undefined) {
    const db = join(scratch, `${set}-part.duckdb`);
    removeDatabase(db);
    peaks.unshift({ files: FILES_IN_PART, peakRssBytes: (await run('migrate', { directory: first, db })).peakRssBytes });
    removeDatabase(db);
  }
  const [ms, parseMs] = [sampled(times(migrate)), sampled(times(parse))];
  const [cpuMs, parseCpuMs] = [sampled(processorTimes(migrate)), sampled(processorTimes(parse))];
  return { ms, parseMs, cpuMs, parseCpuMs, ratio: cpuMs.median / parseCpuMs.median, filesPerSecond: (files * 1000) / ms.median, megabytesPerSecond: bytes / 1000 / ms.median, peaks };
}

function removeDatabase(db: string): void {
  rmSync(db, { force: true });
  rmSync(`${db}.wal`, { force: true });
}
