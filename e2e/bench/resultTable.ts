import type { DatabaseSize } from './data/databaseSize.ts';
import { GROUPS } from './measurement.ts';
import type { Group, Measurement, Unit } from './measurement.ts';
import type { NativeFigure } from './native/nativeFigure.ts';
import { nativeMs, ratioToNative } from './nativeRatio.ts';
import { meets, targetOf } from './targets.ts';

export interface TableInput {
  readonly sizes: readonly DatabaseSize[];
  readonly measurements: readonly Measurement[];
  readonly native: Readonly<Partial<Record<DatabaseSize, readonly NativeFigure[]>>>;
}

const TITLES: { readonly [K in Group]: string } = {
  site: 'Site',
  opening: 'Opening',
  filters: 'Filters of the matrix',
  controls: 'Search, sort, cell content',
  'drill-down': 'Drill-down',
  pages: 'Pages',
  parquet: 'Parquet',
  memory: 'Memory',
  'main-thread': 'Main thread',
  scrolling: 'Scrolling',
};

/** One table a group: a line per measure, a column per database. */
export function resultTable(input: TableInput): string {
  return GROUPS.flatMap((group) => groupTable(group, input)).join('\n\n');
}

function groupTable(group: Group, { sizes, measurements, native }: TableInput): string[] {
  const own = measurements.filter((measurement) => measurement.group === group);
  if (own.length === 0) return [];
  const sized = own.some(({ size }) => size !== null);
  const columns: readonly (DatabaseSize | null)[] = sized ? sizes : [null];
  const labels = new Map(own.map(({ id, label }) => [id, label]));
  const lines = [...labels].map(([id, label]) => [
    label,
    ...columns.map((size) => {
      const measurement = own.find((candidate) => candidate.id === id && candidate.size === size);
      return measurement === undefined ? '' : cellText(measurement, size === null ? [] : (native[size] ?? []));
    }),
  ]);
  const notes = own.filter(({ note }) => note !== null).map(({ label, size, note }) => `  ${label}${size === null ? '' : `, ${size}`}: ${note}`);
  return [[alignedTable([[TITLES[group], ...columns.map((size) => size ?? '')], ...lines]), ...notes].join('\n')];
}

/** `42 / 58 ms ✓ ≤ 80 · 2.1 × native`: median and 95th percentile, the target and whether it is met. */
function cellText(measurement: Measurement, figures: readonly NativeFigure[]): string {
  const { id, size, unit, summary, problem, samples } = measurement;
  const target = targetOf(id, size);
  const met = meets(measurement, nativeMs(id, figures));
  const ratio = ratioToNative(measurement, figures);
  const figure = summary === null ? null : samples.length === 1 ? valueText(summary.median, unit) : `${valueText(summary.median, unit)} / ${valueText(target?.of === 'most' ? summary.most : summary.p95, unit)}`;
  const parts = [
    figure,
    target === null || met === null ? null : `${met ? '✓' : '✗'} ≤ ${valueText(target.limit, unit)}`,
    ratio === null ? null : `· ${ratioText(ratio)} × native`,
    problem === null ? null : `! ${problem}`,
  ];
  return parts.filter((part) => part !== null).join(' ');
}

export function alignedTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]): string => `| ${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...body.map(line)].join('\n');
}

export function valueText(value: number, unit: Unit): string {
  if (unit === 'count') return value.toLocaleString('en', { maximumFractionDigits: 1 });
  if (unit === 'bytes') return value >= 1e6 || value <= -1e6 ? `${(value / 1e6).toFixed(value >= 1e7 ? 0 : 1)} MB` : `${(value / 1e3).toFixed(0)} kB`;
  return value >= 1000 ? `${(value / 1000).toFixed(value >= 10_000 ? 1 : 2)} s` : `${value.toFixed(0)} ms`;
}

export function ratioText(ratio: number): string {
  return ratio.toFixed(ratio >= 10 ? 0 : ratio >= 1 ? 1 : 2);
}
