import type { Reject, RejectCode } from '../../core/ingest/types.ts';

/** Why something was not taken; `unreadable`: the system did not give the file. */
export type MigrationRejectCode = RejectCode | 'unreadable';

export interface MigrationReject extends Omit<Reject, 'code'> {
  readonly code: MigrationRejectCode;
}

export const REJECT_LABELS: { readonly [code in MigrationRejectCode]: string } = {
  unreadable: 'cannot be read',
  'not-json': 'no JSON',
  empty: 'empty',
  'too-deep': 'nested too deeply',
  'too-large': 'too large',
  'unknown-shape': 'of no known shape',
  'no-result': 'holds no result',
  derived: 'derived from results that are elsewhere',
  'no-model': 'names no model',
  'no-hardware': 'names no hardware',
  'no-measurement': 'measured nothing',
  'bad-value': 'a value that cannot be',
  'not-run': 'did not run',
};

export interface RejectCount {
  readonly code: MigrationRejectCode;
  readonly label: string;
  readonly rejects: number;
  readonly files: number;
}

export interface ShapeCount {
  /** `unknown` for files that no shape fits. */
  readonly shape: string;
  readonly files: number;
  readonly results: number;
  readonly duplicates: number;
  readonly rejects: number;
}

/** A file, or a table of a database, of which something was not taken. */
export interface RejectedFile {
  readonly source: string;
  readonly shape: string | null;
  readonly results: number;
  readonly rejects: readonly MigrationReject[];
}

/** Files of which the same is said. */
export interface Remark {
  readonly text: string;
  readonly files: number;
  /** The first of them. */
  readonly example: string;
}

/** What a migration did, or in a dry run would have done. */
export interface MigrationReport {
  readonly format: 'accelerate-bench migration 1';
  readonly dryRun: boolean;
  /** False when it was stopped, or failed, before its end; running it again goes on from there. */
  readonly complete: boolean;
  readonly startedAt: string;
  readonly durationS: number;
  readonly filesPerSecond: number | null;
  readonly database: string;
  readonly files: {
    readonly found: number;
    /** Read in this run, with or without results. */
    readonly read: number;
    /** The same bytes were imported before. */
    readonly alreadyImported: number;
    /** Of those, the ones of which something had been rejected. */
    readonly alreadyImportedWithRejects: number;
    readonly unreadable: number;
    readonly tooLarge: number;
    /** Of kinds that are not read. */
    readonly ignored: number;
  };
  readonly results: number;
  /** Results that the database holds already; those of files that were imported before are among them. */
  readonly duplicates: number;
  readonly rejects: number;
  readonly rejectsByReason: readonly RejectCount[];
  readonly shapes: readonly ShapeCount[];
  readonly rejectedFiles: readonly RejectedFile[];
  /** Rejects beyond what is listed; the table `import_rejects` of the database has those of files that could be read. */
  readonly rejectsNotListed: number;
  /** What was converted or assumed. */
  readonly notes: readonly Remark[];
  /** What a database or export held that has no place here. */
  readonly notCarried: readonly Remark[];
  readonly archive: { readonly directory: string; readonly copied: number; readonly present: number } | null;
  readonly deleted: { readonly files: number; readonly kept: readonly Remark[] } | null;
}
