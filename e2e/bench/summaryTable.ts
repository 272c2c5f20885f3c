import type { DatabaseSize } from './data/databaseSize.ts';
import type { Measurement, Summary } from './measurement.ts';
import { nativeMs } from './nativeRatio.ts';
import { alignedTable, ratioText, valueText } from './resultTable.ts';
import type { TableInput } from './resultTable.ts';
import { meets, targetOf } from './targets.ts';

interface Line {
  readonly label: string;
  readonly ids: RegExp;
  readonly of: keyof Summary;
}

/** What was aimed at, each by the slowest of the measures behind it. */
const SIZED: readonly Line[] = [
  { label: 'drop → matrix, engine warm', ids: /^open-warm$/u, of: 'median' },
  { label: 'drop → matrix, page just loaded', ids: /^open-cold$/u, of: 'median' },
  { label: 'slowest filter, sort, search or cell content, p95', ids: /^(?:filter|search|sort|content)(?:-|$)(?!.*kept$)/u, of: 'p95' },
  { label: 'drill-down, p95', ids: /^drill-down$/u, of: 'p95' },
  { label: 'performance page, first visit', ids: /^performance-first$/u, of: 'median' },
  { label: 'performance page, slowest filter, p95', ids: /^performance-filter(?!.*kept$)/u, of: 'p95' },
  { label: 'power page, first visit', ids: /^power-first$/u, of: 'median' },
  { label: 'power page, slowest filter, p95', ids: /^power-filter(?!.*kept$)/u, of: 'p95' },
  { label: 'Parquet → matrix', ids: /^parquet$/u, of: 'median' },
  { label: 'memory above an empty page, all read', ids: /^memory-above-empty$/u, of: 'median' },
  { label: 'longest main-thread task', ids: /^longest-task-(?!wide)/u, of: 'most' },
];

const SITE: readonly Line[] = [
  { label: 'something useful painted, first visit', ids: /^site-useful-cold$/u, of: 'median' },
  { label: 'matrix painted, first visit', ids: /^site-matrix-cold$/u, of: 'median' },
  { label: 'matrix painted, repeated visit', ids: /^site-matrix-repeated$/u, of: 'median' },
  { label: 'first paint needs, gzip', ids: /^site-gzip-first-paint$/u, of: 'median' },
  { label: 'everything but the engine, gzip', ids: /^site-gzip-but-engine$/u, of: 'median' },
  { label: 'frames dropped of 100, scrolling 1,500 × 60', ids: /^dropped-/u, of: 'median' },
];

/** The targets and how far they are met, in a few lines. */
export function summaryTables(input: TableInput): readonly string[] {
  const lines = SIZED.map((line) => [line.label, ...input.sizes.map((size) => cellText(line, size, input))]);
  const site = SITE.map((line) => [line.label, cellText(line, null, input)]);
  return [
    [['', ...input.sizes], ...lines],
    [['', ''], ...site],
  ].flatMap(([head = [], ...rows]) => {
    const measured = rows.filter((row) => row.some((text, column) => column > 0 && text !== ''));
    return measured.length === 0 ? [] : [alignedTable([head, ...measured])];
  });
}

function cellText({ ids, of }: Line, size: DatabaseSize | null, { measurements, native }: TableInput): string {
  const own = measurements.filter((measurement) => measurement.size === size && ids.test(measurement.id));
  const unmeasured = own.find(({ summary }) => summary === null);
  const slowest = own.toSorted((left, right) => (right.summary?.[of] ?? 0) - (left.summary?.[of] ?? 0))[0];
  if (slowest === undefined) return '';
  if (unmeasured !== undefined) return `✗ ${unmeasured.problem ?? 'not measured'}`;
  return [valueText(slowest.summary?.[of] ?? 0, slowest.unit), targetText(slowest, nativeOf(slowest, native)), own.length === 1 ? ratioPart(slowest, nativeOf(slowest, native)) : `(${slowest.label})`].filter((part) => part !== '').join(' ');
}

function nativeOf({ id, size }: Measurement, native: TableInput['native']): number | null {
  return size === null ? null : nativeMs(id, native[size] ?? []);
}

function targetText(measurement: Measurement, native: number | null): string {
  const target = targetOf(measurement.id, measurement.size);
  return target === null ? '' : `${meets(measurement, native) === true ? '✓' : '✗'} ≤ ${valueText(target.limit, measurement.unit)}`;
}

function ratioPart({ summary }: Measurement, native: number | null): string {
  return native === null || native <= 0 || summary === null ? '' : `· ${ratioText(summary.median / native)} × native`;
}
