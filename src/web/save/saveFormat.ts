/** What an open dataset can be kept as. */
export type SaveFormat = 'duckdb' | 'parquet';

export interface SaveOptions {
  readonly signal: AbortSignal;
  /** Hears how many rows are written; `total` is known from the start. */
  readonly onRows: (done: number, total: number) => void;
}

/** A dataset as a file. */
export interface SavedDataset {
  readonly blob: Blob;
  readonly fileName: string;
  /** What is not in the file as it was in the dataset. */
  readonly notes: readonly string[];
}

const KNOWN_ENDINGS = /\.(?:duckdb|db|ddb|parquet|json|jsonl|ndjson|zip)(?=$| and )/giu;

/** A file name for a dataset: its own stem, without what file systems forbid. */
export function savedName(datasetName: string, ending: string): string {
  const stem = datasetName.replaceAll(KNOWN_ENDINGS, '').replaceAll(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, '_').replace(/^[. ]+|[. ]+$/gu, '').slice(0, 100);
  return `${stem === '' ? 'benchmarks' : stem}${ending}`;
}
