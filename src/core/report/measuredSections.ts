import type { CompareRow, Comparison, ConfigurationSamples, ResultCounts } from '../compare/types.ts';
import { compareNames } from '../matrix/selection.ts';
import { compareHardwareTypes } from '../model/hardware.ts';
import { METRICS } from '../model/metric.ts';
import { formatCount } from '../model/format.ts';
import type { MetricKey } from '../model/metric.ts';
import { settingText } from '../model/configuration.ts';
import type { Configuration } from '../model/configuration.ts';
import type { PowerResult } from '../power/types.ts';
import { firstOf, isoTime, statedText } from './reportContext.ts';
import type { ReportContext } from './reportContext.ts';
import type { ComparedHardware, ComparisonReport, ModelComparison, PerformanceReport, PowerEntry, PowerReport, RowCounts } from './measuredTypes.ts';
import { measuredValue, settingEntry } from './settingEntry.ts';

const SPEEDS: readonly MetricKey[] = ['latency', 'latency-p50', 'latency-p90', 'latency-p99', 'throughput'];
const PERFORMANCE_METRICS: readonly MetricKey[] = [...SPEEDS, 'memory', 'load-time'];

/** Every configuration with the samples that the performance page compares. */
export async function performanceSection({ session, view, atMost, signal }: ReportContext): Promise<PerformanceReport> {
  const { metrics, configurations, available, counts } = await session.performance.configurations(view, PERFORMANCE_METRICS, signal);
  const ranked = configurations.toSorted((left, right) => Number(isSpeed(right)) - Number(isSpeed(left)) || resultsOf(right) - resultsOf(left) || compareConfigurations(left.configuration, right.configuration));
  const listed = firstOf(modelsInTurn(ranked), 'the best measured of each model first, then the next', atMost);
  return {
    ...listed,
    total: available,
    columns: metrics.map((key) => METRICS[key].column),
    row_counts: Object.fromEntries(metrics.flatMap((key) => { const count = counts[key]; return count === undefined ? [] : [[METRICS[key].column, rowCounts(count)]]; })),
    rows: listed.rows.map(({ configuration, samples }) => ({
      ...settingEntry(configuration),
      values: Object.fromEntries(metrics.flatMap((key) => { const sample = samples[key]; return sample === undefined ? [] : [[METRICS[key].column, measuredValue(sample)]]; })),
    })),
  };
}

/** The first of each model, then the second of each, and so on: a short list shows many models. */
function modelsInTurn<T extends { readonly configuration: Configuration }>(ranked: readonly T[]): readonly T[] {
  const seen = new Map<string, number>();
  const turns = ranked.map((entry) => {
    const turn = seen.get(entry.configuration.model) ?? 0;
    seen.set(entry.configuration.model, turn + 1);
    return { entry, turn };
  });
  return turns.toSorted((left, right) => left.turn - right.turn).map(({ entry }) => entry);
}

/** Whether more than memory or load time was measured. */
function isSpeed({ samples }: ConfigurationSamples): boolean {
  return SPEEDS.some((key) => samples[key] !== undefined);
}

function resultsOf({ samples }: ConfigurationSamples): number {
  return Math.max(...Object.values(samples).map(({ n }) => n));
}

function compareConfigurations(left: Configuration, right: Configuration): number {
  return compareNames(left.model, right.model) || compareHardwareTypes(left.hardwareType, right.hardwareType) || compareNames(left.device, right.device) || compareNames(settingText(left), settingText(right));
}

function rowCounts({ inView, used, leftOut }: ResultCounts): RowCounts {
  return { in_view: inView, used, left_out: leftOut };
}

/** Each model in the setting in which most hardware can be compared, against the best of that row. */
export async function comparisonSection({ session, view, atMost, signal }: ReportContext): Promise<ComparisonReport> {
  const comparison = await session.performance.compare({ ...view, performance: { ...view.performance, across: 'hardware', versus: 'best', order: 'coverage' } }, signal);
  const metric = METRICS[comparison.metric];
  const byModel = new Map<string, CompareRow[]>();
  for (const row of comparison.rows) byModel.set(row.common.model, [...(byModel.get(row.common.model) ?? []), row]);
  const entries = [...byModel].map(([model, rows]) => modelComparison(comparison, model, rows));
  return {
    ...firstOf(entries, 'most hardware and results first', atMost),
    column: comparison.metrics.length === 0 ? null : metric.column,
    label: metric.label,
    unit: metric.unit,
    better: metric.better,
    sentences: [...partSentence(comparison), ...comparison.summaries.filter(({ best, possible }) => best + possible > 0).map(({ text }) => text)],
  };
}

/** Where too many results are in view, which rows all of this is about. */
function partSentence({ part, rows }: Comparison): readonly string[] {
  return part === null ? [] : [`Only ${formatCount(rows.length)} of ${formatCount(part.of)} rows are compared here, those of the models with most results: ${formatCount(part.results)} results are too many to judge at once`];
}

function modelComparison({ columns }: Comparison, model: string, rows: readonly CompareRow[]): ModelComparison {
  const [row] = rows;
  const hardware = (row?.cells ?? []).flatMap((cell, index): ComparedHardware[] => {
    const column = columns[index];
    if (cell === null || column === undefined) return [];
    const { verdict, sample, isBest } = cell;
    return [{
      hardware_type: column.value,
      label: column.label,
      device: statedText(sample.configuration.device),
      value: measuredValue(sample),
      is_best: isBest,
      verdict: verdict === null ? null : { kind: verdict.kind, text: verdict.text, reason: verdict.reason },
    }];
  });
  return { model, setting: row?.detail ?? '', other_settings: Math.max(0, rows.length - 1), hardware };
}

/** The power page's figures: by configuration and basis. */
export async function powerSection({ session, view, atMost, signal }: ReportContext): Promise<PowerReport> {
  const { results, configurations, metrics, series, counts } = await session.power.overview(view, signal);
  const ranked = results.toSorted((left, right) => BASES.indexOf(left.basis) - BASES.indexOf(right.basis) || right.n - left.n || compareConfigurations(left.configuration, right.configuration));
  const listed = firstOf(modelsInTurn(ranked), 'the best measured of each model first, then the next', atMost);
  return { ...listed, total: configurations, columns: metrics.map((key) => METRICS[key].column), recorded_runs: series, row_counts: rowCounts(counts), rows: listed.rows.map((result) => powerEntry(result, metrics)) };
}

const BASES: readonly PowerResult['basis'][] = ['measured', 'estimated', 'simulated'];

function powerEntry(result: PowerResult, metrics: readonly MetricKey[]): PowerEntry {
  const { configuration, kind, basis, n, values, measured, idleW, temperatureRiseK, throttle, throttledResults, conflicts, failed, newestMs } = result;
  return {
    ...settingEntry(configuration),
    kind,
    basis,
    of_failed_tests: failed,
    results: n,
    values: Object.fromEntries(metrics.flatMap((key) => { const median = values[key]; return median === null ? [] : [[METRICS[key].column, { median, results: measured[key] }]]; })),
    idle_power_w: idleW,
    temperature_rise_k: temperatureRiseK,
    throttled: throttle,
    throttled_results: throttledResults,
    efficiency_conflicts: conflicts,
    newest_at: isoTime(newestMs),
  };
}
