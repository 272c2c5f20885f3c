import type { Archived } from './archive.ts';
import type { PastImport } from './history.ts';
import { REJECT_LABELS } from './migrationReport.ts';
import type { MigrationReject, MigrationRejectCode, MigrationReport, RejectedFile, Remark, ShapeCount } from './migrationReport.ts';

/** What one file, or one table of a database, came to. */
export interface Outcome {
  readonly source: string;
  readonly shape: string | null;
  readonly results: number;
  readonly duplicates: number;
  readonly rejects: readonly MigrationReject[];
  readonly notes: readonly string[];
}

type Counts = { -readonly [K in Exclude<keyof ShapeCount, 'shape'>]: number };

/** Adds up what happens, file by file. */
export class Tally {
  found = 0;
  ignored = 0;
  #read = 0;
  #known = 0;
  #knownWithRejects = 0;
  #unreadable = 0;
  #tooLarge = 0;
  #results = 0;
  #duplicates = 0;
  #rejects = 0;
  #copied = 0;
  #present = 0;
  #deleted = 0;
  readonly #reasons = new Map<MigrationRejectCode, { rejects: number; files: number }>();
  readonly #shapes = new Map<string, Counts>();
  #listed = 0;
  #notListed = 0;
  readonly #rejectedFiles: RejectedFile[] = [];
  readonly #notes = new Remarks();
  readonly #notCarried = new Remarks();
  readonly #kept = new Remarks();

  /** A file was read. */
  fileRead(): void {
    this.#read += 1;
  }

  /** What was in it; several for a database. */
  outcome(outcome: Outcome): void {
    this.#results += outcome.results;
    this.#duplicates += outcome.duplicates;
    const shape = outcome.shape ?? 'unknown';
    const counts = this.#shapes.get(shape) ?? { files: 0, results: 0, duplicates: 0, rejects: 0 };
    this.#shapes.set(shape, counts);
    counts.files += 1;
    counts.results += outcome.results;
    counts.duplicates += outcome.duplicates;
    counts.rejects += outcome.rejects.length;
    for (const note of outcome.notes) this.#notes.add(note, outcome.source);
    this.#reject(outcome);
  }

  known(past: PastImport): void {
    this.#known += 1;
    if (past.rejects > 0) this.#knownWithRejects += 1;
    this.#duplicates += past.results + past.duplicates;
  }

  unread(source: string, reject: MigrationReject): void {
    if (reject.code === 'too-large') this.#tooLarge += 1;
    else this.#unreadable += 1;
    this.#reject({ source, shape: null, results: 0, rejects: [reject] });
  }

  notCarried(text: string, source: string): void {
    this.#notCarried.add(text, source);
  }

  archived(how: Archived): void {
    if (how === 'copied') this.#copied += 1;
    if (how === 'present') this.#present += 1;
  }

  deleted(): void {
    this.#deleted += 1;
  }

  kept(reason: string, source: string): void {
    this.#kept.add(reason, source);
  }

  report(run: Pick<MigrationReport, 'dryRun' | 'complete' | 'database'> & { readonly startedMs: number; readonly endedMs: number; readonly archive: string | null; readonly deletes: boolean }): MigrationReport {
    const durationS = Math.max(0, run.endedMs - run.startedMs) / 1000;
    const done = this.#read + this.#known;
    return {
      format: 'accelerate-bench migration 1',
      dryRun: run.dryRun,
      complete: run.complete,
      startedAt: new Date(run.startedMs).toISOString(),
      durationS,
      filesPerSecond: durationS === 0 || done === 0 ? null : done / durationS,
      database: run.database,
      files: {
        found: this.found, read: this.#read, alreadyImported: this.#known, alreadyImportedWithRejects: this.#knownWithRejects,
        unreadable: this.#unreadable, tooLarge: this.#tooLarge, ignored: this.ignored,
      },
      results: this.#results,
      duplicates: this.#duplicates,
      rejects: this.#rejects,
      rejectsByReason: [...this.#reasons].map(([code, counts]) => ({ code, label: REJECT_LABELS[code], ...counts })).toSorted((left, right) => right.rejects - left.rejects || left.code.localeCompare(right.code, 'en')),
      shapes: [...this.#shapes].map(([shape, counts]) => ({ shape, ...counts })).toSorted((left, right) => right.files - left.files || left.shape.localeCompare(right.shape, 'en')),
      rejectedFiles: this.#rejectedFiles,
      rejectsNotListed: this.#notListed,
      notes: this.#notes.list(),
      notCarried: this.#notCarried.list(),
      archive: run.archive === null ? null : { directory: run.archive, copied: this.#copied, present: this.#present },
      deleted: run.deletes ? { files: this.#deleted, kept: this.#kept.list() } : null,
    };
  }

  #reject({ source, shape, results, rejects }: RejectedFile): void {
    if (rejects.length === 0) return;
    this.#rejects += rejects.length;
    const room = Math.max(0, LISTED_AT_MOST - this.#listed);
    this.#listed += Math.min(room, rejects.length);
    this.#notListed += Math.max(0, rejects.length - room);
    if (room > 0) this.#rejectedFiles.push({ source, shape, results, rejects: rejects.slice(0, room) });
    for (const code of new Set(rejects.map((reject) => reject.code))) {
      const counts = this.#reasons.get(code) ?? { rejects: 0, files: 0 };
      counts.files += 1;
      counts.rejects += rejects.filter((reject) => reject.code === code).length;
      this.#reasons.set(code, counts);
    }
  }
}

/** Rejects that are kept with their reasons; a folder of something else may make up any number of them. */
const LISTED_AT_MOST = 50_000;

/** Different remarks that are kept; a file may make up any number of them. */
const REMARKS_AT_MOST = 500;

class Remarks {
  readonly #remarks = new Map<string, { files: number; readonly example: string }>();

  add(text: string, source: string): void {
    const known = this.#remarks.get(text);
    if (known !== undefined) known.files += 1;
    else if (this.#remarks.size < REMARKS_AT_MOST) this.#remarks.set(text, { files: 1, example: source });
  }

  list(): Remark[] {
    return [...this.#remarks].map(([text, remark]) => ({ text, ...remark })).toSorted((left, right) => right.files - left.files);
  }
}
