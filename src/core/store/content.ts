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
  if (typeof value !== 'object') return JSON.stringify(value);
  return Array.isArray(value) ? listText(value) : objectText(value as Readonly<Record<string, unknown>>);
}

function listText(items: readonly unknown[]): string | null {
  let text = '';
  for (const item of items) text += `${text === '' ? '[' : ','}${canonicalText(item) ?? 'null'}`;
  return text === '' ? null : `${text}]`;
}

function objectText(members: Readonly<Record<string, unknown>>): string | null {
  let text = '';
  for (const key of Object.keys(members).toSorted()) {
    const member = canonicalText(members[key]);
    if (member !== null) text += `${text === '' ? '{' : ','}${JSON.stringify(key)}:${member}`;
  }
  return text === '' ? null : `${text}}`;
}
