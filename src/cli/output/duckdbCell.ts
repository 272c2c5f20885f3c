import { DuckDBTypeId, JsonDuckDBValueConverter } from '@duckdb/node-api';
import type { DuckDBType, DuckDBValue } from '@duckdb/node-api';

import type { Cell, PrintedColumn } from './cell.ts';

const NUMERIC: ReadonlySet<DuckDBTypeId> = new Set([
  DuckDBTypeId.TINYINT, DuckDBTypeId.SMALLINT, DuckDBTypeId.INTEGER, DuckDBTypeId.BIGINT, DuckDBTypeId.HUGEINT, DuckDBTypeId.UTINYINT, DuckDBTypeId.USMALLINT, DuckDBTypeId.UINTEGER,
  DuckDBTypeId.UBIGINT, DuckDBTypeId.UHUGEINT, DuckDBTypeId.FLOAT, DuckDBTypeId.DOUBLE, DuckDBTypeId.DECIMAL,
]);

/** How a column of an answer is printed. */
export function printedColumn(name: string, type: DuckDBType): PrintedColumn {
  return { name, numeric: NUMERIC.has(type.typeId) };
}

/** A value of DuckDB as it is printed: a decimal keeps its digits, a time is in UTC, a list is JSON within JSON. */
export function duckdbCell(value: DuckDBValue, type: DuckDBType): Cell {
  if (value === null || value === undefined) return null;
  if (type.typeId === DuckDBTypeId.FLOAT && typeof value === 'number') return shortest(value);
  if (typeof value !== 'object') return value;
  const text = String(value);
  if (type.typeId === DuckDBTypeId.DECIMAL) return { text, json: text };
  if (!isNested(type)) return text;
  return { text, json: JSON.stringify(JsonDuckDBValueConverter(value, type, JsonDuckDBValueConverter)) };
}

function isNested({ typeId }: DuckDBType): boolean {
  return typeId === DuckDBTypeId.LIST || typeId === DuckDBTypeId.ARRAY || typeId === DuckDBTypeId.STRUCT || typeId === DuckDBTypeId.MAP || typeId === DuckDBTypeId.UNION;
}

/** The fewest digits that mean the same number of single precision. */
function shortest(value: number): number {
  for (let digits = 6; digits < 9; digits += 1) {
    const candidate = Number(value.toPrecision(digits));
    if (Math.fround(candidate) === value) return candidate;
  }
  return value;
}
