import { inOrder } from './answers.ts';
import type { Answer, AnswerCell } from './answers.ts';
import { eachResult, parsedFiles } from './jsonResults.ts';
import type { JsonResult, ResultFile } from './jsonResults.ts';
import { ASKED_FROM_MS, ASKED_MODEL, ASKED_UNTIL_MS } from './testbeds.ts';

/** Median latency and failure rate by model, hardware and batch size, within a span of time. */
export function complexFromJson(directory: string): Answer {
  const groups = new Map<string, { readonly of: JsonResult; results: number; failed: number; readonly latencies: number[] }>();
  for (const file of parsedFiles(directory)) {
    eachResult(file, (result) => {
      if (result.atMs < ASKED_FROM_MS || result.atMs >= ASKED_UNTIL_MS) return;
      const key = `${result.model}\n${result.hardware}\n${result.batch}`;
      let group = groups.get(key);
      if (group === undefined) groups.set(key, (group = { of: result, results: 0, failed: 0, latencies: [] }));
      group.results += 1;
      if (result.failed) group.failed += 1;
      if (result.latencyMs !== null) group.latencies.push(result.latencyMs);
    });
  }
  return inOrder([...groups.values()].map(({ of, results, failed, latencies }) => [of.model, of.hardware, of.batch, results, failed / results, median(latencies)]));
}

/** All results of one model; files that do not name it are not parsed. */
export function simpleFromJson(directory: string): Answer {
  const rows: (readonly AnswerCell[])[] = [];
  for (const file of parsedFiles(directory, `"${ASKED_MODEL}"`)) {
    eachResult(file, ({ model, hardware, batch, latencyMs, failed, atMs }) => {
      if (model === ASKED_MODEL) rows.push([atMs, hardware, batch, latencyMs, failed ? 1 : 0]);
    });
  }
  return inOrder(rows);
}

/** What a report says first: counts, the newest tests, and the median latency of every configuration. */
export function reportFromJson(files: Iterable<ResultFile>): Answer {
  const models = new Set<string>();
  const hardware = new Set<string>();
  const configurations = new Map<string, { readonly of: JsonResult; readonly latencies: number[] }>();
  const counts = { failed: 0, oldest: Number.POSITIVE_INFINITY, newest: Number.NEGATIVE_INFINITY };
  for (const file of files) {
    eachResult(file, (result) => {
      models.add(result.model);
      hardware.add(result.hardware);
      if (result.failed) counts.failed += 1;
      counts.oldest = Math.min(counts.oldest, result.atMs);
      counts.newest = Math.max(counts.newest, result.atMs);
      if (result.latencyMs === null) return;
      const key = `${result.model}\n${result.hardware}\n${result.device}\n${result.precision}\n${result.batch}\n${result.sequence}`;
      const known = configurations.get(key);
      if (known === undefined) configurations.set(key, { of: result, latencies: [result.latencyMs] });
      else known.latencies.push(result.latencyMs);
    });
  }
  const medians = inOrder([...configurations.values()].map(({ of, latencies }) => [of.model, of.hardware, of.device, of.precision, of.batch, of.sequence, latencies.length, median(latencies)]));
  return [['summary', models.size, hardware.size, counts.failed, counts.oldest, counts.newest], ...medians];
}

function median(values: number[]): number | null {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}
