import { askResults } from '../matrix/askResults.ts';
import { heldList } from '../matrix/heldList.ts';
import type { HeldAccess } from '../matrix/heldList.ts';
import { cellFilter, isAmong, scopeFilter } from '../matrix/scopeFilter.ts';
import type { Scope } from '../matrix/scope.ts';
import { EVIDENCE_KINDS } from '../model/evidence.ts';
import type { CancelSignal } from '../engine/engine.ts';
import { METRICS } from '../model/metric.ts';
import type { MetricKey } from '../model/metric.ts';
import { CONFIGURATIONS_AT_MOST, OF_EACH_VIEW, POWER_COLUMNS, POWER_NEEDS, powerResults, rowsColumn } from '../sql/powerResults.ts';
import type { PowerRow } from '../sql/powerResults.ts';
import { MARKS } from '../sql/resultList.ts';
import { INCLUDABLE, NO_FILTERS } from '../view/viewState.ts';
import type { Includable } from '../view/viewState.ts';

/** What is asked of a small file: the results and why others are left out. */
export interface HeldOverview {
  readonly rows: readonly PowerRow[];
  /** How many there are, where not all are given. */
  readonly configurations: number;
  readonly counts: ReadonlyMap<string, number>;
}

/**
 * The power readings of a small file: asked once for all configurations, among which filters choose here; only filters of
 * single results are asked anew.
 */
export async function loadHeld(access: HeldAccess, metrics: readonly MetricKey[], scope: Scope, include: readonly Includable[], signal: CancelSignal | undefined): Promise<HeldOverview> {
  const { filters } = scope;
  const { source, testType, since, until, throttled } = filters;
  const single: Scope = { filters: { ...NO_FILTERS, source, testType, since, until, throttled }, modelKeys: null, deviceKeys: null, pairs: null };
  const asked = await askResults(access.relations, single, INCLUDABLE, signal, POWER_COLUMNS);
  const [rows, counts] = await Promise.all([access.ask(powerResults(asked, metrics, false), signal), countHeld(access, scope, include, signal)]);
  const passed = rows.filter(passing(scope, include));
  return { rows: mostRead(passed), configurations: passed.length, counts };
}

/** Of very many those that `powerResults` would choose, in their order. */
function mostRead(rows: readonly PowerRow[]): readonly PowerRow[] {
  if (rows.length <= CONFIGURATIONS_AT_MOST) return rows;
  const byReadings = rows.toSorted((left, right) => right.n - left.n);
  const chosen = new Set(byReadings.slice(0, CONFIGURATIONS_AT_MOST));
  for (const needs of POWER_NEEDS) for (const row of byReadings.filter((candidate) => holds(candidate, needs)).slice(0, OF_EACH_VIEW)) chosen.add(row);
  return rows.filter((row) => chosen.has(row));
}

function holds(row: PowerRow, needs: (typeof POWER_NEEDS)[number]): boolean {
  return needs.every((keys) => keys.some((key) => Number(row[rowsColumn(METRICS[key].column)] ?? 0) > 0));
}

function passing(scope: Scope, include: readonly Includable[]): (row: PowerRow) => boolean {
  const inCell = cellFilter(scope);
  const { precision, batch, evidence } = scope.filters;
  return (row) => {
    const simulated = row.basis === 'simulated';
    return (
      inCell(row) && isAmong(row.precision, precision) && isAmong(row.batch, batch) &&
      (evidence === 'all' || simulated === (evidence === 'simulated')) && (!simulated || include.includes('simulated')) && (!row.failed || include.includes('failed'))
    );
  };
}

/** The same as `powerCounts`. */
async function countHeld(access: HeldAccess, scope: Scope, include: readonly Includable[], signal: CancelSignal | undefined): Promise<ReadonlyMap<string, number>> {
  const { rows, names } = await heldList(access, scope, signal);
  const { placed, single } = scopeFilter(scope, names);
  const byMarks = new Map<number, number>();
  for (const row of rows) if (placed(row) && single?.(row) !== false) byMarks.set(row.marks, (byMarks.get(row.marks) ?? 0) + 1);
  const counts = new Map<string, number>();
  for (const [marks, count] of byMarks) {
    const reason = reasonOf(marks, include);
    counts.set(reason, (counts.get(reason) ?? 0) + count);
  }
  return counts;
}

/** Empty for what enters; the same order as in `powerCounts`. */
function reasonOf(marks: number, include: readonly Includable[]): string {
  const has = (bit: number): boolean => (marks & bit) !== 0;
  if (EVIDENCE_KINDS[marks & MARKS.kind] === 'declaration') return 'declared';
  if (has(MARKS.placeholder)) return 'placeholder';
  if (has(MARKS.simulated) && !include.includes('simulated')) return 'simulated';
  if (has(MARKS.failed) && !include.includes('failed')) return 'failed';
  if (has(MARKS.spokenFor)) return 'duplicate';
  return has(MARKS.power) ? '' : 'no-value';
}
