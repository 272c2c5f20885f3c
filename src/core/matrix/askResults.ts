import type { CancelSignal } from '../engine/engine.ts';
import type { Relations } from '../source/relations.ts';
import type { PointsAbout } from '../sql/configurationPoints.ts';
import { periodOf } from '../sql/evidenceFilter.ts';
import type { Restriction } from '../sql/from.ts';
import type { ResultsAsked } from '../sql/resultRows.ts';
import type { Includable } from '../view/viewState.ts';
import { scopeCondition } from './scope.ts';
import type { Scope } from './scope.ts';

/** The results that a scope leaves, and where they are found. */
export async function askResults(relations: Relations, scope: Scope, include: readonly Includable[], signal: CancelSignal | undefined, holding: readonly string[] | null = null): Promise<ResultsAsked> {
  const restriction = { ...restrictionOf(scope), holding };
  const [from, counted] = await Promise.all([relations.rows(restriction, signal), relations.counted({ by: 'setting', ...periodOf(scope.filters) }, signal)]);
  return { condition: (parameters) => scopeCondition(scope, parameters), include, from, counted, within: (about) => relations.rows({ ...restriction, ...about }, signal) };
}

/** What the filters of a scope say of the rows that it leaves. */
export function restrictionOf({ filters, modelKeys, deviceKeys, pairs }: Scope): Restriction {
  const among = (place: 0 | 1): readonly number[] => [...new Set((pairs ?? []).map((pair) => pair[place]))];
  return {
    modelKeys: pairs === null ? modelKeys : among(0),
    deviceKeys: pairs === null ? deviceKeys : among(1),
    precision: stated(filters.precision),
    batch: stated(filters.batch),
    testCase: null,
    holding: null,
    ...periodOf(filters),
  };
}

/** What points have in common, as far as it says which rows are theirs. */
export function restrictionTo({ modelKey, deviceKey, precision, batch, testCase }: PointsAbout): Partial<Restriction> {
  const about = { modelKeys: [modelKey], deviceKeys: deviceKey === null ? null : [deviceKey], precision: only(precision), batch: only(batch), testCase: only(testCase) };
  return Object.fromEntries(Object.entries(about).filter(([, value]) => value !== null));
}

function stated(values: readonly string[]): readonly string[] | null {
  return values.length === 0 ? null : values;
}

function only(value: string | null): readonly string[] | null {
  return value === null ? null : [value];
}
