import type { ConfigurationPoint, ResultMarks, Sample } from '../../../../core/compare/types.ts';
import { type Configuration, settingText } from '../../../../core/model/configuration.ts';
import { hardwareText } from '../../../../core/matrix/selection.ts';
import { formatCount, formatDateUtc, formatQuantity } from '../../../../core/model/format.ts';
import type { Metric, MetricKey } from '../../../../core/model/metric.ts';
import { METRICS } from '../../../../core/model/metric.ts';
import { intervalText, valueText } from '../numberWords.ts';

export type Fact = readonly [label: string, value: string];

/** A result that was picked in a chart or its table. */
export interface PickedResult {
  readonly configuration: Configuration;
  readonly facts: readonly Fact[];
  readonly marks: ResultMarks;
  /** Iterations behind a 99th percentile; null for other metrics. */
  readonly iterations: number | null;
}

/** Where on the screen it was picked. */
export interface PickPlace {
  readonly clientX: number;
  readonly clientY: number;
}

export type OnPick = (result: PickedResult, place: PickPlace) => void;

/** `CUDA, NVIDIA A100 · fp16 · batch 8` */
export function placeText(configuration: Configuration): string {
  const setting = settingText(configuration);
  const hardware = hardwareText(configuration.hardwareType, configuration.device);
  return setting === '' ? hardware : `${hardware} · ${setting}`;
}

export function sampleFacts(sample: Sample, metric: Metric): readonly Fact[] {
  return [
    [metric.label, valueText(sample.median, metric)],
    ['95 % interval', sample.interval === null ? `none: ${sample.intervalMethod}` : `${intervalText(sample.interval)}, ${sample.intervalMethod}`],
    ['Results', sample.n === 1 ? 'one run' : `${formatCount(sample.n)} runs, ${valueText(sample.min, metric)} to ${valueText(sample.max, metric)}`],
    ...newestFact(sample.newestMs),
  ];
}

export function pickedSample(sample: Sample, metric: Metric, more: readonly Fact[] = []): PickedResult {
  return { configuration: sample.configuration, facts: [...sampleFacts(sample, metric), ...more], marks: sample, iterations: metric.key === 'latency-p99' ? sample.iterations : null };
}

/** Medians of the metrics named, where the configuration has them. */
export function pointFacts(point: ConfigurationPoint, metrics: readonly MetricKey[]): readonly Fact[] {
  const values = metrics.flatMap((key): readonly Fact[] => {
    const value = point.values[key];
    if (value === undefined) return [];
    const interval = value.interval === null ? '' : ` (95 %: ${intervalText(value.interval)})`;
    return [[METRICS[key].label, `${valueText(value.median, METRICS[key])}${interval}`]];
  });
  return [...values, ['Results', point.n === 1 ? 'one run' : formatQuantity(point.n, 'run')], ...newestFact(point.newestMs)];
}

export function pickedPoint(point: ConfigurationPoint, metrics: readonly MetricKey[], more: readonly Fact[] = []): PickedResult {
  return { configuration: point.configuration, facts: [...pointFacts(point, metrics), ...more], marks: point, iterations: null };
}

function newestFact(ms: number | null): readonly Fact[] {
  return ms === null ? [] : [['Newest', formatDateUtc(ms)]];
}
