import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { CommandIo, ExitCode } from '../command/io.ts';
import { OutputClosed } from '../command/io.ts';
import { testIo } from '../command/testing/testIo.ts';
import { openNativeEngine } from '../engine.ts';
import { runProgram } from '../program.ts';

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'query-'));
  const engine = await openNativeEngine({ path: join(folder, 'benchmark_db.duckdb') });
  await engine.run({ sql: `CREATE TABLE models AS SELECT * FROM (VALUES (1, 'bert', NULL), (2, 'vit, "base"', 'vision'), (3, '=evil()', '')) AS t(model_id, model_name, modality)` });
  await engine.run({ sql: `CREATE TABLE performance_results AS SELECT * FROM (VALUES (1, 'cuda', 4.5::FLOAT, 12, 'fp16'), (2, 'cpu', 45.1::FLOAT, 9007199254740993, 'int8')) AS t(model_id, hardware_type, average_latency_ms, memory_peak_mb, precision)` });
  await engine.run({ sql: 'CREATE SCHEMA extra' });
  await engine.run({ sql: `CREATE TABLE extra.notes AS SELECT 'said' || chr(27) || '[31m' AS note` });
  await engine.run({ sql: 'CREATE MACRO count(x) AS 4711' });
  await engine.run({ sql: 'CREATE VIEW named AS SELECT model_name FROM models' });
  await engine.run({ sql: `CREATE VIEW leak AS SELECT * FROM read_text('/etc/hostname')` });
  engine.close();
});

afterAll(() => rmSync(folder, { recursive: true }));

async function query(args: readonly string[], overrides: Partial<CommandIo> = {}): Promise<{ readonly exit: ExitCode; readonly out: string; readonly err: string }> {
  const io = testIo({ cwd: folder, ...overrides });
  const exit = await runProgram(['query', ...args], io);
  return { exit, out: io.out(), err: io.err() };
}

describe('query', () => {
  test('writes CSV where nobody looks', async () => {
    expect(await query(['FROM models ORDER BY model_id'])).toEqual({
      exit: 0,
      out: `model_id,model_name,modality\n1,bert,\n2,"vit, ""base""",vision\n3,'=evil(),""\n`,
      err: '',
    });
  });

  test('draws a table on a terminal', async () => {
    const { out, err } = await query(['SELECT hardware_type, average_latency_ms, NULL AS nothing FROM performance_results ORDER BY 2'], { terminal: { columns: 60 } });
    expect(out).toBe(
      ['hardware_type  average_latency_ms  nothing', '─────────────  ──────────────────  ───────', 'cuda                          4.5     NULL', 'cpu                          45.1     NULL', ''].join('\n'),
    );
    expect(err).toBe('2 rows\n');
  });

  test('writes JSON with every digit, and lists as lists', async () => {
    const { out } = await query(['SELECT memory_peak_mb AS mb, 1.50::DECIMAL(5, 2) AS d, [1, NULL] AS l, {a: TIMESTAMP \'2026-01-02\'} AS s, \'nan\'::DOUBLE AS n FROM performance_results ORDER BY 1 DESC LIMIT 1', '--json']);
    expect(out).toBe('[\n  {"mb": 9007199254740993, "d": 1.50, "l": [1,null], "s": {"a":"2026-01-02 00:00:00"}, "n": "NaN"}\n]\n');
  });

  test.each([
    ['json', '[]\n'],
    ['jsonl', ''],
    ['csv', 'model_id\n'],
    ['markdown', '| model\\_id |\n| --: |\n'],
    ['table', 'model_id\n────────\n'],
  ])('says in %s that there is no row', async (format, out) => {
    expect(await query(['SELECT model_id FROM models WHERE false', '--format', format])).toMatchObject({ exit: 0, out });
  });

  test('escapes Markdown', async () => {
    expect((await query(['SELECT \'a|b<i>\' AS "x_y", 1 AS n', '--format', 'markdown'])).out).toBe('| x\\_y | n |\n| :-- | --: |\n| a\\|b&lt;i&gt; | 1 |\n');
  });

  test('finds views and schemas by their plain names, and the engine’s own functions', async () => {
    expect((await query(['SELECT count(*) AS n FROM named'])).out).toBe('n\n3\n');
    expect((await query(['SELECT note FROM extra.notes', '--format', 'table'])).out).toContain('said\uFFFD[31m');
    expect((await query(['SELECT count(model_id) AS n FROM models'])).out).toBe('n\n3\n');
  });

  test('reads the query from standard input or a file', async () => {
    writeFileSync(join(folder, 'q.sql'), '-- the answer\nSELECT 42 AS answer;\n');
    expect((await query(['-'], { stdin: () => Promise.resolve('SELECT 41 AS answer') })).out).toBe('answer\n41\n');
    expect((await query(['--file', 'q.sql'])).out).toBe('answer\n42\n');
  });

  test('takes PIVOT, which the engine takes apart', async () => {
    expect((await query(['PIVOT performance_results ON precision USING count(*) GROUP BY hardware_type ORDER BY hardware_type;'])).out).toBe('hardware_type,fp16,int8\ncpu,0,1\ncuda,1,0\n');
  });

  test('offers the canonical table on request', async () => {
    const sql = `SELECT model, hardware, evidence, precision, latency_ms, memory_mb, source_file, source_table FROM canonical WHERE latency_ms IS NOT NULL ORDER BY model`;
    expect((await query([sql, '--canonical', '--format', 'jsonl'])).out.split('\n')[0]).toBe(
      '{"model": "bert", "hardware": "cuda", "evidence": "observed", "precision": "fp16", "latency_ms": 4.5, "memory_mb": 12, "source_file": "benchmark_db.duckdb", "source_table": "performance_results"}',
    );
    expect(await query(['FROM canonical'])).toMatchObject({ exit: 1, err: expect.stringContaining('canonical') as string });
    expect((await query(['SELECT count(*) AS n FROM bench.evidence', '--canonical'])).out).toBe('n\n2\n');
  });

  test('writes a file by the ending of its name, whole or not at all', async () => {
    expect(await query(['FROM models', '--output', 'models.json'])).toMatchObject({ exit: 0, out: '' });
    expect(JSON.parse(readFileSync(join(folder, 'models.json'), 'utf8'))).toHaveLength(3);
    expect(await query(['SELECT 1 AS a', '--output', 'models.json'])).toMatchObject({ exit: 2, err: expect.stringContaining('is there already') as string });
    expect(await query(['SELECT 1 AS a', '--output', 'models.json', '--force'])).toMatchObject({ exit: 0 });
    expect(JSON.parse(readFileSync(join(folder, 'models.json'), 'utf8'))).toEqual([{ a: 1 }]);
    expect(await query(['SELECT error(\'late\') FROM range(5000) AS r(i) WHERE i > 4000', '--output', 'late.csv'])).toMatchObject({ exit: 1 });
    expect(readdirSync(folder).filter((name) => name.startsWith('late'))).toEqual([]);
  });

  test.each([
    ['DROP TABLE models', 2, /query only reads, and this is DROP/u],
    ['COPY models TO \'/tmp/x.csv\'', 2, /this is COPY/u],
    ['ATTACH \'x.duckdb\'', 2, /this is ATTACH/u],
    ['SET threads = 1', 2, /this is SET/u],
    ['SELECT 1; SELECT 2', 2, /one statement at a time: here are 2/u],
    ['SELECT 1; DROP TABLE models', 2, /one statement at a time/u],
    [' -- only a comment', 2, /no SQL/u],
    ['SELECT nope FROM models', 1, /"nope" not found[\s\S]*LINE 1: SELECT nope FROM models\n +\^/u],
    ['SELEC 1', 1, /syntax error at or near "SELEC"/u],
    ['FROM read_text(\'/etc/hostname\')', 1, /disabled/u],
    ['FROM src.main.leak', 1, /disabled/u],
    ['EXPLAIN ANALYZE INSERT INTO src.main.models VALUES (4, \'x\', \'y\')', 1, /read-only/u],
  ])('refuses %s', async (sql, exit, message) => {
    const result = await query([sql]);
    expect(result.exit).toBe(exit);
    expect(result.err).toMatch(message);
    expect(result.out).toBe('');
  });

  test.each([
    [[], /no query is given/u],
    [['SELECT 1', '--file', 'q.sql'], /given twice/u],
    [['--file', 'nowhere.sql'], /cannot be read/u],
    [['SELECT 1', '--format', 'xml'], /Allowed choices are table, csv/u],
  ])('tells wrong use: %j', async (args, message) => {
    expect(await query(args)).toMatchObject({ exit: 2, out: '', err: expect.stringMatching(message) as string });
  });

  test('stops without a word when its reader went away', async () => {
    let batches = 0;
    const drained = (): Promise<void> => {
      batches += 1;
      return batches < 3 ? Promise.resolve() : Promise.reject(new OutputClosed('closed'));
    };
    const { exit, err } = await query(['SELECT i FROM range(10000000) AS r(i)'], { drained });
    expect({ exit, err, batches }).toEqual({ exit: 0, err: '', batches: 3 });
  });

  test('ends when it is interrupted', async () => {
    const controller = new AbortController();
    const drained = (): Promise<void> => Promise.resolve(controller.abort());
    const { exit, err } = await query(['SELECT count(*) FROM range(2000000) AS a(i), range(2000000) AS b(j) WHERE i = j UNION ALL SELECT i FROM range(10000000) AS r(i)', '--format', 'csv'], { drained, signal: controller.signal });
    expect({ exit, err }).toEqual({ exit: 1, err: 'Interrupted.\n' });
  });
});
