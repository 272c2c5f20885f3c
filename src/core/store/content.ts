import type { ResultRecord } from '../ingest/types.ts';
import type { Digest } from './rows.ts';

/**
 * What tells a record from all others: 32 hexadecimal digits over everything that it states, without its place in the file.
 * What is not stated is left out, so that a field added later changes no digest of before.
 */
export function contentOf(record: ResultRecord, digest: Digest): string {
  const { place: _place, ...stated } = record;
  return digest(canonicalText(stated) ?? '{}').slice(0, 32);
}

/** Sorted keys and shortest numbers; null for what states nothing. */
function canonicalText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.length === 0 ? null : `[${value.map((item: unknown) => canonicalText(item) ?? 'null').join(',')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1)).flatMap(([key, item]) => {
    const text = canonicalText(item);
    return text === null ? [] : [`${JSON.stringify(key)}:${text}`];
  });
  return members.length === 0 ? null : `{${members.join(',')}}`;
}
