import type { NextKey, StoreCell, StoreRow } from './rows.ts';
import { STORE_TABLES } from './schema.ts';

/** Tables that results refer to. */
export const SUBJECT_TABLES = ['models', 'hardware_platforms', 'test_runs'] as const;
export type SubjectTable = (typeof SUBJECT_TABLES)[number];

/** The columns by which a row is found again. */
const IDENTITY: Readonly<Record<SubjectTable, readonly string[]>> = {
  models: ['model_name'],
  hardware_platforms: ['hardware_type', 'device_name', 'driver_version', 'platform'],
  test_runs: ['test_name', 'started_at', 'host'],
};

/** A stored row of which more is known now than when it was stored. */
export interface FilledRow {
  readonly table: SubjectTable;
  readonly key: number;
  /** The columns that were null. */
  readonly columns: StoreRow;
}

interface Entry {
  readonly key: number;
  readonly row: Record<string, StoreCell>;
  /** Null while the row has not been handed out to be stored. */
  filled: Set<string> | null;
}

/** Models, hardware and runs by what they are, across any number of calls; holds nothing but what it was given. */
export class SubjectKeys {
  readonly #entries: Readonly<Record<SubjectTable, Map<string, Entry>>> = { models: new Map(), hardware_platforms: new Map(), test_runs: new Map() };
  #fresh: { readonly table: SubjectTable; readonly entry: Entry }[] = [];
  readonly #touched = new Map<Entry, SubjectTable>();

  /** A row that is stored already. Of several alike the first is meant. */
  known(table: SubjectTable, row: StoreRow): void {
    const identity = identityOf(table, row);
    const key = row[STORE_TABLES[table].key];
    if (typeof key === 'number' && !this.#entries[table].has(identity)) this.#entries[table].set(identity, { key, row: { ...row }, filled: new Set() });
  }

  /** The key of the row that this is, new or found; what the found row does not state is filled. */
  keyOf(table: SubjectTable, row: StoreRow, nextKey: NextKey): number {
    const identity = identityOf(table, row);
    const found = this.#entries[table].get(identity);
    if (found !== undefined) {
      this.#fill(table, found, row);
      return found.key;
    }
    const key = nextKey(table);
    const entry: Entry = { key, row: { [STORE_TABLES[table].key]: key, ...row }, filled: null };
    this.#entries[table].set(identity, entry);
    this.#fresh.push({ table, entry });
    return key;
  }

  /** Rows that were made since the last call, to be stored now. */
  takeNew(): ReadonlyMap<SubjectTable, readonly StoreRow[]> {
    const rows = new Map<SubjectTable, StoreRow[]>();
    for (const { table, entry } of this.#fresh) {
      entry.filled = new Set();
      const ofTable = rows.get(table);
      if (ofTable === undefined) rows.set(table, [entry.row]);
      else ofTable.push(entry.row);
    }
    this.#fresh = [];
    return rows;
  }

  /** Rows stored before the last call of which columns are known now, to be updated. */
  takeFilled(): readonly FilledRow[] {
    const rows = [...this.#touched].map(([entry, table]) => ({ table, key: entry.key, columns: Object.fromEntries([...(entry.filled ?? [])].map((column) => [column, entry.row[column] ?? null])) }));
    for (const entry of this.#touched.keys()) entry.filled?.clear();
    this.#touched.clear();
    return rows;
  }

  #fill(table: SubjectTable, entry: Entry, row: StoreRow): void {
    for (const [column, value] of Object.entries(row)) {
      if (value === null || (entry.row[column] ?? null) !== null) continue;
      entry.row[column] = value;
      if (entry.filled === null) continue;
      this.#touched.set(entry, table);
      entry.filled.add(column);
    }
  }
}

function identityOf(table: SubjectTable, row: StoreRow): string {
  return JSON.stringify(IDENTITY[table].map((column) => row[column] ?? null));
}
