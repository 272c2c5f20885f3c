import { STORE_TABLES } from '../../core/store/schema.ts';
import type { StoreColumn } from '../../core/store/schema.ts';
import type { StoreCell } from '../../core/store/rows.ts';
import { SUBJECT_TABLES, SubjectKeys } from '../../core/store/subjectKeys.ts';
import { CATALOG } from './storeConnection.ts';
import type { StoreConnection } from './storeConnection.ts';

/** The models, devices and runs that a database lists. */
export async function loadSubjects(connection: StoreConnection): Promise<SubjectKeys> {
  const subjects = new SubjectKeys();
  for (const table of SUBJECT_TABLES) {
    const columns: readonly StoreColumn[] = STORE_TABLES[table].columns;
    const read = columns.map(({ name, type }) => (type === 'TIMESTAMP' ? `epoch_ms(${name})::DOUBLE` : name));
    const rows = await connection.rows(`SELECT ${read.join(', ')} FROM ${CATALOG}.main.${table} ORDER BY ${STORE_TABLES[table].key}`);
    for (const row of rows) subjects.known(table, Object.fromEntries(columns.map(({ name }, index) => [name, (row[index] ?? null) as StoreCell])));
  }
  return subjects;
}
