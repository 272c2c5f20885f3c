import { BIGINT, BOOLEAN, DOUBLE, DuckDBDataChunk, DuckDBTimestampValue, INTEGER, TIMESTAMP, VARCHAR } from '@duckdb/node-api';
import type { DuckDBType, DuckDBValue } from '@duckdb/node-api';

import type { StoreCell, StoreRow } from '../../core/store/rows.ts';
import { STORE_TABLES } from '../../core/store/schema.ts';
import type { ColumnType, StoreColumn, StoreTableName } from '../../core/store/schema.ts';
import type { StoreConnection } from './storeConnection.ts';

const TYPES: Readonly<Record<ColumnType, DuckDBType>> = { INTEGER, BIGINT, DOUBLE, VARCHAR, BOOLEAN, TIMESTAMP };
/** The size of a chunk in DuckDB; it takes no larger one. */
const CHUNK_ROWS = 2048;

/** Appends rows column by column; a column that a row does not name is null. */
export async function appendRows(connection: StoreConnection, table: StoreTableName, rows: readonly StoreRow[]): Promise<void> {
  if (rows.length === 0) return;
  const columns: readonly StoreColumn[] = STORE_TABLES[table].columns;
  const types = columns.map((column) => TYPES[column.type]);
  const appender = await connection.appender(table);
  try {
    for (let first = 0; first < rows.length; first += CHUNK_ROWS) {
      const part = rows.slice(first, first + CHUNK_ROWS);
      const chunk = DuckDBDataChunk.create(types, part.length);
      chunk.setColumns(columns.map(({ name, type }) => part.map((row) => toValue(type, row[name] ?? null))));
      appender.appendDataChunk(chunk);
    }
  } catch (error) {
    appender.clear();
    throw error;
  }
  appender.closeSync();
}

function toValue(type: ColumnType, cell: StoreCell): DuckDBValue {
  if (typeof cell !== 'number') return cell;
  if (type === 'TIMESTAMP') return new DuckDBTimestampValue(BigInt(Math.round(cell * 1000)));
  return type === 'BIGINT' ? BigInt(cell) : cell;
}
