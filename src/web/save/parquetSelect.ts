import { quoteIdentifier } from '../../core/sql/quote.ts';
import type { SourceTable } from '../../core/source/table.ts';

/** Types that Parquet has no like of, or that lose something on the way; they are written as text. */
const AS_TEXT = /\b(?:INTERVAL|BIT|BIGNUM|VARINT|UHUGEINT|VARIANT|UNION|ENUM|GEOMETRY|TIME WITH TIME ZONE|TIMETZ|TIME_NS)\b/u;
const HUGE = /\bHUGEINT\b/u;

/** The rows of a table as Parquet can hold them, and what that changes. */
export function parquetSelect(table: SourceTable): { readonly sql: string; readonly notes: readonly string[] } {
  const notes: string[] = [];
  const columns = table.columns.map(({ name, type }) => {
    const column = quoteIdentifier(name);
    if (AS_TEXT.test(type) || (type !== 'HUGEINT' && HUGE.test(type))) {
      notes.push(`${table.label}.${name} (${type.slice(0, 40)}) is written as text.`);
      return `CAST(${column} AS VARCHAR) AS ${column}`;
    }
    // As DuckDB itself writes it.
    if (type === 'HUGEINT') {
      notes.push(`${table.label}.${name} (HUGEINT) is written as DOUBLE, exact up to 9,007,199,254,740,992.`);
      return `CAST(${column} AS DOUBLE) AS ${column}`;
    }
    return column;
  });
  return { sql: `SELECT ${columns.join(', ')} FROM ${[table.catalog, table.schema, table.name].map(quoteIdentifier).join('.')}`, notes };
}
