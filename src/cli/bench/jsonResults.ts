import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A result as a script that knows its own files takes it out of them. */
export interface JsonResult {
  readonly model: string;
  readonly hardware: string;
  readonly device: string | null;
  readonly batch: number | null;
  readonly sequence: number | null;
  readonly precision: string | null;
  readonly latencyMs: number | null;
  readonly failed: boolean;
  readonly atMs: number;
}

interface SingleFile {
  readonly model_name: string;
  readonly hardware_type: string;
  readonly device_name: string;
  readonly success: boolean;
  readonly timestamp: string;
  readonly performance?: { readonly batch_size: number; readonly sequence_length: number; readonly precision: string; readonly average_latency_ms: number };
}

interface SuiteRun {
  readonly model_name: string;
  readonly hardware: string;
  readonly status: string;
  readonly timestamp: string;
  readonly benchmark_results?: Readonly<Record<string, { readonly status: string; readonly avg_latency?: number }>>;
}

interface SuiteFile {
  readonly benchmarks: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, SuiteRun>>>>>>;
}

export type ResultFile = SingleFile | SuiteFile;

/** All files below the folders of a set, one after the other: the fastest way that Node has for small files. */
export function* resultPaths(directory: string): Generator<string> {
  for (const part of readdirSync(directory, { withFileTypes: true })) {
    if (part.isDirectory()) for (const name of readdirSync(join(directory, part.name))) yield join(directory, part.name, name);
  }
}

/** Parses one file after the other and forgets it; a file without the text is not parsed. */
export function* parsedFiles(directory: string, containing: string | null = null): Generator<ResultFile> {
  for (const path of resultPaths(directory)) {
    const bytes = readFileSync(path);
    if (containing === null || bytes.includes(containing)) yield JSON.parse(bytes.toString('utf8')) as ResultFile;
  }
}

/** Calls `take` with each result of a file. */
export function eachResult(file: ResultFile, take: (result: JsonResult) => void): void {
  if ('benchmarks' in file) eachOfSuite(file, take);
  else take(ofSingle(file));
}

function ofSingle({ model_name, hardware_type, device_name, success, timestamp, performance }: SingleFile): JsonResult {
  return {
    model: model_name, hardware: hardware_type, device: device_name, batch: performance?.batch_size ?? null, sequence: performance?.sequence_length ?? null, precision: performance?.precision ?? null,
    latencyMs: performance?.average_latency_ms ?? null, failed: !success, atMs: timeOf(timestamp),
  };
}

function eachOfSuite({ benchmarks }: SuiteFile, take: (result: JsonResult) => void): void {
  for (const models of Object.values(benchmarks)) {
    for (const runs of Object.values(models)) {
      for (const [hardware, { model_name, status, timestamp, benchmark_results }] of Object.entries(runs)) {
        const shared = { model: model_name, hardware, device: null, precision: null, atMs: timeOf(timestamp) };
        if (benchmark_results === undefined) take({ ...shared, batch: null, sequence: null, latencyMs: null, failed: status === 'failed' });
        else for (const [name, { status: ended, avg_latency }] of Object.entries(benchmark_results)) {
          const [, batch, , sequence] = name.split('_');
          take({ ...shared, batch: Number(batch), sequence: Number(sequence), latencyMs: avg_latency === undefined ? null : avg_latency * 1000, failed: ended === 'failed' });
        }
      }
    }
  }
}

/** A time without a zone is UTC. */
function timeOf(text: string): number {
  return Date.parse(`${text.slice(0, 23)}Z`);
}
