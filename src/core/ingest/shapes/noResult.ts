import type { ShapeReading } from '../shape.ts';

/** The reading of a file that is what it is, and holds no result of a model on a hardware. */
export function noResult(reason: string): ShapeReading {
  return { records: [], rejects: [{ code: 'no-result', place: '', reason }], notes: [] };
}

/** `a, b, c and 4 more`, at most 120 characters of names. */
export function named(names: readonly string[], atMost = 5): string {
  const shown = names.slice(0, atMost).map((name) => name.slice(0, 40)).join(', ');
  return names.length > atMost ? `${shown} and ${names.length - atMost} more` : shown;
}
