import type { Json } from './types.ts';

/** No benchmark is older than 1990 or younger than 2100: what lies outside is not a time. */
const EARLIEST_MS = Date.UTC(1990, 0, 1);
const LATEST_MS = Date.UTC(2100, 0, 1);

const CALENDAR = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/i;
const COMPACT = /^(\d{4})(\d{2})(\d{2})[T_-]?(\d{2})(\d{2})(\d{2})$/;
const NUMERIC = /^\d{9,16}(?:\.\d+)?$/;
const IN_NAME = /(?<!\d)(\d{4})-?(\d{2})-?(\d{2})[T_ -](\d{2})[-:_.h]?(\d{2})[-:_.m]?(\d{2})(?!\d)/g;

/** Epoch ms UTC of an ISO time (UTC where no zone stands), `YYYYMMDD_HHMMSS`, `YYYY-MM-DD HH:MM:SS`, or epoch seconds or milliseconds; null for anything else. */
export function parseTime(value: Json | undefined): number | null {
  if (typeof value === 'number') return epochMs(value);
  if (typeof value !== 'string' || value.length > 64) return null;
  const text = value.trim();
  const compact = COMPACT.exec(text);
  if (compact !== null) return fromParts(compact.slice(1, 7));
  const calendar = CALENDAR.exec(text);
  if (calendar !== null) return fromParts(calendar.slice(1, 7), calendar[7], calendar[8]);
  return NUMERIC.test(text) ? epochMs(Number(text)) : null;
}

/** The last date with a time of day in a file's name, else in the nearest folder that has one; null where there is none. */
export function timeInName(name: string): number | null {
  const parts = name.slice(-1_000).split(/[\\/]/).reverse();
  for (const part of parts) {
    const times = [...part.matchAll(IN_NAME)].map((found) => fromParts(found.slice(1, 7))).filter((time) => time !== null);
    const last = times.at(-1);
    if (last !== undefined) return last;
  }
  return null;
}

function epochMs(value: number): number | null {
  const ms = Math.abs(value) < 1e11 ? value * 1000 : value;
  return withinRange(Math.trunc(ms));
}

function fromParts(parts: readonly (string | undefined)[], fraction = '', zone = ''): number | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map((part) => Number(part ?? 0));
  if (month < 1 || month > 12 || day < 1 || day > daysOf(year, month) || hour > 23 || minute > 59 || second > 59) return null;
  const ms = Number(fraction.slice(0, 3).padEnd(3, '0'));
  return withinRange(Date.UTC(year, month - 1, day, hour, minute, second, ms) - offsetMs(zone));
}

function daysOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function offsetMs(zone: string): number {
  const found = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  return found === null ? 0 : (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3] ?? 0)) * 60_000;
}

function withinRange(ms: number): number | null {
  return ms >= EARLIEST_MS && ms < LATEST_MS ? ms : null;
}
