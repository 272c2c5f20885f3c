import type { RejectCode, ShapeKey } from '../../core/ingest/types.ts';

/** A reject with the file it is from. */
export interface FileReject {
  readonly file: string;
  /** JSON pointer within the file; an empty text for the file as a whole. */
  readonly place: string;
  readonly code: RejectCode;
  readonly reason: string;
}

export interface ShapeCount {
  /** Null where no shape fits. */
  readonly shape: ShapeKey | null;
  readonly label: string;
  readonly files: number;
  readonly results: number;
}

/** What became of a selection of result files. */
export interface ResultFilesReport {
  readonly files: number;
  /** Files that gave no result, copies of such files included. */
  readonly filesWithoutResult: number;
  /** Those of them with the bytes of another one; it alone has rejects. */
  readonly emptyCopies: number;
  /** Files with the bytes of another one that gave results. */
  readonly copies: number;
  /** Results that were taken. */
  readonly results: number;
  /** Results that state the same as another one, those in copied files included. */
  readonly duplicates: number;
  readonly rejects: number;
  readonly byReason: readonly { readonly code: RejectCode; readonly count: number }[];
  readonly byShape: readonly ShapeCount[];
  /** In the order of the files; not more than `MOST_LISTED`. */
  readonly listed: readonly FileReject[];
  readonly notes: readonly { readonly note: string; readonly files: number }[];
  /** Stable id of what the results state, 16 hex characters, whatever the files are called and however they are packed. */
  readonly fingerprint: string;
}
