import { UNKNOWN_WORDS } from '../model/hardware.ts';
import type { Json } from './types.ts';

/** A key that may hold a field, with what its value is multiplied by to get the field's unit; the form of `core/source/aliases.ts`. */
export interface FieldAlias {
  readonly column: string;
  readonly factor?: number;
  /** Said once for the file when the key is used. */
  readonly note?: string;
  /** The key that states the unit, and what it must and must not look like where it states one. */
  readonly unit?: { readonly column: string; readonly like: string; readonly unlike: string };
}

const NUMBER_TEXT = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const NOT_STATED = new Set([...UNKNOWN_WORDS, '+nan', '-nan', 'inf', '-inf', '+inf', 'infinity', '-infinity', 'not measured', 'not available']);

/** Whether a value is a word for "not stated" or "no number". */
export function isNotStated(value: Json | undefined): boolean {
  return typeof value === 'string' && value.length < 40 && NOT_STATED.has(value.trim().toLowerCase());
}

/** A number, or a text that is one; null for anything else. */
export function numberOf(value: Json): number | null {
  if (typeof value === 'number') return value;
  const text = typeof value === 'string' && value.length < 400 ? value.trim() : '';
  return NUMBER_TEXT.test(text) ? Number(text) : null;
}

/** Whether a stated unit is the alias's; where none is stated, it is. */
export function isInUnit(stated: Json | undefined, { like, unlike }: NonNullable<FieldAlias['unit']>): boolean {
  if (typeof stated !== 'string' || isNotStated(stated)) return true;
  const matches = (pattern: string): boolean => new RegExp(pattern.replace(/^\(\?i\)/, ''), 'i').test(stated.slice(0, 200));
  return matches(like) && !matches(unlike);
}
