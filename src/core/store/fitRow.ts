import type { StoreCell, StoreRow } from './rows.ts';
import { STORE_TABLES } from './schema.ts';
import type { StoreColumn, StoreTableName } from './schema.ts';

const INTEGER_AT_MOST = 2_147_483_647;
/** The last millisecond of the calendar of JavaScript. */
const MOMENT_AT_MOST = 8.64e15;
const COLUMNS = new Map(Object.entries(STORE_TABLES).map(([table, { columns }]) => [table, new Map<string, StoreColumn>(columns.map((column) => [column.name, column]))]));

/** The row with null for what the column could not hold: a zero where nothing was measured, a number that is not finite, a fraction of a batch. */
export function fitRow(table: StoreTableName, row: Readonly<Record<string, StoreCell>>): StoreRow {
  const columns = COLUMNS.get(table);
  const fitted: Record<string, StoreCell> = {};
  for (const name of Object.keys(row)) {
    const column = columns?.get(name);
    const cell = row[name];
    fitted[name] = column === undefined || cell === undefined || !fits(column, cell) ? null : cell;
  }
  return fitted;
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
