import type { Reject } from '../../core/ingest/types.ts';
import type { StoreRow } from '../../core/store/rows.ts';
import { appendRows } from './appendRows.ts';
import { CATALOG } from './storeConnection.ts';
import type { StoreConnection } from './storeConnection.ts';
import type { ImportOutcome, ImportedFile } from './types.ts';

interface LogEntry {
  readonly first: ImportedFile;
  readonly importId: number;
  results: number;
  duplicates: number;
  readonly rejects: Reject[];
  readonly notes: Set<string>;
}

/** One row for each file by its digest: a copy, or the same file once more, adds to the row that is there, and nothing where it brings nothing; each part of a file adds all that it came to. */
export class ImportLog {
  readonly #entries = new Map<string, LogEntry>();

  add(file: ImportedFile, { importId, results, duplicates }: ImportOutcome): void {
    const entry = this.#entries.get(file.sha256);
    if (entry === undefined) {
      this.#entries.set(file.sha256, { first: file, importId, results, duplicates, rejects: [...file.rejects], notes: new Set(file.notes) });
      return;
    }
    entry.results += results;
    entry.duplicates += duplicates;
    if (file.source !== entry.first.source) entry.notes.add(`The same file again: ${file.source}`);
    const known = new Set(entry.rejects.map(rejectKey));
    entry.rejects.push(...file.rejects.filter((reject) => !known.has(rejectKey(reject))));
  }

  /** Writes the rows; `before` are the files that the database has rows of. */
  async write(connection: StoreConnection, before: ReadonlyMap<string, number>, nowMs: number): Promise<void> {
    const fresh = [...this.#entries.values()].filter(({ first }) => !before.has(first.sha256));
    await appendRows(connection, 'import_log', fresh.map((entry) => logRow(entry, nowMs)));
    await appendRows(connection, 'import_rejects', fresh.flatMap(({ importId, rejects }) => rejects.map((reject) => rejectRow(importId, reject))));
    for (const entry of this.#entries.values()) if (before.has(entry.first.sha256)) await addToRow(connection, entry);
  }
}

function logRow({ first, importId, results, duplicates, rejects, notes }: LogEntry, nowMs: number): StoreRow {
  return {
    import_id: importId, source: first.source, sha256: first.sha256, bytes: first.bytes, shape: first.shape, imported_at: nowMs, results, duplicates, rejects: rejects.length,
    notes: notes.size === 0 ? null : [...notes].join('\n'),
  };
}

async function addToRow(connection: StoreConnection, { first, importId, results, duplicates, rejects }: LogEntry): Promise<void> {
  const found = await connection.rows(`SELECT code, place, reason FROM ${CATALOG}.main.import_rejects WHERE import_id = $1::INTEGER`, [importId]);
  const known = new Set(found.map((row) => JSON.stringify(row)));
  const added = rejects.filter((reject) => !known.has(rejectKey(reject)));
  const brought = results + added.length + (first.part === true ? duplicates : 0);
  if (brought === 0) return;
  await appendRows(connection, 'import_rejects', added.map((reject) => rejectRow(importId, reject)));
  const sql = `UPDATE ${CATALOG}.main.import_log SET results = results + $2::INTEGER, duplicates = duplicates + $3::INTEGER, rejects = rejects + $4::INTEGER WHERE import_id = $1::INTEGER`;
  await connection.run(sql, [importId, results, duplicates, added.length]);
}

function rejectKey({ code, place, reason }: Reject): string {
  return JSON.stringify([code, place, reason]);
}

function rejectRow(importId: number, { place, code, reason }: Reject): StoreRow {
  return { import_id: importId, place, code, reason };
}
