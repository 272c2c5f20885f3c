import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, test } from 'vitest';

import { differenceOf } from './answers.ts';
import { benchMarkdown } from './benchTable.ts';
import { FIGURES } from './figures.ts';
import { generateFiles } from './generateFiles.ts';
import { RESULT_SETS } from './resultSets.ts';
import { runBench } from './runBench.ts';

// Within the repository: the tasks that are built there find their packages.
const cache = mkdtempSync(join(import.meta.dirname, '../../../node_modules/.cache-bench-'));
const other = mkdtempSync(join(tmpdir(), 'bench-'));
afterAll(() => {
  for (const directory of [cache, other]) rmSync(directory, { recursive: true, force: true });
});

test('files and database agree, and every figure is measured', { timeout: 120_000 }, async () => {
  const report = await runBench({ cache, sets: RESULT_SETS, files: 40, seed: 1, repeats: 1, migrations: 1, onStep: () => undefined });
  expect(report.sets.map(({ set, files }) => [set, files])).toEqual(RESULT_SETS.map((set) => [set, 40]));
  for (const { figures, results, migration } of report.sets) {
    expect(results).toBeGreaterThanOrEqual(40);
    expect(figures.map(({ key }) => key)).toEqual([...FIGURES]);
    for (const { json, database, ratio } of figures) for (const value of [json.median, database.median, ratio]) expect(value).toBeGreaterThan(0);
    expect(migration.peaks).toHaveLength(1);
  }
  const text = benchMarkdown(report);
  expect(text).toContain('| complex query | 4.5 s → 0.3 s (15.0 ×) |');
  expect(text.match(/^Migration: .* files\/s/gm)).toHaveLength(2);
});

test('the same seed gives the same files, which say that they are synthetic', () => {
  for (const set of RESULT_SETS) {
    const left = generateFiles(cache, { set, files: 3, seed: 5 });
    const right = generateFiles(other, { set, files: 3, seed: 5 });
    const [part] = right.parts;
    const names = readdirSync(part ?? '');
    expect(names).toHaveLength(3);
    for (const name of names) {
      const text = readFileSync(join(part ?? '', name), 'utf8');
      expect(readFileSync(join(left.parts[0] ?? '', name), 'utf8')).toBe(text);
      expect(text).toContain('nothing here was measured');
    }
    expect(generateFiles(cache, { set, files: 3, seed: 6 }).bytes).not.toBe(left.bytes);
  }
});

test('answers that differ are told apart, and sums in another order are not', () => {
  expect(differenceOf([['a', 0.1 + 0.2]], [['a', 0.3]])).toBeNull();
  expect(differenceOf([['a', 1]], [['a', 1.001]])).toMatch('row 1');
  expect(differenceOf([['a', null]], [['a', 0]])).toMatch('row 1');
  expect(differenceOf([['a']], [])).toBe('1 rows against 0');
});
