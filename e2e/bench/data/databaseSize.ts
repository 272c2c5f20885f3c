/** Performance results of each benchmark database. */
export const RESULTS_OF_SIZE = { '10k': 10_000, '1m': 1_000_000, '10m': 10_000_000 } as const;
export type DatabaseSize = keyof typeof RESULTS_OF_SIZE;
export const DATABASE_SIZES = Object.keys(RESULTS_OF_SIZE) as DatabaseSize[];

/** Sizes that are also there as one flat Parquet file. */
export const PARQUET_SIZES = ['1m', '10m'] as const satisfies readonly DatabaseSize[];
export type ParquetSize = (typeof PARQUET_SIZES)[number];

/** A generated file in the cache: synthetic, the same for the same seed. */
export interface BenchmarkFile {
  readonly path: string;
  /** Performance results in it. */
  readonly results: number;
  readonly bytes: number;
}
