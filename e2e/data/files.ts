import { join, resolve } from 'node:path';

/** Where generated databases live; git ignores it. */
export const DATA_FOLDER = resolve(import.meta.dirname, '../../.cache/e2e');

export const PARQUET_COMPRESSIONS = ['uncompressed', 'snappy', 'gzip', 'zstd', 'brotli', 'lz4_raw'] as const;
export type ParquetCompression = (typeof PARQUET_COMPRESSIONS)[number];

/** Where the hostile view sends what it reads; nothing listens there, the guard sees the attempt. */
export const STEAL_URL = 'http://127.0.0.1:46123/steal?from=view';

/** Every generated file, by what is in it. */
export const FILES = {
  /** 6 models on 4 devices in the schema that announced the database. */
  seed: at('seed.duckdb'),
  /** `performance_results` in another variant than `seed`: `latency_ms`, `memory_mb`, `timestamp`. */
  mixed: at('mixed.duckdb'),
  noTables: at('no-tables.duckdb'),
  unknownTables: at('unknown-tables.duckdb'),
  /** A database whose last rows are only in its write-ahead log: 1 model in the file, 2 with the log. */
  withWal: at('pair.duckdb'),
  wal: at('pair.duckdb.wal'),

  empty: at('empty.duckdb'),
  truncatedInBlock: at('truncated-in-block.duckdb'),
  truncatedAtBlock: at('truncated-at-block.duckdb'),
  flippedByte: at('flipped-byte.duckdb'),
  encrypted: at('encrypted.duckdb'),
  /** Storage version 69 in the main header. */
  newer: at('newer.duckdb'),
  /** Storage version 999 in the main header, as DuckDB 2.0 writes it. */
  newest: at('newest.duckdb'),
  sqlite: at('really-sqlite.duckdb'),
  jsonNamedDuckdb: at('really-json.duckdb'),
  csvNamedDuckdb: at('really-csv.duckdb'),
  json: at('result.json'),
  csv: at('results.csv'),

  /** The folder `EXPORT DATABASE … (FORMAT parquet)` writes, of `seed`. */
  exported: at('exported'),
  /** One table with everything about a result in its row. */
  flatParquet: at('flat.parquet'),

  /** `performance_results` is a view that reads `STEAL_URL`. */
  hostileView: at('hostile-view.duckdb'),
  /** Names with quotes, markup, formulas and direction marks, of tables, models and devices. */
  hostileNames: at('hostile-names.duckdb'),
  /** A model name and an error message of 10 million characters. */
  hugeText: at('huge-text.duckdb'),
  /** `performance_results` has 10,000 more columns. */
  manyColumns: at('many-columns.duckdb'),
  /** 5,000 more tables. */
  manyTables: at('many-tables.duckdb'),
  /** 1,500 models on 60 devices of 8 types, most of them measured once. */
  large: at('large.duckdb'),
} as const;

/** `flatParquet` in one compression. */
export function parquetFile(compression: ParquetCompression): string {
  return at(`flat-${compression}.parquet`);
}

/** A file of the exported folder, such as `models.parquet`. */
export function exportedFile(name: string): string {
  return join(FILES.exported, name);
}

function at(name: string): string {
  return join(DATA_FOLDER, name);
}
