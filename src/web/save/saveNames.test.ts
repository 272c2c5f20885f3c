import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { SourceTable } from '../../core/source/table.ts';
import { unzip } from '../files/zip/unzip.ts';
import { parquetSelect } from './parquetSelect.ts';
import { lostInCopy } from './saveDataset.ts';
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

  test('keeps the schemas of one database, and files apart whose tables never meet', () => {
    const schemas = nameTables([table('models'), table('runs', { schema: 'old' })]);
    expect(parquetNames(schemas).map(({ fileName }) => fileName)).toEqual(['main/models.parquet', 'old/runs.parquet']);
    const files = nameTables([table('models', { source: 'monday.duckdb' }), table('flat', { catalog: 'memory', schema: 'parquet', source: 'flat.parquet' })]);
    expect(files.map(({ schema, name }) => `${schema}.${name}`)).toEqual(['monday.models', 'flat.flat']);
  });

  test('names from outside make no path', () => {
    const names = parquetNames(nameTables([table('../../etc/passwd'), table('a/b:c'), table('a_b_c'), table(''), table('größe')])).map(({ fileName }) => fileName);
    expect(names).toEqual(['_.._etc_passwd.parquet', 'a_b_c.parquet', 'a_b_c_2.parquet', 'table.parquet', 'größe.parquet']);
  });
});

test('savedName', () => {
  expect(savedName('results.zip', '.duckdb')).toBe('results.duckdb');
  expect(savedName('../a<b>.json', '-parquet.zip')).toBe('_a_b_-parquet.zip');
  expect(savedName('demo.duckdb and mlperf.duckdb', '.duckdb')).toBe('demo and mlperf.duckdb');
  expect(savedName('a.duckdb and 4 more', '-parquet.zip')).toBe('a and 4 more-parquet.zip');
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
  expect(notes).toEqual(['t.b" (INTERVAL) is written as text.', expect.stringContaining('t.c (STRUCT'), expect.stringContaining('t.d (HUGEINT) is written as DOUBLE')]);
  expect(parquetSelect(table('t', { columns: [{ name: 'l', type: 'HUGEINT[]' }] }))).toMatchObject({ sql: 'SELECT CAST("l" AS VARCHAR) AS "l" FROM "src"."main"."t"', notes: ['t.l (HUGEINT[]) is written as text.'] });
});

test('lostInCopy says what a database written anew is without', () => {
  const both = [table('a'), table('a', { catalog: 'src2' })];
  expect(lostInCopy({ tables: both, ofDatabases: true })).toEqual([expect.stringContaining('2 files are a schema each'), 'Views, keys and constraints are not copied.']);
  expect(lostInCopy({ tables: [table('a')], ofDatabases: false })).toEqual([]);
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
