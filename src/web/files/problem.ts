/** Why a file, or a selection of files, cannot be shown. Names and details are text from outside: show them as text only. */
export type FileProblem =
  | { readonly kind: 'empty'; readonly name: string }
  | { readonly kind: 'not-a-database'; readonly name: string; readonly looksLike: string }
  | { readonly kind: 'header-cut-short'; readonly name: string; readonly bytes: number; readonly expectedBytes: number }
  | { readonly kind: 'header-damaged'; readonly name: string; readonly detail: string }
  | {
      readonly kind: 'truncated';
      readonly name: string;
      readonly bytes: number;
      readonly expectedBytes: number;
      readonly cut: 'inside-a-block' | 'between-blocks';
    }
  | { readonly kind: 'newer-duckdb'; readonly name: string; readonly storageVersion: number; readonly writer: string | null }
  | { readonly kind: 'older-duckdb'; readonly name: string; readonly storageVersion: number; readonly writer: string | null }
  | { readonly kind: 'encrypted'; readonly name: string }
  | { readonly kind: 'corrupt-block'; readonly name: string; readonly detail: string }
  | { readonly kind: 'corrupt-wal'; readonly name: string; readonly detail: string }
  | { readonly kind: 'no-tables'; readonly name: string; readonly views: number; readonly withWal: boolean }
  | { readonly kind: 'no-known-tables'; readonly name: string; readonly tables: readonly string[] }
  | { readonly kind: 'wal-without-database'; readonly name: string }
  | { readonly kind: 'wal-of-another'; readonly name: string; readonly database: string }
  | { readonly kind: 'sqlite'; readonly name: string }
  | { readonly kind: 'csv'; readonly name: string }
  | { readonly kind: 'text'; readonly name: string }
  | { readonly kind: 'html'; readonly name: string }
  | { readonly kind: 'zip'; readonly name: string }
  | { readonly kind: 'zip-unreadable'; readonly name: string; readonly detail: string }
  | { readonly kind: 'zip-too-large'; readonly name: string; readonly detail: string }
  | { readonly kind: 'reader-stopped'; readonly name: string; readonly detail: string }
  | { readonly kind: 'no-results'; readonly name: string; readonly files: number; readonly reasons: readonly string[] }
  | { readonly kind: 'xlsx'; readonly name: string }
  | { readonly kind: 'gzip'; readonly name: string }
  | { readonly kind: 'parquet-unreadable'; readonly name: string; readonly detail: string }
  | { readonly kind: 'parquet-encrypted'; readonly name: string }
  | { readonly kind: 'several-databases'; readonly names: readonly string[]; readonly limit: number }
  | { readonly kind: 'too-many-files'; readonly limit: number }
  | { readonly kind: 'nothing-usable'; readonly names: readonly string[] }
  | { readonly kind: 'file-changed'; readonly name: string }
  | { readonly kind: 'out-of-memory'; readonly name: string; readonly detail: string }
  | { readonly kind: 'engine-crashed'; readonly name: string; readonly detail: string }
  | { readonly kind: 'engine-hung'; readonly name: string; readonly detail: string }
  | { readonly kind: 'browser-unsupported'; readonly missing: readonly string[] }
  | { readonly kind: 'download-failed'; readonly name: string; readonly status: number | null; readonly detail: string }
  | { readonly kind: 'unknown'; readonly name: string; readonly detail: string };

/** Every kind of problem. */
export type FileProblemKind = FileProblem['kind'];

/** Tells a problem from a value: problems are the only ones with a kind listed here. */
export function isFileProblem(value: FileProblem | { readonly kind: string }): value is FileProblem {
  return Object.hasOwn(IS_PROBLEM, value.kind);
}

const IS_PROBLEM: Readonly<Record<FileProblemKind, true>> = {
  empty: true,
  'not-a-database': true,
  'header-cut-short': true,
  'header-damaged': true,
  truncated: true,
  'newer-duckdb': true,
  'older-duckdb': true,
  encrypted: true,
  'corrupt-block': true,
  'corrupt-wal': true,
  'no-tables': true,
  'no-known-tables': true,
  'wal-without-database': true,
  'wal-of-another': true,
  sqlite: true,
  csv: true,
  text: true,
  html: true,
  zip: true,
  'zip-unreadable': true,
  'zip-too-large': true,
  'reader-stopped': true,
  'no-results': true,
  xlsx: true,
  gzip: true,
  'parquet-unreadable': true,
  'parquet-encrypted': true,
  'several-databases': true,
  'too-many-files': true,
  'nothing-usable': true,
  'file-changed': true,
  'out-of-memory': true,
  'engine-crashed': true,
  'engine-hung': true,
  'browser-unsupported': true,
  'download-failed': true,
  unknown: true,
};
