import type { ConfigurationPoint, Sample } from '../../../../core/compare/types.ts';
import type { Configuration } from '../../../../core/model/configuration.ts';
import { formatDateUtc } from '../../../../core/model/format.ts';
import type { Metric, MetricKey } from '../../../../core/model/metric.ts';
import { METRICS } from '../../../../core/model/metric.ts';
import type { PickPlace } from '../../../parts/ResultPopover.tsx';
import { type MarkedNumber, markedFor } from '../marksText.ts';
import { intervalText, valueText } from '../numberWords.ts';
import { resultsText, versionsText } from '../resultsText.ts';

export type Fact = readonly [label: string, value: string];

/** A result that was picked in a chart or its table. */
export interface PickedResult {
  readonly configuration: Configuration;
  readonly facts: readonly Fact[];
  readonly marks: MarkedNumber;
}

export type OnPick = (result: PickedResult, place: PickPlace) => void;

export function sampleFacts(sample: Sample, metric: Metric): readonly Fact[] {
  return [
    [metric.label, valueText(sample.median, metric)],
    ['95 % interval', sample.interval === null ? `none: ${sample.intervalMethod}` : `${intervalText(sample.interval)}, ${sample.intervalMethod}`],
    ['Results', sample.n === 1 ? 'one result' : `${resultsText(sample)}, ${valueText(sample.min, metric)} to ${valueText(sample.max, metric)}`],
    ...versionsFact(sample),
    ...filesFact(sample),
    ...newestFact(sample.newestMs),
  ];
}

export function pickedSample(sample: Sample, metric: Metric, more: readonly Fact[] = []): PickedResult {
  return { configuration: sample.configuration, facts: [...sampleFacts(sample, metric), ...more], marks: markedFor(sample, [metric.key]) };
}

/** Medians of the metrics named, where the configuration has them. */
export function pointFacts(point: ConfigurationPoint, metrics: readonly MetricKey[]): readonly Fact[] {
  const values = metrics.flatMap((key): readonly Fact[] => {
    const value = point.values[key];
    if (value === undefined) return [];
    const interval = value.interval === null ? '' : ` (95 %: ${intervalText(value.interval)})`;
    return [[METRICS[key].label, `${valueText(value.median, METRICS[key])}${interval}`]];
  });
  return [...values, ['Results', resultsText(point)], ...versionsFact(point), ...filesFact(point), ...newestFact(point.newestMs)];
}

export function pickedPoint(point: ConfigurationPoint, metrics: readonly MetricKey[], more: readonly Fact[] = []): PickedResult {
  return { configuration: point.configuration, facts: [...pointFacts(point, metrics), ...more], marks: markedFor(point, metrics) };
}

function newestFact(ms: number | null): readonly Fact[] {
  return ms === null ? [] : [['Newest', formatDateUtc(ms)]];
}

/** Where several files are open, those that the results are from. */
function filesFact({ sources }: Pick<Sample, 'sources'>): readonly Fact[] {
  return sources.length === 0 ? [] : [[sources.length === 1 ? 'File' : 'Files', sources.join(', ')]];
}

function versionsFact(from: Pick<Sample, 'versions'>): readonly Fact[] {
  const text = versionsText(from);
  return text === '' ? [] : [['Versions', text]];
}
