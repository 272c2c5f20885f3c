import { UNKNOWN_WORDS } from '../model/hardware.ts';
import { isInUnit, isNotStated, numberOf } from './fieldAlias.ts';
import type { FieldAlias } from './fieldAlias.ts';
import type { Findings } from './findings.ts';
import { keptName, keptText } from './keptText.ts';
import { parseTime } from './time.ts';
import type { Json, JsonObject } from './types.ts';

export type { FieldAlias } from './fieldAlias.ts';
export type FieldName = string | FieldAlias;

/** 30,000 years in ms: no repetition takes so long, and means and deviations of what is below stay finite. */
const REPETITION_BELOW = 1e15;
const INT32_MAX = 2_147_483_647;

/** One step or more down a JSON pointer (RFC 6901). */
export function pointer(place: string, ...keys: readonly (string | number)[]): string {
  return place + keys.map((key) => `/${String(key).slice(0, 200).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** The value of an object's own key; never what every object inherits. */
export function ownValue(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** A value as a reason names it: short, on one line. */
export function shown(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  if (isList(value)) return `a list of ${value.length}`;
  if (isObject(value)) return 'an object';
  const text = typeof value === 'string' ? JSON.stringify(value.slice(0, 81)) : String(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** Typed access to one object of a file. Every accessor takes the first name that states something, and none throws: what cannot be read is null and, where a value stood there, a reject with its place. */
export class Fields {
  readonly content: JsonObject;
  readonly place: string;
  readonly findings: Findings;
  /** Where a key stands that was brought here from elsewhere in the file. */
  readonly #places: Readonly<Record<string, string>>;
  readonly #used = new Set<string>();

  constructor(content: JsonObject, place: string, findings: Findings, places: Readonly<Record<string, string>> = {}) {
    this.content = content;
    this.place = place;
    this.findings = findings;
    this.#places = places;
  }

  has(name: string): boolean {
    return Object.hasOwn(this.content, name);
  }

  /** The value as it stands; counts as read. */
  raw(name: string): Json | undefined {
    if (!Object.hasOwn(this.content, name)) return undefined;
    this.#used.add(name);
    return this.content[name];
  }

  at(name: string): string {
    return (Object.hasOwn(this.#places, name) ? this.#places[name] : undefined) ?? pointer(this.place, name);
  }

  /** A trimmed text; numbers and booleans as they are written; null for an empty one. */
  text(...names: readonly string[]): string | null {
    return this.#first(names, (value, { column }) => {
      if (typeof value === 'object') return this.#bad(column, value, 'a text');
      const text = keptText(String(value).trim());
      return text === '' ? null : text;
    });
  }

  /** What went wrong: a text, the `message` of an object, or the object as JSON. */
  error(...names: readonly string[]): string | null {
    return this.#first(names, (value) => {
      const said = isObject(value) ? (ownValue(value, 'message') ?? value) : value;
      const text = keptText((typeof said === 'object' ? JSON.stringify(said) : String(said)).trim());
      return text === '' || text === 'false' ? null : text;
    });
  }

  /** A text that names something: null for `unknown`, `none` and the like. */
  name(...names: readonly string[]): string | null {
    return this.#first(names, (value) => {
      if (typeof value !== 'string' && typeof value !== 'number') return null;
      const text = keptName(String(value));
      return UNKNOWN_WORDS.includes(text.toLowerCase()) ? null : text;
    });
  }

  /** A finite number of any sign; also from a text that is a number. */
  finite(...names: readonly FieldName[]): number | null {
    return this.#first(names, (value, alias) => this.#scaled(this.#number(value, alias), alias));
  }

  /** A number above zero; zero, negative and NaN mean that nothing was measured. */
  positive(...names: readonly FieldName[]): number | null {
    return this.#first(names, (value, alias) => {
      const number = this.#scaled(this.#number(value, alias), alias);
      if (number === null || number > 0) return number;
      this.findings.unmeasured(this.at(alias.column));
      return null;
    });
  }

  /** A finite number from zero up. */
  notNegative(...names: readonly FieldName[]): number | null {
    return this.#first(names, (value, alias) => {
      const number = this.#number(value, alias);
      return number === null || number >= 0 ? this.#scaled(number, alias) : this.#bad(alias.column, value, 'a number from 0 up');
    });
  }

  /** A whole number above zero that fits 32 bits; zero means "not stated". */
  integer(...names: readonly FieldName[]): number | null {
    return this.#first(names, (value, alias) => this.#whole(value, alias, 1));
  }

  /** A whole number from zero up that fits 32 bits. */
  count(...names: readonly FieldName[]): number | null {
    return this.#first(names, (value, alias) => this.#whole(value, alias, 0));
  }

  /** `true`, `yes`, `1`, `on` and their opposites, in any case. */
  boolean(...names: readonly string[]): boolean | null {
    return this.#first(names, (value, { column }) => {
      if (typeof value === 'boolean') return value;
      const word = typeof value === 'object' ? '' : String(value).trim().toLowerCase();
      if (/^(true|yes|y|1|on|1\.0)$/.test(word)) return true;
      if (/^(false|no|n|0|off|0\.0)$/.test(word)) return false;
      return isNotStated(value) ? null : this.#bad(column, value, 'true or false');
    });
  }

  /** Epoch ms UTC; see `parseTime`. */
  time(...names: readonly string[]): number | null {
    return this.#first(names, (value, { column }) => {
      const time = parseTime(value);
      return time ?? (isNotStated(value) ? null : this.#bad(column, value, 'a time such as 2025-03-06T17:48:25, 20250306_174825 or epoch seconds'));
    });
  }

  object(...names: readonly string[]): Fields | null {
    return this.#first(names, (value, { column }) => (isObject(value) ? new Fields(value, this.at(column), this.findings) : this.#bad(column, value, 'an object')));
  }

  list(...names: readonly string[]): readonly Json[] | null {
    return this.#first(names, (value, { column }) => (isList(value) ? value : this.#bad(column, value, 'a list')));
  }

  /** The numbers above zero of a list, in order, and multiplied; what is none of them is a reject with its place. */
  positives(name: string, factor = 1): readonly number[] {
    const list = this.list(name) ?? [];
    return list.flatMap((value, index) => {
      const number = typeof value === 'number' ? value * factor : Number.NaN;
      if (number > 0 && number < REPETITION_BELOW) return [number];
      this.findings.reject('bad-value', pointer(this.at(name), index), `A number above 0${number >= REPETITION_BELOW ? ` and below ${REPETITION_BELOW}` : ''} was expected here, ${shown(value)} was found; the other values are kept.`);
      return [];
    });
  }

  /** The members that are objects, with their keys; the others are left to the caller. */
  members(): readonly (readonly [string, Fields])[] {
    return Object.entries(this.content).flatMap(([key, value]) => (isObject(value) ? [[key, new Fields(value, this.at(key), this.findings)] as const] : []));
  }

  /** What no accessor has asked for; null where nothing is left. */
  rest(...except: readonly string[]): JsonObject | null {
    const left = Object.entries(this.content).filter(([key, value]) => !this.#used.has(key) && !except.includes(key) && value !== null);
    return left.length === 0 ? null : Object.fromEntries(left);
  }

  #first<T>(names: readonly FieldName[], read: (value: NonNullable<Json>, alias: FieldAlias) => T | null): T | null {
    let found: T | null = null;
    for (const name of names) {
      const value = this.raw(typeof name === 'string' ? name : name.column);
      if (found !== null || value === undefined || value === null) continue;
      const alias = typeof name === 'string' ? { column: name } : name;
      found = read(value, alias);
      if (found !== null && alias.note !== undefined) this.findings.note(`${alias.column}: ${alias.note}.`);
    }
    return found;
  }

  #number(value: Json, { column, unit }: FieldAlias): number | null {
    const stated = unit === undefined ? undefined : this.raw(unit.column);
    if (unit !== undefined && !isInUnit(stated, unit)) {
      this.findings.note(`${column} in ${shown(stated)} is no rate of items and was not taken.`);
      return null;
    }
    const number = numberOf(value);
    return number !== null || isNotStated(value) ? number : this.#bad(column, value, 'a number');
  }

  #scaled(value: number | null, { column, factor = 1 }: FieldAlias): number | null {
    if (value === null || Number.isFinite(value * factor)) return value === null ? null : value * factor;
    return this.#bad(column, value, 'a finite number');
  }

  #whole(value: Json, alias: FieldAlias, least: number): number | null {
    const number = this.#scaled(this.#number(value, alias), alias);
    if (number !== null && !(number >= least) && !(number < 0 && least === 0)) {
      this.findings.unmeasured(this.at(alias.column));
      return null;
    }
    if (number === null || (Number.isInteger(number) && number >= least && number <= INT32_MAX)) return number;
    return this.#bad(alias.column, value, `a whole number from ${least} to ${INT32_MAX}`);
  }

  #bad(name: string, value: Json, wanted: string): null {
    this.findings.reject('bad-value', this.at(name), `${shown(value)} was found where ${wanted} was expected; the field is left empty, the rest is kept.`);
    return null;
  }
}
