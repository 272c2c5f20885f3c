import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CollectedFile } from './collectedFile.ts';
import { readParquetFooter } from './parquetFooter.ts';
import { chooseSource } from './source.ts';
import { startNativeFiles, type NativeFiles } from './testing/nativeFiles.ts';

let native: NativeFiles;

async function collected(...paths: string[]): Promise<CollectedFile[]> {
  return Promise.all(paths.map(async (path) => ({ file: await native.file(path), path })));
}

beforeAll(async () => {
  native = await startNativeFiles();
  await native.run(`ATTACH '${native.path('one.duckdb')}' AS one`);
  await native.run('CREATE TABLE one.models AS SELECT i AS model_id, \'m\' || i AS model_name FROM range(10) r(i)');
  await native.run('CREATE SCHEMA one.perf');
  await native.run('CREATE TABLE one.perf.results AS SELECT i, [i] AS l, {\'a\': i} AS s FROM range(5) r(i)');
  await native.run(`EXPORT DATABASE one TO '${native.path('export')}' (FORMAT parquet)`);
  await native.copy('one.duckdb', 'live.duckdb');
  await native.copy('one.duckdb.wal', 'live.duckdb.wal');
  await native.run('DETACH one');
  await native.run(`ATTACH '${native.path('two.duckdb')}' AS two`);
  await native.run('CREATE TABLE two.models AS SELECT i AS model_id FROM range(7) r(i)');
  await native.run('DETACH two');
  await native.run(`COPY (SELECT i, i % 2 AS p FROM range(10) r(i)) TO '${native.path('hive')}' (FORMAT parquet, PARTITION_BY (p))`);
});

afterAll(() => native.dispose());

const file = (path: string, content: string): CollectedFile => ({ file: new File([content], path), path });
const membersOf = (chosen: Awaited<ReturnType<typeof chooseSource>>): readonly string[] => (chosen.kind === 'several' ? chosen.members.map(({ label, chosen: member }) => `${label}: ${member.kind}`) : [chosen.kind]);
const printOf = async (chosen: Awaited<ReturnType<typeof chooseSource>>): Promise<string> => ('fingerprint' in chosen ? chosen.fingerprint : '');
const strange = (content: BlobPart, name: string): ReturnType<typeof chooseSource> => chooseSource([{ file: new File([content], name), path: name }]);

describe('one database', () => {
  test('alone, and with its log', async () => {
    expect(await chooseSource(await collected('one.duckdb'))).toMatchObject({ kind: 'database', name: 'one.duckdb', wal: null, storageVersion: 64 });
    const both = await chooseSource(await collected('live.duckdb', 'live.duckdb.wal'));
    expect(both).toMatchObject({ kind: 'database', wal: expect.any(File), notes: [] });
    const alone = await chooseSource(await collected('live.duckdb'));
    expect(await printOf(both)).not.toBe(await printOf(alone));
  });

  test('with another’s log, or a log alone', async () => {
    expect(await chooseSource(await collected('one.duckdb', 'live.duckdb.wal'))).toEqual({ kind: 'wal-of-another', name: 'live.duckdb.wal', database: 'one.duckdb' });
    expect(await chooseSource(await collected('live.duckdb.wal'))).toEqual({ kind: 'wal-without-database', name: 'live.duckdb.wal' });
  });

  test('with files that are left aside', async () => {
    const files = [...(await collected('one.duckdb')), { file: new File(['# notes'], 'README.md'), path: 'README.md' }];
    expect(await chooseSource(files)).toMatchObject({ kind: 'database', notes: ['Left aside: README.md.'] });
  });

  test('the fingerprint depends on content only', async () => {
    const [first, again] = await Promise.all([chooseSource(await collected('one.duckdb')), chooseSource([{ file: await native.file('one.duckdb', 'b.db'), path: 'b.db' }])]);
    expect(await printOf(first)).toMatch(/^[\da-f]{16}$/u);
    expect(await printOf(again)).toBe(await printOf(first));
  });
});

describe('Parquet', () => {
  test('an exported database', async () => {
    const chosen = await chooseSource(await collected('export/models.parquet', 'export/perf_results.parquet'));
    expect(chosen).toMatchObject({ kind: 'parquet', name: 'export', tables: [{ label: 'models', rowCount: 10 }, { label: 'perf_results', rowCount: 5 }] });
  });

  test('a partitioned table', async () => {
    const chosen = await chooseSource(await collected('hive/p=0/data_0.parquet', 'hive/p=1/data_0.parquet'));
    expect(chosen).toMatchObject({ kind: 'parquet', name: 'hive', tables: [{ label: 'hive', rowCount: 10, parts: [{ partition: [['p', '0']] }, { partition: [['p', '1']] }] }] });
  });

  test('the footer names top-level columns only', async () => {
    const footer = await readParquetFooter(await native.file('export/perf_results.parquet'));
    expect(footer.columns).toEqual(['i', 'l', 's']);
  });

  test('the footer tells UUIDs from other bytes', async () => {
    await native.run(`COPY (SELECT uuid() AS u, 'x'::BLOB AS b) TO '${native.path('uuid.parquet')}' (FORMAT parquet)`);
    expect((await readParquetFooter(await native.file('uuid.parquet'))).uuidColumns).toEqual(['u']);
  });

  test('cut short, or noise after the magic word', async () => {
    const whole = await native.file('export/models.parquet');
    const cut = new File([whole.slice(0, whole.size - 20)], 'cut.parquet');
    expect(await chooseSource([{ file: cut, path: 'cut.parquet' }])).toMatchObject({ kind: 'parquet-unreadable', name: 'cut.parquet' });
    const noise = new File(['PAR1', new Uint8Array(64).fill(0xff), Uint8Array.of(32, 0, 0, 0), 'PAR1'], 'noise.parquet');
    expect(await chooseSource([{ file: noise, path: 'noise.parquet' }])).toMatchObject({ kind: 'parquet-unreadable' });
  });
});

describe('result files', () => {
  test('are told by content, broken ones by their name', async () => {
    const files = [file('runs/a.json', '{"model": 1}'), file('runs/b.duckdb', '[{"a": 1}]'), file('runs/c.json', 'oops'), file('runs/d.md', '# notes'), file('runs/e.jsonl', '')];
    const chosen = await chooseSource(files);
    expect(chosen).toMatchObject({ kind: 'results', name: 'runs', notes: ['Left aside: runs/d.md.'] });
    expect('kind' in chosen && chosen.kind === 'results' && chosen.files.map(({ path }) => path)).toEqual(['runs/a.json', 'runs/b.duckdb', 'runs/c.json', 'runs/e.jsonl']);
    expect(await chooseSource([file('a.json', '{}')])).toMatchObject({ kind: 'results', name: 'a.json', bytes: 2 });
    expect(await chooseSource([file('a.json', '')])).toEqual({ kind: 'empty', name: 'a.json' });
  });

  test('beside a database are left aside, with a word on how to read them', async () => {
    expect(await chooseSource([...(await collected('one.duckdb')), file('a.json', '{}')])).toMatchObject({
      kind: 'database',
      notes: ['Left aside: a.json. Result files are read when they are opened without a database.'],
    });
  });
});

describe('several at once', () => {
  test('databases and Parquet files are one dataset, whatever their order', async () => {
    const chosen = await chooseSource(await collected('two.duckdb', 'one.duckdb', 'export/models.parquet', 'export/perf_results.parquet'));
    expect(membersOf(chosen)).toEqual(['export: parquet', 'one.duckdb: database', 'two.duckdb: database']);
    expect(chosen).toMatchObject({ name: 'export and 2 more', notes: [], bytes: expect.any(Number) });
    const other = await chooseSource(await collected('export/perf_results.parquet', 'one.duckdb', 'export/models.parquet', 'two.duckdb'));
    expect(other).toEqual(chosen);
    expect(await chooseSource(await collected('one.duckdb', 'two.duckdb'))).toMatchObject({ name: 'one.duckdb and two.duckdb' });
  });

  test('Parquet files of several exports are a set each', async () => {
    const [models, results] = [await native.file('export/models.parquet'), await native.file('export/perf_results.parquet')];
    const chosen = await chooseSource([
      { file: models, path: 'both.zip/monday/models.parquet' },
      { file: results, path: 'both.zip/monday/perf_results.parquet' },
      { file: models, path: 'both.zip/tuesday/models.parquet' },
    ]);
    expect(membersOf(chosen)).toEqual(['monday: parquet', 'tuesday: parquet']);
    expect(membersOf(await chooseSource([...(await collected('one.duckdb')), { file: models, path: 'a/models.parquet' }, { file: results, path: 'b/models.parquet' }]))).toEqual(['a: parquet', 'b: parquet', 'one.duckdb: database']);
  });

  test('equal names are told apart by their folders', async () => {
    const [one, two] = [await native.file('one.duckdb', 'bench.duckdb'), await native.file('two.duckdb', 'bench.duckdb')];
    expect(membersOf(await chooseSource([{ file: one, path: 'runs/may/bench.duckdb' }, { file: two, path: 'runs/june/bench.duckdb' }]))).toEqual(['june/bench.duckdb: database', 'may/bench.duckdb: database']);
    expect(membersOf(await chooseSource([{ file: one, path: 'bench.duckdb' }, { file: two, path: 'bench.duckdb' }]))).toEqual(['bench.duckdb: database', 'bench.duckdb (2): database']);
  });

  test('each database has the log of its own', async () => {
    const chosen = await chooseSource(await collected('live.duckdb', 'two.duckdb', 'live.duckdb.wal'));
    expect(chosen.kind === 'several' ? chosen.members.map(({ chosen: member }) => member.kind === 'database' && member.wal !== null) : chosen).toEqual([true, false]);
    expect(await chooseSource(await collected('one.duckdb', 'two.duckdb', 'live.duckdb.wal'))).toMatchObject({ kind: 'wal-of-another', name: 'live.duckdb.wal' });
  });

  test('the same content is read once', async () => {
    const copy = { file: await native.file('one.duckdb', 'copy.duckdb'), path: 'copy.duckdb' };
    const chosen = await chooseSource([...(await collected('one.duckdb')), copy]);
    expect(chosen).toMatchObject({ kind: 'database', name: 'copy.duckdb', notes: ['one.duckdb holds the same as copy.duckdb and is read once.'] });
  });

  test('one that is broken is named, and none is opened', async () => {
    const whole = await native.file('one.duckdb');
    const cut = { file: new File([whole.slice(0, whole.size - 100)], 'cut.duckdb'), path: 'runs/cut.duckdb' };
    expect(await chooseSource([...(await collected('one.duckdb', 'two.duckdb')), cut])).toMatchObject({ kind: 'truncated', name: 'runs/cut.duckdb' });
  });

  test('more than can be told apart are refused', async () => {
    const whole = await native.file('one.duckdb');
    const many = Array.from({ length: 17 }, (_, index) => ({ file: whole, path: `${index}.duckdb` }));
    expect(await chooseSource(many)).toMatchObject({ kind: 'several-databases', limit: 16 });
  });
});

describe('selections that are no source', () => {
  test('strangers are called by what they are', async () => {
    expect(await strange('', 'a.duckdb')).toEqual({ kind: 'empty', name: 'a.duckdb' });
    expect(await strange('%PDF-1.7\0', 'a.pdf')).toEqual({ kind: 'not-a-database', name: 'a.pdf', looksLike: 'a PDF document' });
    expect(await chooseSource([])).toEqual({ kind: 'nothing-usable', names: [] });
  });
});
