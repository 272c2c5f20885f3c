import type { LeftOut } from '../../core/compare/types.ts';
import type { Configuration } from '../../core/model/configuration.ts';
import type { MetricKey } from '../../core/model/metric.ts';
import { METRICS } from '../../core/model/metric.ts';
import type { Across, ViewState } from '../../core/view/viewState.ts';
import type { EvidenceRow } from './evidenceRows.ts';

/** The rules of a comparison once more, over plain rows: slow, and written from the requirements. */
export interface ExpectedSample {
  readonly configuration: Configuration;
  readonly part: string;
  readonly rows: readonly EvidenceRow[];
}

export interface Expected {
  readonly samples: readonly ExpectedSample[];
  readonly counts: ReadonlyMap<LeftOut | 'used', number>;
}

const KINDS = ['measurement', 'web', 'ipfs', 'power', 'test'];

/**
 * Sorts rows into samples, and counts why the others are left out.
 * @param metrics What a row must have, `all` of it or `any`.
 */
export function expectedSamples(rows: readonly EvidenceRow[], view: ViewState, metrics: readonly MetricKey[], need: 'all' | 'any', splitMs: number | null): Expected {
  const simulatedToo = view.include.includes('simulated') || view.filters.evidence === 'simulated';
  const failedToo = view.include.includes('failed');
  const given = metrics.every((key) => key === 'latency' || key === 'throughput');
  const counts = new Map<LeftOut | 'used', number>();
  const count = (reason: LeftOut | 'used'): void => void counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const candidates = new Map<string, EvidenceRow[]>();
  for (const row of rows) {
    const has = (key: MetricKey): boolean => row.values[key] !== undefined;
    if (row.kind === 'declaration') count('declared');
    else if (row.placeholder) count('placeholder');
    else if (row.simulated && !simulatedToo) count('simulated');
    else if (row.failed && !failedToo) count('failed');
    else if (!(need === 'all' ? metrics.every(has) : metrics.some(has))) count('no-value');
    else if (splitMs !== null && row.atMs === null) count('no-time');
    else if (given && row.kind === 'power' && row.linked) count('duplicate');
    else {
      const key = JSON.stringify(row.configuration);
      candidates.set(key, [...(candidates.get(key) ?? []), row]);
    }
  }
  const samples: ExpectedSample[] = [];
  for (const group of candidates.values()) {
    const real = group.some((row) => !row.simulated);
    const asReal = group.filter((row) => row.simulated !== real);
    const ran = asReal.some((row) => !row.failed);
    const asWell = asReal.filter((row) => row.failed !== ran);
    const kind = KINDS.find((word) => asWell.some((row) => row.kind === word));
    const own = asWell.filter((row) => row.kind === kind);
    for (const row of group) {
      if (!asReal.includes(row)) count('simulated');
      else if (!asWell.includes(row)) count('failed');
      else count(own.includes(row) ? 'used' : 'duplicate');
    }
    for (const part of splitMs === null ? ['all'] : ['before', 'after']) {
      const inPart = own.filter((row) => splitMs === null || (row.atMs !== null && row.atMs < splitMs) === (part === 'before'));
      const [first] = inPart;
      if (first !== undefined) samples.push({ configuration: first.configuration, part, rows: inPart });
    }
  }
  return { samples, counts };
}

export function valuesOf(rows: readonly EvidenceRow[], metric: MetricKey): readonly number[] {
  return rows.flatMap((row) => row.values[metric] ?? []);
}

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.length / 2;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2 : (sorted[Math.floor(middle)] ?? NaN);
}

/** The narrowest pair of order statistics, symmetric in rank, that holds the median with 95 %: the chances of a fair coin, added up one by one. */
export function medianBoundsOf(values: readonly number[]): readonly [number, number] | null {
  const sorted = values.toSorted((left, right) => left - right);
  const n = sorted.length;
  let chance = 0.5 ** n;
  let below = 0;
  let rank = 0;
  while (1 - 2 * (below + chance) >= 0.95) {
    below += chance;
    chance = (chance * (n - rank)) / (rank + 1);
    rank += 1;
  }
  return rank === 0 ? null : [sorted[rank - 1] ?? NaN, sorted[n - rank] ?? NaN];
}

export interface ExpectedRow {
  readonly cells: ReadonlyMap<string, ExpectedSample>;
}

/** Samples side by side. Of several devices of a type the best by median stands for it, the most trusted first. */
export function expectedRows(samples: readonly ExpectedSample[], across: Across, metric: MetricKey): ReadonlyMap<string, ExpectedRow> {
  const rows = new Map<string, Map<string, ExpectedSample>>();
  for (const sample of samples) {
    const { model, hardwareType, device, precision, batch, shape, testCase } = sample.configuration;
    const typed = across === 'hardware' || across === 'device';
    const key = JSON.stringify([across === 'model' ? '' : model, typed ? '' : hardwareType, typed ? '' : device, across === 'precision' ? '' : precision, across === 'batch' ? '' : batch, shape, testCase]);
    const column = { hardware: hardwareType, device: `${hardwareType}/${device}`, model, precision, batch, time: sample.part }[across];
    const cells = rows.get(key) ?? new Map<string, ExpectedSample>();
    const rival = cells.get(column);
    if (rival === undefined || isBetter(sample, rival, metric)) cells.set(column, sample);
    rows.set(key, cells);
  }
  return new Map([...rows].map(([key, cells]) => [key, { cells }]));
}

export function doubtOf({ rows }: ExpectedSample): number {
  return (rows[0]?.simulated === true ? 2 : 0) + (rows[0]?.failed === true ? 1 : 0);
}

function isBetter(sample: ExpectedSample, rival: ExpectedSample, metric: MetricKey): boolean {
  if (doubtOf(sample) !== doubtOf(rival)) return doubtOf(sample) < doubtOf(rival);
  const [own, other] = [sample, rival].map(({ rows }) => medianOf(valuesOf(rows, metric)));
  if (own === undefined || other === undefined) return false;
  const { better } = METRICS[metric];
  if (better !== 'none' && own !== other) return better === 'higher' ? own > other : own < other;
  if (sample.rows.length !== rival.rows.length) return sample.rows.length > rival.rows.length;
  return new Intl.Collator('en', { numeric: true, sensitivity: 'base' }).compare(sample.configuration.device, rival.configuration.device) < 0;
}

/** The run that a row is of: the one that it names, else its commit and hour. */
export function runOf({ run, version, atMs }: EvidenceRow): string {
  return run ?? JSON.stringify([version, atMs === null ? null : new Date(atMs).toISOString().slice(0, 13)]);
}

export function runsOf(rows: readonly EvidenceRow[]): number {
  return new Set(rows.map(runOf)).size;
}

export function versionsOf(rows: readonly EvidenceRow[]): number {
  return new Set(rows.flatMap(({ version }) => version ?? [])).size;
}

/** The lowest false-discovery rate at which each p would be rejected, by trying every threshold (Benjamini & Hochberg 1995). */
export function qValues(p: readonly number[]): readonly number[] {
  return p.map((own) => Math.min(1, ...p.filter((threshold) => threshold >= own).map((threshold) => (p.length * threshold) / p.filter((other) => other <= threshold).length)));
}
