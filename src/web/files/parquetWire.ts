import type { ColumnLabels } from './labelCodes.ts';

/** What the page asks the Parquet worker; every request is answered once, in order. */
export type ParquetRequest =
  | { readonly id: number; readonly do: 'start'; readonly program: WebAssembly.Module }
  | { readonly id: number; readonly do: 'open'; readonly file: Blob; readonly labels: readonly ColumnLabels[] }
  | { readonly id: number; readonly do: 'survey'; readonly file: Blob; readonly first: number; readonly step: number }
  | { readonly id: number; readonly do: 'read'; readonly rowGroup: number; readonly offset: number; readonly limit: number };

/** A row group's extent, as its footer says. */
export interface RowGroupSize {
  readonly rows: number;
  readonly bytes: number;
}

/** An opened file: the schema of what will be read of it, as an Arrow IPC stream without rows, and its row groups. */
export interface OpenedParquet {
  readonly schema: Uint8Array<ArrayBuffer>;
  readonly rowGroups: readonly RowGroupSize[];
}

export type ParquetReply =
  | { readonly id: number; readonly is: 'done' }
  | { readonly id: number; readonly is: 'opened'; readonly opened: OpenedParquet }
  | { readonly id: number; readonly is: 'surveyed'; readonly labels: readonly ColumnLabels[] }
  | { readonly id: number; readonly is: 'rows'; readonly ipc: Uint8Array<ArrayBuffer> }
  | { readonly id: number; readonly is: 'refused'; readonly detail: string };
