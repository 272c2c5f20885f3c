import { compareNames, hardwareText } from '../matrix/selection.ts';
import { settingText } from '../model/configuration.ts';
import { MISSING, formatCount, formatNumber, formatQuantity } from '../model/format.ts';
import { compareHardwareTypes } from '../model/hardware.ts';
import { METRICS, METRIC_KEYS } from '../model/metric.ts';
import type { Metric } from '../model/metric.ts';
import type { DescribeOptions } from './describeReport.ts';
import { leftOutText } from './describeSummary.ts';
import type { Bar, Cell, Column, Section, TableGroup } from './reportDocument.ts';
import type { ComparedHardware, MeasuredValue, ModelComparison, PerformanceEntry, PowerEntry, SettingEntry } from './measuredTypes.ts';
import type { BenchmarkReport } from './reportTypes.ts';

/** Columns of a printed table; a report's value holds more. */
const PERFORMANCE_COLUMNS = ['latency_ms', 'latency_p99_ms', 'throughput_per_s', 'memory_mb'];
const POWER_COLUMNS = ['power_w', 'power_peak_w', 'energy_per_item_j', 'items_per_joule', 'temperature_peak_c'];

export function describeComparisons({ comparisons, links }: BenchmarkReport, { atMost }: DescribeOptions): Section {
  const { label, unit, better, sentences, rows: all } = comparisons;
  const section = { id: 'comparisons', title: 'Best hardware by model' };
  const rows = all.slice(0, atMost).toSorted((left, right) => compareNames(left.model, right.model));
  if (rows.length === 0) return { ...section, blocks: [] };
  const direction = better === 'none' ? '' : `, ${better} is better`;
  return {
    ...section,
    blocks: [
      { kind: 'list', items: sentences },
      {
        kind: 'table',
        caption: `${label} (${unit})${direction}. Each model in the setting in which most hardware can be compared; of several devices of a type the best. Bars start at zero and are drawn to the longest of their model; lines are 95 % intervals of the median.`,
        columns: [{ label: 'Hardware', align: 'start' }, { label: `${label} (${unit})`, align: 'end' }, { label: 'Against the best', align: 'start' }, { label: 'Results', align: 'end' }],
        groups: rows.map(comparisonGroup),
        leftOut: leftOutText(comparisons, rows.length, 'models'),
      },
      ...(links === null ? [] : [{ kind: 'link' as const, text: 'Open the comparison in the dashboard', href: links.performance }]),
    ],
  };
}

function comparisonGroup({ model, setting, other_settings: others, hardware }: ModelComparison): TableGroup {
  const longest = Math.max(...hardware.map(({ value }) => Math.max(value.median, value.interval?.[1] ?? 0)));
  const more = others === 0 ? '' : ` (and ${formatQuantity(others, 'other setting')})`;
  return { label: `${model}${setting === '' ? '' : `: ${setting}`}${more}`, rows: hardware.map((entry) => comparisonRow(entry, longest)) };
}

function comparisonRow({ hardware_type: type, label, device, value, is_best: isBest, verdict }: ComparedHardware, longest: number): Cell[] {
  const against = isBest ? 'best' : (verdict?.text ?? MISSING);
  const doubt = verdict === null ? '' : { better: '', worse: '', same: '', unclear: 'not certain', 'no-estimate': 'no noise estimate', 'not-comparable': 'not comparable' }[verdict.kind];
  return [
    { text: label, hardwareType: type, detail: device ?? '' },
    { ...valueCell(value), strong: isBest, bar: barOf(value, type, longest) },
    { text: against, detail: doubt, strong: isBest },
    { text: countText(value) },
  ];
}

/** Only positive values have a bar from zero. */
function barOf({ median, interval, simulated }: MeasuredValue, hardwareType: string, longest: number): Bar {
  const share = (value: number): number => (longest > 0 ? value / longest : 0);
  return { share: share(median), interval: interval === null ? null : [share(interval[0]), share(interval[1])], hardwareType, simulated };
}

export function describePerformance({ performance, links }: BenchmarkReport, { atMost }: DescribeOptions): Section {
  const section = { id: 'performance', title: 'Performance' };
  const wanted = performance.columns.includes('latency_ms') ? PERFORMANCE_COLUMNS : ['latency_p50_ms', ...PERFORMANCE_COLUMNS];
  // What was measured of nothing shown here, such as a load time alone, would be a line of dashes; JSON has it.
  const rows = performance.rows.filter(({ values }) => wanted.some((column) => values[column] !== undefined)).slice(0, atMost);
  if (rows.length === 0) return { ...section, blocks: [] };
  const columns = wanted.filter((column) => rows.some(({ values }) => values[column] !== undefined));
  return {
    ...section,
    blocks: [
      {
        kind: 'table',
        caption: 'Medians of the results of each configuration, with their 95 % intervals.',
        columns: [{ label: 'Hardware', align: 'start' }, { label: 'Setting', align: 'start' }, ...columns.map(metricColumn), { label: 'Results', align: 'end' }],
        groups: byModel(rows, (row) => performanceRow(row, columns)),
        leftOut: leftOutText(performance, rows.length, 'configurations'),
      },
      ...(links === null ? [] : [{ kind: 'link' as const, text: 'Open these results in the dashboard', href: links.performance }]),
    ],
  };
}

function performanceRow(row: PerformanceEntry, columns: readonly string[]): Cell[] {
  const most = Object.values(row.values).toSorted((left, right) => right.results - left.results)[0];
  return [hardwareCell(row), { text: settingOf(row) }, ...columns.map((column) => valueCell(row.values[column])), { text: most === undefined ? MISSING : countText(most) }];
}

export function describePower({ power, links }: BenchmarkReport, { atMost }: DescribeOptions): Section {
  const section = { id: 'power', title: 'Power and heat' };
  const rows = power.rows.slice(0, atMost);
  if (rows.length === 0) return { ...section, blocks: [] };
  const columns = POWER_COLUMNS.filter((column) => rows.some(({ values }) => values[column] !== undefined));
  return {
    ...section,
    blocks: [
      ...(power.recorded_runs === 0 ? [] : [{ kind: 'text' as const, text: `${formatQuantity(power.recorded_runs, 'run')} recorded over time; the dashboard draws them.` }]),
      {
        kind: 'table',
        caption: 'Medians of the readings of each configuration. Measured, estimated and simulated power are never mixed.',
        columns: [{ label: 'Hardware', align: 'start' }, { label: 'Setting', align: 'start' }, { label: 'Basis', align: 'start' }, ...columns.map(metricColumn), { label: 'Results', align: 'end' }],
        groups: byModel(rows, (row) => powerRow(row, columns)),
        leftOut: leftOutText(power, rows.length, 'configurations'),
      },
      ...(links === null ? [] : [{ kind: 'link' as const, text: 'Open power in the dashboard', href: links.power }]),
    ],
  };
}

function powerRow(row: PowerEntry, columns: readonly string[]): Cell[] {
  const marks = [...(row.of_failed_tests ? ['of failed tests'] : []), ...(row.throttled_results > 0 ? [`${formatCount(row.throttled_results)} throttled`] : []), ...(row.efficiency_conflicts > 0 ? [`${formatCount(row.efficiency_conflicts)} in conflict`] : [])];
  return [
    hardwareCell(row),
    { text: settingOf(row) },
    { text: row.basis, detail: marks.join(', ') },
    ...columns.map((column): Cell => {
      const value = row.values[column];
      return value === undefined ? { text: MISSING } : { text: formatNumber(value.median), detail: value.results === row.results ? '' : `n = ${formatCount(value.results)}` };
    }),
    { text: formatCount(row.results) },
  ];
}

function byModel<T extends SettingEntry>(rows: readonly T[], toCells: (row: T) => Cell[]): readonly TableGroup[] {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(row.model, [...(groups.get(row.model) ?? []), row]);
  const inOrder = (left: T, right: T): number => compareHardwareTypes(left.hardware_type, right.hardware_type) || compareNames(left.device ?? '', right.device ?? '') || compareNames(settingOf(left), settingOf(right));
  return [...groups].toSorted(([left], [right]) => compareNames(left, right)).map(([model, list]) => ({ label: model, rows: list.toSorted(inOrder).map(toCells) }));
}

function hardwareCell({ hardware_type: type, device }: SettingEntry): Cell {
  return { text: hardwareText(type, null), hardwareType: type, detail: device ?? 'no device named' };
}

function settingOf({ precision, batch_size: batch, shape, test_case: testCase }: SettingEntry): string {
  const text = settingText({ precision: precision ?? '', batch: batch ?? '', shape: shape ?? '', testCase: testCase ?? '' });
  return text === '' ? 'not stated' : text;
}

function metricColumn(column: string): Column {
  const metric = metricOf(column);
  return { label: metric === null ? column : `${metric.label} (${metric.unit})`, align: 'end' };
}

function metricOf(column: string): Metric | null {
  const key = METRIC_KEYS.find((candidate) => METRICS[candidate].column === column);
  return key === undefined ? null : METRICS[key];
}

function valueCell(value: MeasuredValue | undefined): Cell {
  if (value === undefined) return { text: MISSING };
  const marks = [
    ...(value.interval === null ? [] : [`${formatNumber(value.interval[0])} to ${formatNumber(value.interval[1])}`]),
    ...(value.simulated ? ['simulated'] : []),
    ...(value.throttled === null ? [] : ['throttled']),
  ];
  return { text: formatNumber(value.median), detail: marks.join(', ') };
}

/** `420 in 209 runs`; of results that are all of one run, or each of its own, the number alone. */
function countText({ results, runs }: MeasuredValue): string {
  return runs === results ? formatCount(results) : `${formatCount(results)} in ${formatQuantity(runs, 'run')}`;
}
