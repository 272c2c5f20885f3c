import type { Engine } from '../engine/engine.ts';
import { TEXT } from '../engine/row.ts';
import { quoteIdentifier } from '../sql/quote.ts';
import { tableSql } from './evidenceView.ts';
import type { SourceTable } from './table.ts';

/** What the statistics of a column prove of all its values; false where they prove nothing. */
export interface ColumnStats {
  readonly neverNull: boolean;
  readonly alwaysNull: boolean;
  /** A finite number above zero wherever one is stated. */
  readonly alwaysPositive: boolean;
  /** A moment after 1970 and before 2100 in every row. */
  readonly sensibleTime: boolean;
  /** No moment is later, in ms since 1970; null where that is not known. */
  readonly latestMs: number | null;
  /** How many values there are by an estimate from a sample: where values repeat there may be several times as many. Null where it is not known. */
  readonly aboutDistinct: number | null;
}

/** Reads what the engine keeps of every column, without reading the rows; the columns of an empty table prove nothing. */
export async function columnStats(engine: Engine, table: SourceTable): Promise<ReadonlyMap<string, ColumnStats>> {
  const { columns } = table;
  const shape = Object.fromEntries(columns.map((_, index) => [`c${index}`, TEXT]));
  const rows = await engine.ask({
    name: 'column-stats',
    sql: `SELECT ${columns.map(({ name, codes }, index) => `stats(t.${quoteIdentifier(codes ?? name)})::VARCHAR AS c${index}`).join(', ')} FROM ${tableSql(table)} AS t LIMIT 1`,
    row: shape,
  });
  return new Map(columns.flatMap(({ name, codes }, index) => {
    const text = rows[0]?.[`c${index}`];
    return typeof text === 'string' ? [[name, codes === undefined ? parseStats(text) : ofCodes(text)] as const] : [];
  }));
}

/** What the numbers that stand for texts prove of the texts: whether there are any. */
function ofCodes(text: string): ColumnStats {
  return { ...parseStats(text), alwaysPositive: false, sensibleTime: false, latestMs: null };
}

const BOUNDS = /^\[Min: (.*?), Max: (.*?)\]\[Has Null: (true|false), Has No Null: (?:true|false)\]/;

const DISTINCT = /\[Approx Unique: (\d+)\]$/;

/** Reads one text of DuckDB's `stats`; what it does not say is not proved. */
export function parseStats(text: string): ColumnStats {
  const found = BOUNDS.exec(text);
  const neverNull = text.includes('[Has Null: false,');
  const alwaysNull = text.includes('Has No Null: false]');
  const distinct = DISTINCT.exec(text)?.[1];
  const aboutDistinct = distinct === undefined ? null : Number(distinct);
  if (found === null) return { neverNull, alwaysNull, alwaysPositive: false, sensibleTime: false, latestMs: null, aboutDistinct };
  const [, min = '', max = ''] = found;
  const sensibleTime = neverNull && yearOf(min) > 1970 && yearOf(max) < 2100;
  return { neverNull, alwaysNull, alwaysPositive: isNumber(min) && isNumber(max) && Number(min) > 0, sensibleTime, latestMs: sensibleTime ? latestMs(max) : null, aboutDistinct };
}

function isNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) && Number.isFinite(Number(text));
}

/** The end of the second that a moment is in. */
function latestMs(text: string): number | null {
  const ms = Date.parse(`${text.slice(0, 19).replace(' ', 'T')}Z`);
  return Number.isNaN(ms) ? null : ms + 1000;
}

/** NaN for what is no moment. */
function yearOf(text: string): number {
  return Number(/^(\d{4})-\d\d-\d\d \d\d:\d\d:\d\d/.exec(text)?.[1] ?? Number.NaN);
}
