import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { findInputs } from './findInputs.ts';
import { writeText } from './testing/resultFiles.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'find-inputs-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const found = (paths: readonly string[], spared: readonly string[] = []): readonly string[] => findInputs(paths, folder, spared).files.map(({ source }) => source);

test('lists files of every kind in order, below any depth, and counts the others', () => {
  for (const name of ['in/b.json', 'in/a/z.jsonl', 'in/a/y.NDJSON', 'in/c.csv', 'in/d.parquet', 'in/e.duckdb', 'in/readme.txt', 'in/.hidden/f.json', 'in/.g.json', 'in/node_modules/h.json']) writeText(folder, name, '{}');
  const { files, ignored, unreadable } = findInputs(['in'], folder, []);
  expect(files.map(({ source, relativePath, kind, linked }) => [source, relativePath, kind, linked])).toEqual([
    ['in/a/y.NDJSON', 'a/y.NDJSON', 'json', false],
    ['in/a/z.jsonl', 'a/z.jsonl', 'json', false],
    ['in/b.json', 'b.json', 'json', false],
    ['in/c.csv', 'c.csv', 'table', false],
    ['in/d.parquet', 'd.parquet', 'table', false],
    ['in/e.duckdb', 'e.duckdb', 'database', false],
  ]);
  expect([ignored, unreadable]).toEqual([1, []]);
});

test('takes a given file whatever its name, and each file once', () => {
  writeText(folder, 'in/results.txt', '{}');
  writeText(folder, 'in/a.json', '{}');
  expect(found(['in/results.txt', 'in', 'in/a.json', './in/../in'])).toEqual(['in/results.txt', 'in/a.json']);
});

test('follows links for reading, once, also in a circle, and marks what they lead to', () => {
  writeText(folder, 'in/a.json', '{}');
  writeText(folder, 'elsewhere/b.json', '{}');
  writeText(folder, 'one.json', '{}');
  mkdirSync(join(folder, 'in/sub'));
  symlinkSync('..', join(folder, 'in/sub/circle'));
  symlinkSync('../elsewhere', join(folder, 'in/away'));
  symlinkSync('../one.json', join(folder, 'in/link.json'));
  symlinkSync('nowhere', join(folder, 'in/dangling.json'));
  symlinkSync('in', join(folder, 'given'));
  const { files, unreadable } = findInputs(['given'], folder, []);
  expect(files.map(({ source, linked }) => [source, linked])).toEqual([['given/a.json', false], ['given/away/b.json', true], ['given/link.json', true]]);
  expect(unreadable).toEqual([{ source: 'given/dangling.json', reason: 'ENOENT: no such file or directory' }]);
});

test('does not look at what is spared: the database, the archive, reports', () => {
  for (const name of ['in/a.json', 'in/all.duckdb', 'in/archive/old.json', 'in/report.json']) writeText(folder, name, '{}');
  expect(found(['in'], ['in/all.duckdb', 'in/archive', 'in/report.json'])).toEqual(['in/a.json']);
});
