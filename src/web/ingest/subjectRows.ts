import type { StoreRow } from '../../core/store/rows.ts';
import { STORE_TABLES, type StoreTableName } from '../../core/store/schema.ts';
import { SUBJECT_TABLES, type FilledRow, type SubjectTable } from '../../core/store/subjectKeys.ts';

/** Rows that results refer to, kept until everything is known of them: later files may fill what earlier ones left out. */
export class SubjectRows {
  readonly #byTable = new Map<SubjectTable, Map<number, StoreRow>>();

  /** Takes a row of such a table; false for any other table. */
  put(table: StoreTableName, row: StoreRow): boolean {
    const subject = SUBJECT_TABLES.find((name) => name === table);
    if (subject === undefined) return false;
    const key = row[STORE_TABLES[subject].key];
    if (typeof key === 'number') this.#rowsOf(subject).set(key, row);
    return true;
  }

  fill(filled: readonly FilledRow[]): void {
    for (const { table, key, columns } of filled) this.#rowsOf(table).set(key, { ...this.#rowsOf(table).get(key), ...columns });
  }

  all(): [SubjectTable, StoreRow[]][] {
    return Array.from(this.#byTable, ([table, rows]) => [table, [...rows.values()]]);
  }

  #rowsOf(table: SubjectTable): Map<number, StoreRow> {
    const rows = this.#byTable.get(table) ?? new Map<number, StoreRow>();
    this.#byTable.set(table, rows);
    return rows;
  }
}
