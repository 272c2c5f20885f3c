import { createHash } from 'node:crypto';

import type { ResultRecord } from '../../core/ingest/types.ts';
import { buildRows, hasRows } from '../../core/store/buildRows.ts';
import { contentOf } from '../../core/store/content.ts';
import type { StoreRow, StoreRows } from '../../core/store/rows.ts';
import { STORE_TABLES } from '../../core/store/schema.ts';
import type { StoreTableName } from '../../core/store/schema.ts';
import type { SubjectKeys } from '../../core/store/subjectKeys.ts';
import { appendRows } from './appendRows.ts';
import { pendingContent } from './contentLog.ts';
import { ImportLog } from './importLog.ts';
import { knownContents, knownFiles } from './knownContents.ts';
import { CATALOG } from './storeConnection.ts';
import type { StoreConnection } from './storeConnection.ts';
import { openStoreKeys } from './storeKeys.ts';
import type { ImportOutcome, ImportedFile } from './types.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Stores files within the transaction that the caller holds; what is stored already, or came earlier, is a duplicate. */
export async function importFiles(connection: StoreConnection, subjects: SubjectKeys, files: readonly ImportedFile[], nowMs: number): Promise<readonly ImportOutcome[]> {
  const keys = await openStoreKeys(connection);
  const before = await knownFiles(connection, files.map((file) => file.sha256));
  const importIds = new Map(before);
  const contents = files.map((file) => file.records.map((record) => contentOf(record, sha256)));
  const seen = new Set(await knownContents(connection, contents.flat()));
  const elsewhere = await knownContents(connection, files.flatMap(({ knownAs = [] }) => knownAs.flat()));
  const log = new ImportLog();
  const pending = new PendingRows(connection, subjects);
  const outcomes: ImportOutcome[] = [];
  for (const [index, file] of files.entries()) {
    const importId = importIds.get(file.sha256) ?? keys.next('import_log');
    importIds.set(file.sha256, importId);
    const { fresh, aliases } = takeFresh(file, contents[index] ?? [], seen, elsewhere);
    for (let first = 0; first < fresh.length; first += RECORDS_AT_ONCE) {
      const part = fresh.slice(first, first + RECORDS_AT_ONCE);
      const recordIds = part.map(() => keys.next('import_contents'));
      await pending.add(buildRows(part.map(({ record }) => record), importId, subjects, keys.next, recordIds[0]));
      await pending.add(new Map([['import_contents', part.flatMap((taken, place) => contentRows(taken, importId, recordIds[place] ?? null))]]));
    }
    await pending.add(new Map([['import_contents', aliases.map((content) => ({ content: pendingContent(content), import_id: importId, record_id: null }))]]));
    const outcome = { importId, results: fresh.length, duplicates: file.records.length - fresh.length + (file.duplicates ?? 0), rejects: file.rejects.length };
    outcomes.push(outcome);
    log.add(file, outcome);
  }
  await pending.write();
  await log.write(connection, before, nowMs);
  await keys.settle();
  return outcomes;
}

interface FreshRecord {
  readonly record: ResultRecord;
  readonly content: string;
  readonly knownAs: readonly string[];
}

/** The records that are stored, and the contents under which a source knows others that are stored already. */
function takeFresh({ records, knownAs = [] }: ImportedFile, contents: readonly string[], seen: Set<string>, elsewhere: ReadonlySet<string>): { readonly fresh: readonly FreshRecord[]; readonly aliases: readonly string[] } {
  const fresh: FreshRecord[] = [];
  const aliases: string[] = [];
  for (const [index, record] of records.entries()) {
    const content = contents[index] ?? '';
    const names = knownAs[index] ?? [];
    if (names.some((name) => elsewhere.has(name))) continue;
    if (seen.has(content)) aliases.push(...names);
    else fresh.push({ record, content, knownAs: names });
    seen.add(content);
  }
  return { fresh, aliases };
}

function contentRows({ record, content, knownAs }: FreshRecord, importId: number, recordId: number | null): StoreRow[] {
  const row = { import_id: importId, record_id: hasRows(record) ? recordId : null };
  return [{ content, ...row }, ...knownAs.filter((name) => name !== content).map((name) => ({ content: pendingContent(name), ...row }))];
}

/** Records whose rows are built at once. */
const RECORDS_AT_ONCE = 4000;
/** Rows held before they are appended: many small files make few appends, and memory stays flat. */
const ROWS_AT_ONCE = 20_000;

class PendingRows {
  readonly #connection: StoreConnection;
  readonly #subjects: SubjectKeys;
  readonly #rows = new Map<StoreTableName, StoreRow[]>();
  #count = 0;

  constructor(connection: StoreConnection, subjects: SubjectKeys) {
    this.#connection = connection;
    this.#subjects = subjects;
  }

  async add(rows: StoreRows): Promise<void> {
    for (const [table, ofTable] of rows) {
      const held = this.#rows.get(table) ?? [];
      for (const row of ofTable) held.push(row);
      this.#rows.set(table, held);
      this.#count += ofTable.length;
    }
    if (this.#count >= ROWS_AT_ONCE) await this.write();
  }

  async write(): Promise<void> {
    for (const [table, rows] of this.#rows) await appendRows(this.#connection, table, rows);
    this.#rows.clear();
    this.#count = 0;
    await updateSubjects(this.#connection, this.#subjects);
  }
}

/** What a later result tells of a model, a device or a run that was stored with less. */
async function updateSubjects(connection: StoreConnection, subjects: SubjectKeys): Promise<void> {
  for (const { table, key, columns } of subjects.takeFilled()) {
    const types = new Map<string, string>(STORE_TABLES[table].columns.map((column) => [column.name, column.type]));
    const names = Object.keys(columns);
    const values = names.map((name, index) => {
      const parameter = `$${index + 2}`;
      const type = types.get(name) ?? 'VARCHAR';
      return `${name} = ${type === 'TIMESTAMP' ? `make_timestamp_ms(${parameter}::BIGINT)` : `${parameter}::${type}`}`;
    });
    await connection.run(`UPDATE ${CATALOG}.main.${table} SET ${values.join(', ')} WHERE ${STORE_TABLES[table].key} = $1::INTEGER`, [key, ...names.map((name) => columns[name] ?? null)]);
  }
}
