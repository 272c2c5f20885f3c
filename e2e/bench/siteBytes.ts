import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Bytes of a file as it is and as a host would send it. */
export interface FileBytes {
  readonly path: string;
  readonly raw: number;
  readonly gzip: number;
}

/** What hosts send as it is. */
const COMPRESSED = new Set(['.woff2', '.png', '.zip', '.duckdb', '.parquet']);

export function isEngine(path: string): boolean {
  return /duckdb.*\.(?:wasm|js)$/u.test(path);
}

export function isData(path: string): boolean {
  return path.endsWith('.duckdb');
}

export function isChart(path: string): boolean {
  return /echarts|zrender/u.test(path);
}

/** Of one file of the site, by its path below the site's address; null when the site has none, as with an optional database. */
export function fileBytes(root: string, path: string): FileBytes | null {
  const file = join(root, path === '' ? 'index.html' : path);
  if (!existsSync(file) || !statSync(file).isFile()) return null;
  const bytes = readFileSync(file);
  return { path, raw: bytes.length, gzip: COMPRESSED.has(extname(file)) ? bytes.length : gzipSync(bytes).length };
}

/** Scripts, styles, fonts and the page itself: all that the site holds but the engine, the reader of Parquet, and data. */
export function ownFiles(root: string): readonly FileBytes[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.(?:html|js|css|woff2)$/u.test(path) && !isEngine(path))
    .flatMap((path) => fileBytes(root, path) ?? []);
}

export function sumBytes(files: readonly FileBytes[], of: 'raw' | 'gzip'): number {
  return files.reduce((sum, file) => sum + file[of], 0);
}
