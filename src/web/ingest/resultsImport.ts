import { readText } from '../../core/ingest/readText.ts';
import { SHAPE_READERS } from '../../core/ingest/shapes.ts';
import type { ReadDocument, RejectCode, Reject, ResultRecord, ShapeKey } from '../../core/ingest/types.ts';
import { buildRows, hasRows } from '../../core/store/buildRows.ts';
import { contentOf } from '../../core/store/content.ts';
import type { StoreRow } from '../../core/store/rows.ts';
import type { StoreTableName } from '../../core/store/schema.ts';
import { SubjectKeys } from '../../core/store/subjectKeys.ts';
import { sha256 } from '../files/sha256.ts';
import type { FileReject, ResultFilesReport, ShapeCount } from './resultFilesReport.ts';
import { SubjectRows } from './subjectRows.ts';

/** Rejects beyond this many are counted, and stand in the table of rejects. */
export const MOST_LISTED = 20_000;

/** A file of results, in memory. */
export interface ResultFile {
  readonly path: string;
  readonly bytes: number;
  /** Of its bytes, lower-case hexadecimal. */
  readonly sha256: string;
}

/** Files of results on their way into the tables of a benchmark database: the same steps as the command line takes, with tables in place of a file. */
export class ResultsImport {
  readonly #nowMs: number;
  readonly #subjects = new SubjectKeys();
  readonly #subjectRows = new SubjectRows();
  readonly #keys = new Map<StoreTableName, number>();
  readonly #seen = new Set<string>();
  readonly #bySha256 = new Map<string, number>();
  readonly #byShape = new Map<ShapeKey | null, { files: number; results: number }>();
  readonly #byReason = new Map<RejectCode, number>();
  readonly #notes = new Map<string, number>();
  readonly #listed: FileReject[] = [];
  readonly #counts = { files: 0, filesWithoutResult: 0, emptyCopies: 0, copies: 0, duplicates: 0, rejects: 0 };
  #rows = new Map<StoreTableName, StoreRow[]>();
  #waiting = 0;

  constructor(nowMs: number) {
    this.#nowMs = nowMs;
  }

  /** Rows that wait to be taken. */
  get waiting(): number {
    return this.#waiting;
  }

  add(file: ResultFile, text: string): void {
    if (!this.#isCopy(file)) this.#take(file, readText(file.path, text));
  }

  /** A file that is not read at all. */
  refuse(file: ResultFile, reject: Reject): void {
    if (!this.#isCopy(file)) this.#take(file, { shape: null, records: [], rejects: [reject], notes: [] });
  }

  /** The rows since the last call. What results refer to comes last, when everything is known of it. */
  takeRows(last: boolean): ReadonlyMap<StoreTableName, readonly StoreRow[]> {
    const rows = this.#rows;
    this.#rows = new Map();
    this.#waiting = 0;
    if (last) for (const [table, subjects] of this.#subjectRows.all()) rows.set(table, subjects);
    return rows;
  }

  report(): ResultFilesReport {
    return {
      ...this.#counts,
      results: this.#seen.size,
      byReason: Array.from(this.#byReason, ([code, count]) => ({ code, count })).toSorted((left, right) => right.count - left.count),
      byShape: Array.from(this.#byShape, ([shape, counts]): ShapeCount => ({ shape, label: labelOf(shape), ...counts })).toSorted((left, right) => right.results - left.results || right.files - left.files),
      listed: this.#listed,
      notes: Array.from(this.#notes, ([note, files]) => ({ note, files })),
      fingerprint: sha256(new TextEncoder().encode([...this.#seen].toSorted().join())).slice(0, 16),
    };
  }

  #isCopy({ sha256: digest }: ResultFile): boolean {
    this.#counts.files += 1;
    const results = this.#bySha256.get(digest);
    if (results === undefined) return false;
    if (results === 0) {
      this.#counts.filesWithoutResult += 1;
      this.#counts.emptyCopies += 1;
    } else {
      this.#counts.copies += 1;
      this.#counts.duplicates += results;
    }
    return true;
  }

  #take(file: ResultFile, { shape, records, rejects, notes }: ReadDocument): void {
    const importId = this.#nextKey('import_log');
    const fresh: ResultRecord[] = [];
    let firstRecordId: number | null = null;
    for (const record of records) {
      const content = contentOf(record, digestOf);
      if (this.#seen.has(content)) continue;
      this.#seen.add(content);
      fresh.push(record);
      const recordId = this.#nextKey('import_contents');
      firstRecordId ??= recordId;
      this.#put('import_contents', { content, import_id: importId, record_id: hasRows(record) ? recordId : null });
    }
    for (const [table, rows] of buildRows(fresh, importId, this.#subjects, (name) => this.#nextKey(name), firstRecordId)) {
      for (const row of rows) if (!this.#subjectRows.put(table, row)) this.#put(table, row);
    }
    this.#subjectRows.fill(this.#subjects.takeFilled());
    for (const reject of rejects) this.#putReject(file, importId, reject);
    const duplicates = records.length - fresh.length;
    this.#put('import_log', {
      import_id: importId, source: file.path, sha256: file.sha256, bytes: file.bytes, shape, imported_at: this.#nowMs,
      results: fresh.length, duplicates, rejects: rejects.length, notes: notes.length === 0 ? null : notes.join('\n'),
    });
    this.#count(file, shape, records.length, fresh.length, notes);
  }

  #count(file: ResultFile, shape: ShapeKey | null, found: number, fresh: number, notes: readonly string[]): void {
    this.#bySha256.set(file.sha256, found);
    this.#counts.duplicates += found - fresh;
    if (found === 0) this.#counts.filesWithoutResult += 1;
    const counts = this.#byShape.get(shape) ?? { files: 0, results: 0 };
    this.#byShape.set(shape, { files: counts.files + 1, results: counts.results + fresh });
    for (const note of notes) if (this.#notes.has(note) || this.#notes.size < MOST_NOTES) this.#notes.set(note, (this.#notes.get(note) ?? 0) + 1);
  }

  #putReject({ path }: ResultFile, importId: number, { code, place, reason }: Reject): void {
    this.#counts.rejects += 1;
    this.#byReason.set(code, (this.#byReason.get(code) ?? 0) + 1);
    if (this.#listed.length < MOST_LISTED) this.#listed.push({ file: path, place, code, reason });
    this.#put('import_rejects', { import_id: importId, place, code, reason });
  }

  #put(table: StoreTableName, row: StoreRow): void {
    const rows = this.#rows.get(table);
    if (rows === undefined) this.#rows.set(table, [row]);
    else rows.push(row);
    this.#waiting += 1;
  }

  #nextKey(table: StoreTableName): number {
    const key = (this.#keys.get(table) ?? 0) + 1;
    this.#keys.set(table, key);
    return key;
  }
}

const MOST_NOTES = 200;

function digestOf(text: string): string {
  return sha256(new TextEncoder().encode(text));
}

function labelOf(shape: ShapeKey | null): string {
  return SHAPE_READERS.find(({ key }) => key === shape)?.label ?? 'no known shape';
}
