import { expect } from 'vitest';

import type { Comparison, ConfigurationPoint, LeftOut, Pareto, ResultCounts, Sample } from '../../core/compare/types.ts';
import { configurationKey } from '../../core/model/configuration.ts';
import type { MetricKey } from '../../core/model/metric.ts';
import { METRICS } from '../../core/model/metric.ts';
import type { Expected, ExpectedSample } from './bruteForce.ts';
import { doubtOf, medianBoundsOf, medianOf, qValues, runOf, runsOf, valuesOf, versionsOf } from './bruteForce.ts';
import type { EvidenceRow } from './evidenceRows.ts';

function close(value: number | undefined, wanted: number | undefined, where: string): void {
  if (value === undefined || wanted === undefined || Math.abs(value - wanted) > 1e-9 * Math.abs(wanted)) expect(value, where).toBe(wanted);
}

/** Every row is counted once, under the reason that the rules give it. */
export function expectCounts({ inView, used, leftOut }: ResultCounts, rows: readonly EvidenceRow[], expected: Expected, shown: number, where: string, [unfit, misfits]: readonly [LeftOut, number] = ['other-subject', 0]): void {
  const wanted = new Map<LeftOut, number>([...expected.counts].filter((entry): entry is [LeftOut, number] => entry[0] !== 'used'));
  const rest = (expected.counts.get('used') ?? 0) - shown - misfits;
  if (misfits > 0) wanted.set(unfit, misfits);
  if (rest > 0) wanted.set('other-subject', rest);
  expect({ inView, used, leftOut: Object.fromEntries(leftOut.map(({ reason, rows }) => [reason, rows])) }, where).toEqual({ inView: rows.length, used: shown, leftOut: Object.fromEntries(wanted) });
  expect(used + leftOut.reduce((sum, entry) => sum + entry.rows, 0), where).toBe(inView);
}

export function expectSample(sample: Sample, { rows, configuration }: ExpectedSample, metric: MetricKey, where: string): void {
  const values = valuesOf(rows, metric);
  expect([sample.configuration, sample.n, sample.kind, sample.simulated, sample.failed], where).toEqual([configuration, rows.length, rows[0]?.kind, rows[0]?.simulated, rows[0]?.failed]);
  close(sample.median, medianOf(values), where);
  close(sample.mean, values.reduce((sum, value) => sum + value, 0) / values.length, where);
  expect([sample.min, sample.max], where).toEqual([Math.min(...values), Math.max(...values)]);
  const newest = rows.toSorted((left, right) => (right.atMs ?? -Infinity) - (left.atMs ?? -Infinity) || right.place - left.place);
  const sameTable = newest.every((row) => Math.floor(row.place / 1e9) === Math.floor((newest[0]?.place ?? 0) / 1e9));
  expect(sample.values.length, where).toBe(Math.min(500, rows.length));
  if (sameTable) expect(sample.values, where).toEqual(valuesOf(newest, metric).slice(0, 500));
  expect(sample.times, where).toEqual(newest.slice(0, 500).map((row) => row.atMs));
  expect(sample.newestMs, where).toBe(newest[0]?.atMs ?? null);
  expect([sample.runs, sample.versions], where).toEqual([runsOf(rows), versionsOf(rows)]);
  expect(firstAlike(sample.runKeys), where).toEqual(firstAlike(newest.slice(0, 500).map(runOf)));
  const bounds = medianBoundsOf(values);
  if (sample.stated === null) expect(sample.interval, where).toEqual(bounds);
  else expect([sample.n, metric, bounds], where).toEqual([1, 'latency', null]);
}

/** For each key the place of the first one like it. */
function firstAlike(keys: readonly (string | number)[]): readonly (number | undefined)[] {
  const first = new Map(keys.map((key, place) => [key, place] as const).toReversed());
  return keys.map((key) => first.get(key));
}

/** A point has the medians of the rows that the rules choose; what those rows lack may come from power readings taken during them. */
export function expectPoint(point: ConfigurationPoint, expected: Expected, rows: readonly EvidenceRow[], metrics: readonly MetricKey[], where: string): number {
  const own = expected.samples.find(({ configuration }) => configurationKey(configuration) === configurationKey(point.configuration))?.rows ?? [];
  const readings = rows.filter((row) => row.kind === 'power' && row.linked && !row.failed && row.simulated === point.simulated && configurationKey(row.configuration) === configurationKey(point.configuration));
  expect([point.n, point.runs, point.versions], where).toEqual([own.length, runsOf(own), versionsOf(own)]);
  for (const key of metrics) {
    const values = valuesOf(own, key);
    const found = point.values[key];
    if (values.length === 0 && (found === undefined || own[0]?.kind === 'power')) expect(found, where).toBeUndefined();
    else close(found?.median, medianOf(values.length > 0 ? values : valuesOf(readings, key)), `${key} ${where}`);
    if (found !== undefined && values.length > 0) expect([found.n, found.interval], where).toEqual([values.length, medianBoundsOf(values)]);
  }
  return own.length;
}

export function tally(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** One baseline a row at most, the best marked, a verdict for each other cell of a row with a baseline. */
export function expectMarks({ metric, baseline, columns }: Comparison, row: Comparison['rows'][number], wanted: ReadonlyMap<string, ExpectedSample>, where: string): void {
  const { better } = METRICS[metric];
  const trusted = Math.min(...[...wanted.values()].map(doubtOf));
  const medians = [...wanted].filter(([, sample]) => doubtOf(sample) === trusted).map(([value, { rows }]) => ({ value, median: medianOf(valuesOf(rows, metric)) }));
  const record = better === 'higher' ? Math.max(...medians.map(({ median }) => median)) : Math.min(...medians.map(({ median }) => median));
  const best = row.cells.findIndex((cell) => cell?.isBest === true);
  if (better === 'none') expect(best, where).toBe(-1);
  else close(row.cells[best]?.sample.median, record, where);
  const base = row.cells.findIndex((cell) => cell?.isBaseline === true);
  expect(columns[base]?.value, where).toBe(baseline === null ? columns[best]?.value : wanted.has(baseline) ? baseline : undefined);
  for (const [index, cell] of row.cells.entries()) if (cell !== null) expect(cell.verdict !== null, where).toBe(base !== -1 && index !== base);
}

/** Pairs and verdicts add up, and the q-values are those of all p together. */
export function expectFamily({ rows, summaries, pairs, family }: Comparison, where: string): void {
  const verdicts = rows.flatMap(({ cells }) => cells.flatMap((cell) => cell?.verdict ?? []));
  const tested = verdicts.filter(({ p }) => p !== null);
  expect(family, where).toBe(tested.length);
  const q = qValues(tested.map(({ p }) => p ?? 1));
  for (const [index, verdict] of tested.entries()) close(verdict.q ?? undefined, q[index], where);
  expect(pairs.compared, where).toBe(verdicts.filter(({ kind }) => kind !== 'not-comparable').length);
  expect(summaries.reduce((sum, { verdicts: counts, doubtful }) => sum + doubtful + Object.values(counts).reduce((all, count) => all + count, 0), 0), where).toBe(verdicts.length);
  for (const { compared, doubtful, farApart, unstated, averaged } of summaries) expect(doubtful + farApart + unstated + averaged, where).toBe(compared);
  expect([summaries.reduce((sum, { compared }) => sum + compared, 0), summaries.reduce((sum, { possible }) => sum + possible, 0)], where).toEqual([pairs.compared, pairs.possible]);
  for (const { kind, q, cliffsDelta } of verdicts) if (kind === 'better' || kind === 'worse') expect(q !== null && q <= 0.05 && (cliffsDelta === null || Math.abs(cliffsDelta) >= 0.15), where).toBe(true);
}

/** On the frontier is what no other real point with measured power beats in both. */
export function expectFrontier({ points, x, y }: Pareto, where: string): void {
  const real = points.filter(({ point }) => !point.simulated && !point.failed && !point.estimated);
  const rivals = real.length > 0 ? real : points;
  for (const own of points) {
    const beaten = rivals.some((other) => worth(x, other.x) >= worth(x, own.x) && worth(y, other.y) >= worth(y, own.y) && (other.x !== own.x || other.y !== own.y));
    expect(own.onFrontier, where).toBe(!beaten && rivals.includes(own));
  }
}

function worth(key: MetricKey, value: number): number {
  return METRICS[key].better === 'higher' ? value : -value;
}
