import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { SourceTable } from '../../core/source/table.ts';
import { unzip } from '../files/zip/unzip.ts';
import { parquetSelect } from './parquetSelect.ts';
import { savedName } from './saveFormat.ts';
import { StoredZip } from './storedZip.ts';
import { nameTables, parquetNames } from './tableNames.ts';

const bytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(new TextEncoder().encode(text));
const table = (label: string, more: Partial<SourceTable> = {}): SourceTable => ({ catalog: 'src', schema: 'main', name: label, label, columns: [], rowCount: 1, ...more });

describe('nameTables', () => {
  test('keeps the names of one database', () => {
    const named = nameTables([table('models'), table('test_results')]);
    expect(named.map(({ schema, name }) => [schema, name])).toEqual([['main', 'models'], ['main', 'test_results']]);
    expect(parquetNames(named).map(({ fileName }) => fileName)).toEqual(['models.parquet', 'test_results.parquet']);
  });

  test('keeps tables that were made together in a schema of their own, where names meet', () => {
    const named = nameTables([
      table('models', { source: 'monday.duckdb' }),
      table('runs', { source: 'monday.duckdb' }),
      table('Models', { catalog: 'src2', source: 'tuesday.duckdb' }),
      table('models', { catalog: 'src3', schema: 'old', source: '../monday.duckdb' }),
    ]);
    expect(named.map(({ schema, name }) => `${schema}.${name}`)).toEqual(['monday.models', 'monday.runs', 'tuesday.Models', '_monday_old.models']);
    expect(parquetNames(named).map(({ fileName }) => fileName)).toEqual(['monday/models.parquet', 'monday/runs.parquet', 'tuesday/Models.parquet', '_monday_old/models.parquet']);
  });

  test('names from outside make no path', () => {
    const names = parquetNames(nameTables([table('../../etc/passwd'), table('a/b:c'), table('a_b_c'), table(''), table('größe')])).map(({ fileName }) => fileName);
    expect(names).toEqual(['_.._etc_passwd.parquet', 'a_b_c.parquet', 'a_b_c_2.parquet', 'table.parquet', 'größe.parquet']);
  });
});

test('savedName', () => {
  expect(savedName('results.zip', '.duckdb')).toBe('results.duckdb');
  expect(savedName('../a<b>.json', '-parquet.zip')).toBe('_a_b_-parquet.zip');
  expect(savedName('.', '.duckdb')).toBe('benchmarks.duckdb');
});

test('parquetSelect writes as text what Parquet has no like of, and says so', () => {
  const columns = [
    { name: 'a', type: 'INTEGER' },
    { name: 'b"', type: 'INTERVAL' },
    { name: 'c', type: "STRUCT(x ENUM('u','v'))" },
    { name: 'd', type: 'HUGEINT' },
    { name: 'e', type: 'TIMESTAMP WITH TIME ZONE' },
  ];
  const { sql, notes } = parquetSelect(table('t', { columns }));
  expect(sql).toBe('SELECT "a", CAST("b""" AS VARCHAR) AS "b""", CAST("c" AS VARCHAR) AS "c", CAST("d" AS DOUBLE) AS "d", "e" FROM "src"."main"."t"');
  expect(notes).toHaveLength(2);
});

test('StoredZip writes an archive that others read', async () => {
  const zip = new StoredZip();
  zip.add('models.parquet', [bytes('one '), bytes('two')]);
  zip.add('größe/empty.parquet', []);
  const archive = new File([zip.finish()], 'a.zip');
  const others = unzipSync(new Uint8Array(await archive.arrayBuffer()));
  expect(Object.entries(others).map(([path, content]) => [path, new TextDecoder().decode(content)])).toEqual([['models.parquet', 'one two'], ['größe/empty.parquet', '']]);
  expect(await unzip(archive, 'a.zip')).toMatchObject([{ path: 'a.zip/models.parquet' }, { path: 'a.zip/größe/empty.parquet' }]);
});
