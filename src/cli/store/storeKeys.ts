import { sequenceOf } from '../../core/store/ddl.ts';
import type { NextKey } from '../../core/store/rows.ts';
import { STORE_TABLES } from '../../core/store/schema.ts';
import type { StoreTableName } from '../../core/store/schema.ts';
import { CATALOG } from './storeConnection.ts';
import type { StoreConnection } from './storeConnection.ts';

/** Keys of one transaction, handed out in memory and taken from the sequences at its end; those of `import_contents` are its `record_id`. */
export interface StoreKeys {
  readonly next: NextKey;
  /** Moves the sequences past what was handed out, so that rows written by hand go on filling themselves. */
  settle(): Promise<void>;
}

const KEYED = (Object.keys(STORE_TABLES) as StoreTableName[]).filter((table) => STORE_TABLES[table].key !== null);

/** Starts behind the sequence and behind the highest key there is: a row written by hand may have brought its own. */
export async function openStoreKeys(connection: StoreConnection): Promise<StoreKeys> {
  const taken = await takenKeys(connection);
  const highest = new Map<StoreTableName, number>();
  for (const table of KEYED) {
    const [row] = await connection.rows(`SELECT coalesce(max(${STORE_TABLES[table].key}), 0)::DOUBLE FROM ${CATALOG}.main.${table}`);
    highest.set(table, Math.max(Number(row?.[0] ?? 0), taken.get(sequenceOf(table)) ?? 0));
  }
  const [records] = await connection.rows(`SELECT coalesce(max(record_id), 0)::DOUBLE FROM ${CATALOG}.main.import_contents`);
  highest.set('import_contents', Number(records?.[0] ?? 0));
  const started = new Map(highest);
  return {
    next(table) {
      const key = (highest.get(table) ?? 0) + 1;
      highest.set(table, key);
      return key;
    },
    async settle() {
      for (const table of KEYED) {
        const last = highest.get(table) ?? 0;
        const missing = last - (taken.get(sequenceOf(table)) ?? 0);
        if (last > (started.get(table) ?? 0) && missing > 0) await connection.run(`SELECT count(nextval('${CATALOG}.main.${sequenceOf(table)}')) FROM range($1::BIGINT)`, [BigInt(missing)]);
      }
    },
  };
}

/** The last key that each sequence gave. After a file is opened, `last_value` is the next one instead; only the statement that would make the sequence says it always. */
async function takenKeys(connection: StoreConnection): Promise<ReadonlyMap<string, number>> {
  const rows = await connection.rows("SELECT sequence_name, regexp_extract(sql, ' START (\\d+) ', 1)::DOUBLE - 1 FROM duckdb_sequences() WHERE database_name = $1", [CATALOG]);
  return new Map(rows.map(([name, last]) => [String(name), Number(last)]));
}
