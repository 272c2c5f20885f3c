import { isList, isObject } from './fields.ts';
import { keptText } from './keptText.ts';
import type { Json, JsonObject } from './types.ts';

/** Characters of details that are kept of one result. */
const BUDGET = 100_000;
const ITEMS_AT_MOST = 1_000;

/** Details as they are kept: texts and lists cut where they are very long, and no more than about 100,000 characters in all; null for nothing. */
export function boundedDetails(details: JsonObject | null): JsonObject | null {
  if (details === null || Object.keys(details).length === 0) return null;
  const left = { characters: BUDGET };
  const kept = bounded(details, left);
  return isObject(kept) ? kept : null;
}

function bounded(value: Json, left: { characters: number }): Json {
  if (left.characters <= 0) return '…';
  if (typeof value === 'string') {
    const text = keptText(value);
    left.characters -= text.length + 2;
    return text;
  }
  left.characters -= 4;
  if (isList(value)) {
    const items = value.slice(0, ITEMS_AT_MOST).map((item) => bounded(item, left));
    return value.length > ITEMS_AT_MOST ? [...items, `… ${value.length - ITEMS_AT_MOST} more`] : items;
  }
  if (!isObject(value)) return value;
  const entries: (readonly [string, Json])[] = [];
  for (const [key, member] of Object.entries(value)) {
    if (left.characters <= 0) {
      entries.push(['…', 'cut']);
      break;
    }
    left.characters -= Math.min(key.length, 400) + 4;
    entries.push([key.slice(0, 400), bounded(member, left)]);
  }
  return Object.fromEntries(entries);
}
