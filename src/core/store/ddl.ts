import { constant, quoteIdentifier } from '../sql/quote.ts';
import { SCHEMA_VERSION, STORE_TABLES, STORE_TABLE_NAMES } from './schema.ts';
import type { StoreColumn, StoreTable, StoreTableName } from './schema.ts';

/** The sequence from which a table's key fills itself. */
export function sequenceOf(table: StoreTableName): string {
  return `${table}_key`;
}

/** A table of the store, qualified for SQL. */
export function storeTableSql(catalog: string, table: StoreTableName): string {
  return [catalog, 'main', table].map(quoteIdentifier).join('.');
}

/** The statements that make an empty benchmark database of the current version in an attached catalogue. */
export function createStatements(catalog: string): string[] {
  return [...STORE_TABLE_NAMES.flatMap((table) => createTable(catalog, table)), `INSERT INTO ${storeTableSql(catalog, 'dataset_info')} VALUES ('schema_version', ${constant(String(SCHEMA_VERSION))})`];
}

function createTable(catalog: string, table: StoreTableName): string[] {
  const { key, columns, unique = [] }: StoreTable = STORE_TABLES[table];
  const lines = [...columns.map((column) => columnSql(table, column, key)), ...unique.map((group) => `UNIQUE (${group.join(', ')})`)];
  const create = `CREATE TABLE ${storeTableSql(catalog, table)} (\n  ${lines.join(',\n  ')}\n)`;
  return key === null ? [create] : [`CREATE SEQUENCE ${[catalog, 'main', sequenceOf(table)].map(quoteIdentifier).join('.')}`, create];
}

/** A key's default names no catalogue: the file is attached under many names. */
function columnSql(table: StoreTableName, column: StoreColumn, key: string | null): string {
  const own = column.name === key ? ` DEFAULT nextval(${constant(`main.${sequenceOf(table)}`)}) PRIMARY KEY` : '';
  return `${column.name} ${column.type}${own}${column.constraint === undefined ? '' : ` ${column.constraint}`}${checkSql(column)}`;
}

function checkSql({ name, range }: StoreColumn): string {
  switch (range) {
    case 'positive':
      return ` CHECK (${name} > 0)`;
    case 'not-negative':
      return ` CHECK (${name} >= 0)`;
    case 'fraction':
      return ` CHECK (${name} BETWEEN 0 AND 1)`;
    default:
      return '';
  }
}
