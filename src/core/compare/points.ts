import { METRICS } from '../model/metric.ts';
import type { MetricKey } from '../model/metric.ts';
import { throttleOf } from '../model/throttle.ts';
import type { PointRow } from '../sql/configurationPoints.ts';
import { chooseGroups, kindOf } from './chooseGroups.ts';
import type { ChosenGroups } from './chooseGroups.ts';
import type { FilesOf } from '../source/sources.ts';
import type { Naming } from '../source/configurationNames.ts';
import { keyOf } from '../source/configurationNames.ts';
import { groupBy } from './groupBy.ts';
import { isPowerMetric } from './powerMetrics.ts';
import type { ConfigurationPoint } from './types.ts';

type PointValues = ConfigurationPoint['values'];

/** A point for every configuration: the medians of the rows that speak for it. */
export function pointsOf(rows: readonly PointRow[], metrics: readonly MetricKey[], naming: Naming, filesOf: FilesOf = () => []): readonly ConfigurationPoint[] {
  const { chosen }: ChosenGroups<PointRow> = chooseGroups(rows.filter(({ held }) => held));
  const readings = groupBy(rows.filter(({ linked }) => linked), readingKey);
  return chosen.map((row) => pointOf(row, readings.get(readingKey(row)) ?? [], metrics, naming, filesOf));
}

/** Power readings belong to the measurements of their configuration that are as real and as well as they are. */
function readingKey(row: PointRow): string {
  return `${keyOf(row)} ${row.simulated}`;
}

/** @param readings Power readings taken during these very results: they give what the results themselves lack, and tell of throttling and estimates whether or not they hold what is asked for. */
function pointOf(row: PointRow, readings: readonly PointRow[], metrics: readonly MetricKey[], naming: Naming, filesOf: FilesOf): ConfigurationPoint {
  const own = valuesOf(row, metrics);
  const reading = readings.find(({ held }) => held) ?? null;
  const added = reading === null || row.failed || row.kind === 'power' ? {} : valuesOf(reading, metrics);
  const throttles = readings.flatMap(({ throttle }) => throttle ?? []);
  return {
    configuration: naming(row),
    kind: kindOf(row.kind),
    n: row.n,
    iterations: row.iterations,
    runs: row.runs,
    versions: row.versions,
    sources: filesOf(row.sources),
    values: { ...added, ...own },
    newestMs: row.newest_ms,
    simulated: row.simulated,
    failed: row.failed,
    throttle: throttleOf(row.throttle ?? (throttles.length === 0 ? null : Math.min(...throttles))),
    estimated: (row.estimated || readings.some(({ estimated }) => estimated)) && metrics.some(isPowerMetric),
  };
}

function valuesOf(row: PointRow, metrics: readonly MetricKey[]): PointValues {
  return Object.fromEntries(
    metrics.flatMap((key) => {
      const { column } = METRICS[key];
      const median = numberIn(row, column);
      if (median === null) return [];
      const [low, high] = [numberIn(row, `${column}_low`), numberIn(row, `${column}_high`)];
      return [[key, { median, n: numberIn(row, `${column}_n`) ?? 0, interval: low === null || high === null ? null : ([low, high] as const) }]];
    }),
  );
}

function numberIn(row: PointRow, column: string): number | null {
  const value = row[column];
  return typeof value === 'number' ? value : null;
}
