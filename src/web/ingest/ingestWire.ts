import type { StoreTableName } from '../../core/store/schema.ts';
import type { CollectedFile } from '../files/collectedFile.ts';
import type { FileProblem } from '../files/problem.ts';
import type { ResultFilesReport } from './resultFilesReport.ts';

/** What the page asks the worker that reads results; every request is answered once, in order. */
export type IngestRequest =
  | { readonly id: number; readonly do: 'unzip'; readonly archive: File; readonly path: string }
  | { readonly id: number; readonly do: 'read'; readonly files: readonly CollectedFile[] }
  /** The next rows of the files given last. */
  | { readonly id: number; readonly do: 'next' };

/** Rows of one table as an Arrow IPC stream with its schema. */
export interface ArrowRows {
  readonly table: StoreTableName;
  readonly ipc: Uint8Array<ArrayBuffer>;
}

export interface ResultBatch {
  /** Referred-to tables before those that refer to them. */
  readonly rows: readonly ArrowRows[];
  /** Present with the last batch. */
  readonly report: ResultFilesReport | null;
}

export type IngestReply =
  | { readonly id: number; readonly is: 'unpacked'; readonly files: readonly CollectedFile[] }
  | { readonly id: number; readonly is: 'refused'; readonly problem: FileProblem }
  | { readonly id: number; readonly is: 'ready' }
  | { readonly id: number; readonly is: 'batch'; readonly batch: ResultBatch }
  | { readonly id: number; readonly is: 'failed'; readonly detail: string }
  /** Files done; belongs to the request under way and answers none. */
  | { readonly id: null; readonly is: 'progress'; readonly done: number; readonly total: number };
