/** What the page asks the worker that writes Parquet; every request is answered once, in order. */
export type ParquetWriterRequest =
  | { readonly id: number; readonly do: 'start'; readonly wasmAddress: string }
  | { readonly id: number; readonly do: 'begin'; readonly fileName: string }
  /** Rows of the table that was begun, as a whole Arrow IPC stream; the first one may have none. */
  | { readonly id: number; readonly do: 'rows'; readonly ipc: Uint8Array<ArrayBuffer> }
  | { readonly id: number; readonly do: 'end' }
  | { readonly id: number; readonly do: 'finish' };

export type ParquetWriterReply =
  | { readonly id: number; readonly is: 'done' }
  | { readonly id: number; readonly is: 'written'; readonly rows: number }
  | { readonly id: number; readonly is: 'archive'; readonly archive: Blob }
  | { readonly id: number; readonly is: 'failed'; readonly detail: string };
