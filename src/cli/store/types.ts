import type { Reject, ResultRecord } from '../../core/ingest/types.ts';
import type { Upgrade } from '../../core/store/upgrades.ts';

/** A file that was read, with everything that was found in it. */
export interface ImportedFile {
  /** Path or name as the user knows it. */
  readonly source: string;
  /** Of the file's bytes, lower-case hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
  readonly shape: string | null;
  readonly records: readonly ResultRecord[];
  readonly rejects: readonly Reject[];
  readonly notes: readonly string[];
  /** One of several parts of the file, each with other results. */
  readonly part?: boolean;
  /** For each record the contents under which the database that it comes from knows it: it is a duplicate where one of them is known here. */
  readonly knownAs?: readonly (readonly string[])[];
  /** Results that came another way. */
  readonly duplicates?: number;
}

/** From now on the results of a merged database are known as it knew them. Before that a merge that was stopped would take what it has half stored for duplicates. */
export interface MergeEnd {
  /** The digests under which its tables were imported. */
  readonly imports: readonly string[];
  /** Contents of which no row tells, with the digest of the file that they belong to. */
  readonly contents: readonly string[];
  readonly sha256: string;
}

/** What became of one file; in the order of the files. */
export interface ImportOutcome {
  readonly importId: number;
  /** Results that were stored. */
  readonly results: number;
  /** Results that the database, or an earlier part of the import, holds already. */
  readonly duplicates: number;
  readonly rejects: number;
}

/** A benchmark database open for writing, and locked for other processes. */
export interface BenchmarkDatabase {
  readonly path: string;
  /** Which of these files have been imported before. */
  known(sha256s: readonly string[]): Promise<ReadonlySet<string>>;
  /** One transaction: all of it is stored, or nothing is changed. */
  importFiles(files: readonly ImportedFile[], end?: MergeEnd): Promise<readonly ImportOutcome[]>;
  close(): Promise<void>;
}

export interface OpenDatabaseOptions {
  /** `create` refuses an existing file, `open` a missing one. */
  readonly mode: 'create' | 'open' | 'open-or-create';
  readonly now: () => number;
  readonly onMessage?: (text: string) => void;
  /** Other than those of this program, for a test. */
  readonly upgrades?: readonly Upgrade[];
}
