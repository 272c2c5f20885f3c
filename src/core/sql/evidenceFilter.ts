import type { SqlValue } from '../engine/engine.ts';
import type { Filters } from '../view/viewState.ts';
import { inList, listParameter } from './quote.ts';

/** The filters that choose among rows of evidence; the others choose among models, devices and cells. */
export type EvidenceDimension = 'source' | 'precision' | 'batch' | 'testType' | 'evidence';

const COLUMNS = { precision: 'precision', batch: 'batch', testType: 'test_type' } as const;

/** Milliseconds of a UTC day's start; null for a text that is no day. */
function dayMs(day: string | null): number | null {
  if (day === null) return null;
  const ms = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(ms) ? null : ms;
}

/** The days of a view's filters as moments in ms since 1970: from the first to before the second. */
export function periodOf({ since, until }: Pick<Filters, 'since' | 'until'>): { readonly fromMs: number | null; readonly beforeMs: number | null } {
  const last = dayMs(until);
  return { fromMs: dayMs(since), beforeMs: last === null ? null : last + 86_400_000 };
}

/** Collects the parameters of a query while its text is written. */
export class Parameters {
  readonly values: SqlValue[] = [];

  add(value: SqlValue): number {
    this.values.push(value);
    return this.values.length;
  }
}

/** The WHERE condition over `bench.evidence`, without the filter of one dimension when its own options are counted. */
export function evidenceCondition(filters: Filters, parameters: Parameters, without: EvidenceDimension | null = null): string {
  const parts: string[] = [];
  if (filters.source.length > 0 && without !== 'source') parts.push(ofSources(parameters.add(listParameter(filters.source))));
  for (const dimension of ['precision', 'batch', 'testType'] as const) {
    const chosen = filters[dimension];
    if (chosen.length > 0 && dimension !== without) parts.push(inList(COLUMNS[dimension], parameters.add(listParameter(chosen))));
  }
  if (without !== 'evidence' && filters.evidence !== 'all') parts.push(`tier ${filters.evidence === 'simulated' ? '=' : '<>'} 'simulated'`);
  if (filters.throttled === 'without') parts.push('coalesce(throttle, 0) = 0');
  const { fromMs, beforeMs } = periodOf(filters);
  if (fromMs !== null) parts.push(`at_ms >= $${parameters.add(fromMs)}::DOUBLE`);
  if (beforeMs !== null) parts.push(`at_ms < $${parameters.add(beforeMs)}::DOUBLE`);
  return parts.length === 0 ? 'true' : parts.join('\n  AND ');
}

/** A row that several files hold is of each of them. */
function ofSources(index: number): string {
  return `(sources & (SELECT coalesce(bit_or(s.bit), 0) FROM bench.source AS s WHERE ${inList('s.source', index)})) <> 0`;
}
