import { describe, expect, test } from 'vitest';
import type { FileOfTable } from './groupParquet.ts';
import { groupParquet, stemOf } from './groupParquet.ts';

const file = (path: string, signature = 's', rowCount = 1): FileOfTable => ({ path, signature, rowCount });

const tables = (...files: FileOfTable[]): Record<string, string[]> =>
  Object.fromEntries(groupParquet(files).map(({ label, parts }) => [label, parts.map(({ path }) => path)]));

describe('groupParquet', () => {
  test('a file is a table named by its stem', () => {
    expect(tables(file('perf.parquet'), file('hardware_platforms.snappy.parquet', 'h'))).toEqual({
      perf: ['perf.parquet'],
      hardware_platforms: ['hardware_platforms.snappy.parquet'],
    });
  });

  test('numbered files of one folder are one table', () => {
    expect(tables(file('perf/part-0.parquet'), file('perf/part-1.parquet'))).toEqual({ perf: ['perf/part-0.parquet', 'perf/part-1.parquet'] });
    expect(tables(file('x/part-00000-0a1b2c3d-1111-2222-3333-444455556666-c000.snappy.parquet'))).toHaveProperty('x');
    expect(tables(file('d/results_1.parquet'), file('d/results_2.parquet'))).toEqual({ results: ['d/results_1.parquet', 'd/results_2.parquet'] });
    expect(tables(file('d/0.parquet'), file('d/1.parquet'))).toEqual({ d: ['d/0.parquet', 'd/1.parquet'] });
  });

  test('numbered files with other columns, or alone, keep their own names', () => {
    expect(tables(file('d/results_1.parquet', 'a'), file('d/results_2.parquet', 'b'))).toEqual({
      results_1: ['d/results_1.parquet'],
      results_2: ['d/results_2.parquet'],
    });
    expect(tables(file('performance_2025.parquet'))).toHaveProperty('performance_2025');
    expect(tables(file('perf/data_0.parquet'))).toHaveProperty('perf');
  });

  test('key=value folders are columns of one table', () => {
    const [table, ...rest] = groupParquet([file('out/perf/year=2025/month=1/a.parquet', 's', 3), file('out/perf/year=2025/month=__HIVE_DEFAULT_PARTITION__/b.parquet', 's', 4)]);
    expect(rest).toEqual([]);
    expect(table).toMatchObject({ label: 'perf', rowCount: 7 });
    expect(table?.parts.map(({ partition }) => partition)).toEqual([
      [['year', '2025'], ['month', '1']],
      [['year', '2025'], ['month', null]],
    ]);
  });

  test('equal stems get labels apart, and a browser’s copy mark is dropped', () => {
    expect(tables(file('a/perf.parquet'), file('b/perf.parquet'))).toEqual({ perf: ['a/perf.parquet'], 'b/perf': ['b/perf.parquet'] });
    expect(tables(file('perf (1).parquet'))).toHaveProperty('perf');
  });
});

test('stemOf', () => {
  expect(['a.parquet', 'a.zstd.parquet', 'a.gz.parquet', 'a.PQ', 'a'].map(stemOf)).toEqual(['a', 'a', 'a', 'a', 'a']);
});
