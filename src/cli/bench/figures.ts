import type { ResultSet } from './resultSets.ts';

/** The median of some runs, and all of them. */
export interface Sampled {
  readonly median: number;
  readonly all: readonly number[];
}

export const FIGURES = ['size', 'complex', 'simple', 'summary', 'memory-complex', 'memory-summary', 'memory-held', 'report', 'memory-report'] as const;
export type FigureKey = (typeof FIGURES)[number];

/** One figure both ways: bytes or ms. */
export interface Figure {
  readonly key: FigureKey;
  readonly unit: 'bytes' | 'ms';
  readonly json: Sampled;
  readonly database: Sampled;
  /** JSON against database: above one, the database is smaller or faster. */
  readonly ratio: number;
}

/** Migrating against a program that reads and parses the same files and does nothing else. */
export interface MigrationFigures {
  readonly ms: Sampled;
  readonly parseMs: Sampled;
  /** Processor time, which other work on the machine hardly changes. */
  readonly cpuMs: Sampled;
  readonly parseCpuMs: Sampled;
  /** Of the processor times. */
  readonly ratio: number;
  readonly filesPerSecond: number;
  readonly megabytesPerSecond: number;
  /** Peak memory by number of files. */
  readonly peaks: readonly { readonly files: number; readonly peakRssBytes: number }[];
}

export interface SetFigures {
  readonly set: ResultSet;
  readonly files: number;
  readonly jsonBytes: number;
  readonly results: number;
  readonly figures: readonly Figure[];
  readonly migration: MigrationFigures;
}

/** What the framework's design document claims for 10,000 tests. */
export const CLAIMS: Readonly<Record<FigureKey, { readonly label: string; readonly json: string; readonly database: string; readonly ratio: number }>> = {
  size: { label: 'size on disk', json: '1.2 GB', database: '485 MB', ratio: 1200 / 485 },
  complex: { label: 'complex query', json: '4.5 s', database: '0.3 s', ratio: 15 },
  simple: { label: 'simple query', json: '0.8 s', database: '0.1 s', ratio: 8 },
  summary: { label: 'report of counts and medians', json: '3.2 s', database: '0.9 s', ratio: 3.2 / 0.9 },
  'memory-summary': { label: 'peak memory of that report, JSON streamed', json: '760 MB', database: '220 MB', ratio: 760 / 220 },
  report: { label: 'our whole report against that of JSON', json: '3.2 s', database: '0.9 s', ratio: 3.2 / 0.9 },
  'memory-complex': { label: 'peak memory of the complex query, JSON streamed', json: '760 MB', database: '220 MB', ratio: 760 / 220 },
  'memory-report': { label: 'peak memory of our whole report, JSON streamed', json: '760 MB', database: '220 MB', ratio: 760 / 220 },
  'memory-held': { label: 'peak memory of the report of counts and medians, JSON held', json: '760 MB', database: '220 MB', ratio: 760 / 220 },
};

export function sampled(values: readonly number[]): Sampled {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = (sorted.length - 1) / 2;
  return { median: ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2, all: values };
}

export function figureOf(key: FigureKey, unit: Figure['unit'], json: readonly number[], database: readonly number[]): Figure {
  const [left, right] = [sampled(json), sampled(database)];
  return { key, unit, json: left, database: right, ratio: left.median / right.median };
}
