import { expect, test } from 'vitest';
import { parquetSets } from './parquetSets.ts';

const setsOf = (...paths: string[]): readonly (readonly [string, number])[] | null =>
  parquetSets(paths.map((path) => ({ path })))?.map(({ path, files }) => [path, files.length] as const) ?? null;

test('folders side by side with tables of one name are sets of their own', () => {
  expect(setsOf('both.zip/monday/models.parquet', 'both.zip/monday/runs.parquet', 'both.zip/tuesday/Models.parquet')).toEqual([['both.zip/monday', 2], ['both.zip/tuesday', 1]]);
});

test('any other selection is one set', () => {
  expect(setsOf('export/models.parquet', 'export/runs.parquet')).toBeNull();
  expect(setsOf('a/models.parquet', 'b/runs.parquet')).toBeNull();
  expect(setsOf('models.parquet', '2024/runs.parquet', '2025/runs.parquet')).toBeNull();
  expect(setsOf('d/models.parquet', 'd/2024/runs.parquet', 'd/2025/runs.parquet')).toBeNull();
  expect(setsOf('runs/part-0.parquet', 'models/part-0.parquet')).toBeNull();
  expect(setsOf('runs/year=2024/a.parquet', 'runs/year=2025/a.parquet')).toBeNull();
});
