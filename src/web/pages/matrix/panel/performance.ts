import type { EvidenceRow } from '../../../../core/model/evidence.ts';
import { METRIC_KEYS, METRICS, type Metric } from '../../../../core/model/metric.ts';
import { countsOnce } from '../../../../core/sql/countedOnce.ts';

/** Repeats of one configuration on one device; never mixed with another. */
export interface ConfigurationResult {
  readonly key: string;
  /** Null where the rows name no device. */
  readonly device: string | null;
  readonly batch: number | null;
  readonly precision: string | null;
  readonly sequenceLength: number | null;
  readonly testCase: string | null;
  readonly simulated: boolean;
  readonly count: number;
  readonly best: number;
  readonly median: number;
}

/** The metrics that at least one row holds, in the order of the registry. */
export function metricsIn(rows: readonly EvidenceRow[]): readonly Metric[] {
  const measured = rows.filter((row) => !row.placeholder);
  return METRIC_KEYS.filter((key) => measured.some((row) => row.values[key] !== null && countsOnce(key, row))).map((key) => METRICS[key]);
}

/** Best and median of one metric for each configuration, the one with most repeats first. Placeholders, failed rows, and what a power reading or its result only repeats are left out. */
export function summarisePerformance(rows: readonly EvidenceRow[], metric: Metric): readonly ConfigurationResult[] {
  const groups = new Map<string, { readonly row: EvidenceRow; readonly values: number[] }>();
  for (const row of rows) {
    const value = row.values[metric.key];
    if (value === null || row.placeholder || row.outcome === 'failing' || !countsOnce(metric.key, row)) continue;
    const key = JSON.stringify([row.device, row.batch, row.precision, row.sequenceLength, row.testCase, row.tier === 'simulated']);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { row, values: [value] });
    else group.values.push(value);
  }
  return [...groups]
    .map(([key, { row, values }]) => ({
      key,
      device: row.device,
      batch: row.batch,
      precision: row.precision,
      sequenceLength: row.sequenceLength,
      testCase: row.testCase,
      simulated: row.tier === 'simulated',
      count: values.length,
      best: metric.better === 'higher' ? Math.max(...values) : Math.min(...values),
      median: median(values),
    }))
    .sort((left, right) => Number(left.simulated) - Number(right.simulated) || right.count - left.count || (left.batch ?? 0) - (right.batch ?? 0));
}

/** The middle value; the mean of the two middle ones where the number is even. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** `batch 8, fp16, sequence 128`; says so when the row states no configuration. */
export function configurationText(result: Pick<ConfigurationResult, 'batch' | 'precision' | 'sequenceLength' | 'testCase'>): string {
  const text = [configurationHead(result), configurationDetail(result)].filter((part) => part !== '').join(', ');
  return text === '' ? 'not stated' : text;
}

/** What most configurations differ in: `batch 8, fp16`. */
export function configurationHead(result: Pick<ConfigurationResult, 'batch' | 'precision'>): string {
  return [result.batch === null ? '' : `batch ${result.batch}`, result.precision ?? ''].filter((part) => part !== '').join(', ');
}

/** The rest: `seq 128, embedding`; empty when neither is stated. */
export function configurationDetail(result: Pick<ConfigurationResult, 'sequenceLength' | 'testCase'>): string {
  return [result.sequenceLength === null ? '' : `seq ${result.sequenceLength}`, result.testCase ?? ''].filter((part) => part !== '').join(', ');
}
