import type { StoreCell, StoreRow } from './rows.ts';
import { STORE_TABLES } from './schema.ts';
import type { StoreColumn, StoreTableName } from './schema.ts';

const INTEGER_AT_MOST = 2_147_483_647;
/** The last millisecond of the calendar of JavaScript. */
const MOMENT_AT_MOST = 8.64e15;
type TableColumns = Readonly<Record<string, StoreColumn | undefined>>;
const COLUMNS = Object.fromEntries(Object.entries(STORE_TABLES).map(([table, { columns }]) => [table, Object.assign(Object.create(null), Object.fromEntries(columns.map((column) => [column.name, column])))])) as Readonly<Record<StoreTableName, TableColumns>>;

/** The row with null for what the column could not hold: a zero where nothing was measured, a number that is not finite, a fraction of a batch. */
export function fitRow(table: StoreTableName, row: Readonly<Record<string, StoreCell>>): StoreRow {
  const columns = COLUMNS[table];
  // Nearly every row fits as it is: a copy of each would be most of the work.
  for (const name in row) if (!holds(columns[name], row[name])) return fitted(columns, row);
  return row;
}

function fitted(columns: TableColumns, row: Readonly<Record<string, StoreCell>>): StoreRow {
  const cells: Record<string, StoreCell> = {};
  for (const [name, cell] of Object.entries(row)) cells[name] = holds(columns[name], cell) ? cell : null;
  return cells;
}

function holds(column: StoreColumn | undefined, cell: StoreCell | undefined): boolean {
  return column !== undefined && cell !== undefined && fits(column, cell);
}

function fits({ type, range }: StoreColumn, cell: StoreCell): boolean {
  if (typeof cell !== 'number') return true;
  if (!Number.isFinite(cell)) return false;
  if (type === 'INTEGER' && (!Number.isInteger(cell) || Math.abs(cell) > INTEGER_AT_MOST)) return false;
  if (type === 'TIMESTAMP' && Math.abs(cell) > MOMENT_AT_MOST) return false;
  switch (range) {
    case 'positive':
      return cell > 0;
    case 'not-negative':
      return cell >= 0;
    case 'fraction':
      return cell >= 0 && cell <= 1;
    default:
      return true;
  }
}
