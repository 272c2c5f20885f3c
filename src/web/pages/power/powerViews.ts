import type { MetricKey } from '../../../core/model/metric.ts';
import type { PowerOverview, PowerResult } from '../../../core/power/types.ts';
import type { PowerChart } from '../../../core/view/viewState.ts';

/** Latencies in the order in which the first that is there is taken. */
export const LATENCIES = ['latency', 'latency-p50', 'latency-p90', 'latency-p99'] as const satisfies readonly MetricKey[];
export const BATTERY_METRICS = ['battery-rate', 'battery', 'runtime'] as const satisfies readonly MetricKey[];

export interface PowerViewInfo {
  readonly chart: PowerChart;
  readonly label: string;
  /** Whether a result has what the view draws. */
  readonly suits: (result: PowerResult) => boolean;
  /** Said where no result in view has it. */
  readonly lacks: string;
  /** Where in a file it would be. */
  readonly source: string;
}

export const POWER_VIEWS: readonly PowerViewInfo[] = [
  {
    chart: 'throughput',
    label: 'Power & throughput',
    suits: ({ values }) => values.power !== null && values.throughput !== null,
    lacks: 'No result in view has both an average power and a throughput.',
    source: 'It needs power_metrics that belong to a measurement, or performance_results with a power column.',
  },
  {
    chart: 'latency',
    label: 'Energy & latency',
    suits: ({ values }) => values['energy-per-item'] !== null && LATENCIES.some((key) => values[key] !== null),
    lacks: 'No result in view has both an energy per item and a latency.',
    source: 'Energy per item follows from power and throughput, or from an efficiency that the file states.',
  },
  {
    chart: 'efficiency',
    label: 'Efficiency',
    suits: ({ values }) => values['items-per-joule'] !== null || values['energy-per-item'] !== null,
    lacks: 'No result in view has an efficiency, nor power and throughput to take it from.',
    source: 'It needs an efficiency column (items per joule), or power together with throughput.',
  },
  {
    chart: 'temperature',
    label: 'Temperature',
    suits: ({ values }) => values.temperature !== null || values['temperature-peak'] !== null,
    lacks: 'No result in view has a temperature.',
    source: 'Temperatures are read from power_metrics (temperature_celsius_avg, temperature_celsius_peak, temperature_celsius) and from tables of mobile devices.',
  },
  {
    chart: 'battery',
    label: 'Battery',
    suits: ({ values }) => BATTERY_METRICS.some((key) => values[key] !== null),
    lacks: 'No result in view has a battery drain or an estimated runtime.',
    source: 'They are read from power_metrics (battery_impact_mah, battery_impact_percent_per_hour, estimated_runtime_hours) and from tables of mobile devices.',
  },
  {
    chart: 'samples',
    label: 'Samples',
    suits: () => false,
    lacks: 'No run in view was recorded over time.',
    source: 'Samples are read from tables with a time and watts, °C, MHz or a battery level.',
  },
];

export function powerView(chart: PowerChart): PowerViewInfo {
  const found = POWER_VIEWS.find((view) => view.chart === chart);
  if (found === undefined) throw new Error(`no power view ${chart}`);
  return found;
}

/** Why a view has nothing to show; undefined where it has. */
export function lacking(info: PowerViewInfo, overview: Pick<PowerOverview, 'results' | 'series'>): string | undefined {
  const there = info.chart === 'samples' ? overview.series > 0 : overview.results.some(info.suits);
  return there ? undefined : info.lacks;
}
