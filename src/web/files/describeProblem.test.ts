import { describe, expect, test } from 'vitest';
import { describeProblem } from './describeProblem.ts';
import { isFileProblem, type FileProblem } from './problem.ts';
import { sha256 } from './sha256.ts';

const name = 'runs.duckdb';
const detail = 'IO Error: something';

const ONE_OF_EACH: readonly FileProblem[] = [
  ...(['empty', 'encrypted', 'sqlite', 'csv', 'text', 'html', 'zip', 'xlsx', 'gzip', 'parquet-encrypted', 'wal-without-database', 'file-changed'] as const).map(
    (kind) => ({ kind, name }),
  ),
  ...(['header-damaged', 'corrupt-block', 'corrupt-wal', 'parquet-unreadable', 'zip-unreadable', 'reader-stopped', 'zip-too-large', 'out-of-memory', 'engine-crashed', 'engine-hung', 'unknown'] as const).map((kind) => ({
    kind,
    name,
    detail,
  })),
  { kind: 'not-a-database', name, looksLike: 'a PDF document' },
  { kind: 'header-cut-short', name, bytes: 20, expectedBytes: 12_288 },
  { kind: 'truncated', name, bytes: 20_000, expectedBytes: 274_432, cut: 'inside-a-block' },
  { kind: 'newer-duckdb', name, storageVersion: 69, writer: 'v2.0.0' },
  { kind: 'older-duckdb', name, storageVersion: 51, writer: null },
  { kind: 'no-tables', name, views: 3, withWal: false },
  { kind: 'no-known-tables', name, tables: ['a', 'b'] },
  { kind: 'wal-of-another', name, database: 'x.duckdb' },
  { kind: 'several-databases', names: ['a', 'b', 'c'], limit: 2 },
  { kind: 'too-many-files', limit: 5000 },
  { kind: 'nothing-usable', names: [] },
  { kind: 'no-results', name, files: 3, reasons: ['2 are of no known shape', '1 is not JSON'] },
  { kind: 'no-results', name, files: 1, reasons: [] },
  { kind: 'browser-unsupported', missing: ['WebAssembly'] },
  { kind: 'download-failed', name, status: 404, detail },
];

describe('describeProblem', () => {
  test.each(ONE_OF_EACH.map((problem) => [problem.kind, problem] as const))('%s is told in whole sentences', (_, problem) => {
    expect(isFileProblem(problem)).toBe(true);
    for (const text of Object.values(describeProblem(problem))) {
      expect(text).not.toMatch(/undefined|null|NaN|\[object|!/u);
      expect(text.length).toBeGreaterThan(5);
    }
  });

  test('states the figures', () => {
    const { found } = describeProblem({ kind: 'truncated', name, bytes: 20_000, expectedBytes: 274_432, cut: 'inside-a-block' });
    expect(found).toBe('It should hold at least 274,432 bytes and holds 20,000; it ends inside a block of data.');
  });

  test('keeps hostile names short and their direction marks out', () => {
    const { title } = describeProblem({ kind: 'empty', name: `\u202Egpj.${'x'.repeat(500)}.duckdb\n` });
    expect(title).not.toMatch(/[\u202E\n]/u);
    expect(title.length).toBeLessThan(110);
  });
});

const hash = (text: string): string => sha256(new TextEncoder().encode(text));

test('sha256 of known messages', () => {
  expect(hash('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(hash('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(hash('a'.repeat(1_000_000))).toBe('cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0');
});
