import { scopeFilter } from '../matrix/scopeFilter.ts';
import type { ResultNames, ScopeFilter } from '../matrix/scopeFilter.ts';
import type { Scope } from '../matrix/scope.ts';
import { EVIDENCE_KINDS } from '../model/evidence.ts';
import { METRICS, METRIC_KEYS } from '../model/metric.ts';
import type { GroupRow, MetricsAsked } from '../sql/configurationPoints.ts';
import type { ListedRow, MeasuredRow } from '../sql/resultList.ts';
import { ALIKE, MARKS } from '../sql/resultList.ts';
import { isGiven } from '../sql/resultRows.ts';
import type { ResultUsage } from '../sql/resultUsage.ts';
import type { Includable } from '../view/viewState.ts';
import { usageOf } from './countedResults.ts';
import { groupBy } from './groupBy.ts';
import { alikeIn, alikeRows, byConfiguration, groupOfRows, partOf } from './sampleGroups.ts';
import type { SampleGroup } from './sampleGroups.ts';

/** Marks that keep a result out of everything. */
function refusedMarks(include: readonly Includable[]): number {
  return MARKS.placeholder + (include.includes('simulated') ? 0 : MARKS.simulated) + (include.includes('failed') ? 0 : MARKS.failed);
}

/** Results in memory that hold one metric, as samples under any filter. */
export class HeldValues<T> {
  readonly #rows: readonly (readonly MeasuredRow[])[];
  readonly #settings: ResultNames['settings'];
  readonly #toSample: (group: SampleGroup) => T;
  readonly #whole = new Map<number | null, readonly HeldGroup<T>[]>();

  /** @param toSample Called once for each sample of all of its rows. */
  constructor(rows: readonly MeasuredRow[], settings: ResultNames['settings'], toSample: (group: SampleGroup) => T) {
    const order = byConfiguration(settings);
    this.#rows = alikeRows(rows).toSorted(([left], [right]) => (left === undefined || right === undefined ? 0 : order(left, right)));
    this.#settings = settings;
    this.#toSample = toSample;
  }

  /** What `configurationSamples` answers, made into samples; one of which a filter leaves every row is the same object each time. */
  samples(scope: Scope, names: ResultNames, include: readonly Includable[], splitMs: number | null): readonly T[] {
    const { placed, single } = scopeFilter(scope, names);
    const refused = refusedMarks(include);
    const groups: T[] = [];
    for (const held of this.#parted(splitMs)) {
      if ((held.first.marks & refused) !== 0 || !placed(held.first)) continue;
      const left = this.#left(held, single);
      if (left !== null) groups.push(left);
    }
    return groups;
  }

  #left({ rows, part, whole }: HeldGroup<T>, single: ScopeFilter['single']): T | null {
    const left = single === null ? rows : rows.filter(single);
    if (left.length === rows.length) return whole();
    return left.length === 0 ? null : this.#toSample(groupOfRows(left, part, this.#settings));
  }

  #parted(splitMs: number | null): readonly HeldGroup<T>[] {
    const known = this.#whole.get(splitMs);
    if (known !== undefined) return known;
    const parted = this.#rows.flatMap((rows) => [...byPart(rows, splitMs)].flatMap(([part, own]) => this.#held(own, part)));
    // Another moment parts them anew.
    if (splitMs !== null) this.#whole.clear();
    this.#whole.set(splitMs, parted);
    return parted;
  }

  #held(rows: readonly MeasuredRow[], part: string): readonly HeldGroup<T>[] {
    const [first] = rows;
    let sample: T | null = null;
    return first === undefined ? [] : [{ rows, first, part, whole: () => (sample ??= this.#toSample(groupOfRows(rows, part, this.#settings))) }];
  }
}

interface HeldGroup<T> {
  readonly rows: readonly MeasuredRow[];
  readonly first: MeasuredRow;
  readonly part: string;
  /** The sample of all of its rows, worked out when it is first in view. */
  readonly whole: () => T;
}

function byPart(rows: readonly MeasuredRow[], splitMs: number | null): ReadonlyMap<string, readonly MeasuredRow[]> {
  return splitMs === null ? new Map([['all', rows]]) : groupBy(rows, (row) => partOf(row, splitMs));
}

/** What became of every result in view, of results in memory. */
export function countHeld(rows: readonly ListedRow[], scope: Scope, names: ResultNames, include: readonly Includable[]): ResultUsage {
  const { placed, single } = scopeFilter(scope, names);
  const counted = new Map<number, HeldCount>();
  for (const row of rows) {
    if (!placed(row) || single?.(row) === false) continue;
    const { held, marks, at_ms } = row;
    const key = held * 64 + (marks & USAGE_MARKS);
    const count = counted.get(key) ?? { held, ...saidBy(marks), n: 0, oldest_ms: null, newest_ms: null };
    counted.set(key, count);
    count.n += 1;
    if (at_ms === null) continue;
    count.oldest_ms = Math.min(count.oldest_ms ?? at_ms, at_ms);
    count.newest_ms = Math.max(count.newest_ms ?? at_ms, at_ms);
  }
  return usageOf([...counted.values()], include);
}

const USAGE_MARKS = MARKS.kind + MARKS.placeholder + MARKS.simulated + MARKS.failed;

function saidBy(marks: number) {
  return { declared: isDeclaration(marks), placeholder: (marks & MARKS.placeholder) !== 0, simulated: (marks & MARKS.simulated) !== 0, failed: (marks & MARKS.failed) !== 0 };
}

function isDeclaration(marks: number): boolean {
  return EVIDENCE_KINDS[marks & MARKS.kind] === 'declaration';
}

interface HeldCount extends ReturnType<typeof saidBy> {
  readonly held: number;
  n: number;
  oldest_ms: number | null;
  newest_ms: number | null;
}

/** What `configurationIndex` answers, of results in memory. */
export function indexHeld(rows: readonly ListedRow[], scope: Scope, names: ResultNames, { include, metrics, need }: Pick<MetricsAsked, 'include' | 'metrics' | 'need'>): readonly GroupRow[] {
  const { placed, single } = scopeFilter(scope, names);
  const refused = refusedMarks(include);
  const bits = metrics.reduce((all, key) => all | (1 << METRIC_KEYS.indexOf(key)), 0);
  const alike = metrics.every((key) => isGiven(METRICS[key].column)) ? ALIKE : ALIKE - MARKS.reading;
  const groups = new Map<string, { readonly first: ListedRow; n: number }>();
  for (const row of rows) {
    const { held, marks } = row;
    if ((marks & refused) !== 0 || isDeclaration(marks) || bits === 0 || (need === 'all' ? (held & bits) !== bits : (held & bits) === 0) || !placed(row) || single?.(row) === false) continue;
    const key = `${row.model_key} ${row.device_key} ${row.setting} ${marks & alike}`;
    const group = groups.get(key) ?? { first: { ...row, marks: marks & alike }, n: 0 };
    groups.set(key, group);
    group.n += 1;
  }
  const order = byConfiguration(names.settings);
  return [...groups.values()].toSorted((left, right) => order(left.first, right.first)).map(({ first, n }) => ({ ...alikeIn(first, names.settings), n }));
}
