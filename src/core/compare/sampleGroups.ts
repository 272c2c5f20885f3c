import type { ResultNames } from '../matrix/scopeFilter.ts';
import { EVIDENCE_KINDS } from '../model/evidence.ts';
import type { SampleRow } from '../sql/configurationSamples.ts';
import { VALUES_AT_MOST } from '../sql/configurationSamples.ts';
import type { MeasuredRow, ResultRow } from '../sql/resultList.ts';
import { ALIKE, MARKS } from '../sql/resultList.ts';
import { medianRank } from '../sql/medianBounds.ts';
import { quantile } from '../stats/summary.ts';
import type { ResultGroup } from './chooseGroups.ts';

/** The rows of one configuration and one kind of table, all simulated or none, all failed or none, with their values newest first. */
export interface SampleGroup extends Omit<SampleRow, 'value_list' | 'time_list' | 'run_list'> {
  readonly values: readonly number[];
  readonly times: readonly (number | null)[];
  readonly runKeys: readonly number[];
}

/** A group that the engine worked out. */
export function groupOfRow({ value_list, time_list, run_list, ...row }: SampleRow): SampleGroup {
  return {
    ...row,
    values: value_list.split(',').map(Number),
    times: time_list.split(',').map((text) => (text === '' ? null : Number(text))),
    runKeys: run_list.split(',').map(Number),
  };
}

/** Results of one sample, in rows in which those stand together. */
export function alikeRows(rows: readonly MeasuredRow[]): readonly (readonly MeasuredRow[])[] {
  const groups: MeasuredRow[][] = [];
  let group: MeasuredRow[] = [];
  for (const row of rows) {
    const [first] = group;
    const alike = first !== undefined && first.setting === row.setting && first.device_key === row.device_key && first.model_key === row.model_key && (first.marks & ALIKE) === (row.marks & ALIKE);
    if (alike) group.push(row);
    else groups.push((group = [row]));
  }
  return groups;
}

/** The window that a row is of; `all` where time does not part them. */
export function partOf({ at_ms }: Pick<ResultRow, 'at_ms'>, splitMs: number | null): string {
  if (splitMs === null) return 'all';
  if (at_ms === null) return '';
  return at_ms < splitMs ? 'before' : 'after';
}

/**
 * The same as `configurationSamples` works out.
 * @param rows Alike and of one part, newest first.
 */
export function groupOfRows(rows: readonly MeasuredRow[], part: string, settings: ResultNames['settings']): SampleGroup {
  const [first] = rows;
  if (first === undefined) throw new RangeError('a sample of no results');
  const newest = rows.slice(0, VALUES_AT_MOST);
  const sorted = Float64Array.from(rows, ({ value }) => value).sort();
  const n = rows.length;
  const rank = medianRank(n);
  const throttles = rows.flatMap(({ throttle }) => (throttle !== null && throttle > 0 ? [throttle] : []));
  const iterations = rows.flatMap((row) => row.iterations ?? []);
  return {
    ...alikeIn(first, settings), part, n,
    median: quantile(sorted, 0.5),
    mean: rows.reduce((sum, { value }) => sum + value, 0) / n,
    low: sorted[0] ?? Number.NaN,
    high: sorted[n - 1] ?? Number.NaN,
    median_low: rank === null ? null : (sorted[rank - 1] ?? null),
    median_high: rank === null ? null : (sorted[n - rank] ?? null),
    newest_ms: first.at_ms,
    throttle: throttles.length === 0 ? null : Math.min(...throttles),
    estimated: rows.some(({ marks }) => (marks & MARKS.estimated) !== 0),
    iterations: iterations.length === 0 ? null : Math.min(...iterations),
    deviation_ms: n === 1 ? first.deviation_ms : null,
    runs: new Set(rows.map(({ run }) => run)).size,
    versions: new Set(rows.flatMap(({ version }) => version ?? [])).size,
    sources: rows.reduce((bits, { sources }) => bits | sources, 0),
    values: newest.map(({ value }) => value),
    times: newest.map(({ at_ms }) => at_ms),
    runKeys: newest.map(({ run }) => run),
  };
}

/** What is alike in all results of a sample. */
export function alikeIn({ model_key, device_key, setting, marks }: ResultRow, settings: ResultNames['settings']): Omit<ResultGroup, 'n'> {
  const { precision = '', batch = '', shape = '', test_case = '' } = settings.get(setting) ?? {};
  return {
    model_key, device_key, precision, batch, shape, test_case, kind: EVIDENCE_KINDS[marks & MARKS.kind] ?? 'measurement',
    simulated: (marks & MARKS.simulated) !== 0, failed: (marks & MARKS.failed) !== 0, copied: (marks & MARKS.reading) !== 0,
  };
}

/** By model, device and the texts of the setting, as questions order configurations. */
export function byConfiguration(settings: ResultNames['settings']): (left: ResultRow, right: ResultRow) => number {
  const places = new Map([...settings.keys()].map((setting, place) => [setting, place]));
  const placeOf = ({ setting }: ResultRow): number => places.get(setting) ?? -1;
  return (left, right) => left.model_key - right.model_key || left.device_key - right.device_key || placeOf(left) - placeOf(right) || (left.marks & ALIKE) - (right.marks & ALIKE);
}
