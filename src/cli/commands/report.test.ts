import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { BenchmarkReport } from '../../core/report/reportTypes.ts';
import { EXIT } from '../command/io.ts';
import type { ExitCode } from '../command/io.ts';
import { writeSmallDatabase } from '../command/testing/smallDatabase.ts';
import { testIo } from '../command/testing/testIo.ts';
import { openNativeEngine } from '../engine.ts';
import { runProgram } from '../program.ts';

/** What a name must not become: markup, a link, a mention, an end of a table or of a code block, a move of the cursor. */
const HOSTILE = [
  '<script>alert(1)</script>', `"><img src=x onerror='alert(1)'>`, '| a | b |\n| --- |', '[link](javascript:alert(1)) ![x](https://evil.example/p.png)', '**bold** `code` ~~gone~~ @team', '```\n</details><h1>x</h1>', '\u001B[31mred\u0007\u202Egnp.exe', '</style></title>&amp;&lt;',
];

let folder: string;

async function write(name: string, statements: readonly string[], values: readonly (readonly string[])[] = []): Promise<void> {
  const engine = await openNativeEngine({ path: join(folder, name) });
  for (const [index, sql] of statements.entries()) await engine.run({ sql, params: values[index] ?? [] });
  engine.close();
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'report-'));
  await writeSmallDatabase(join(folder, 'small.duckdb'));
  await write('empty.duckdb', ['CREATE TABLE models (model_id INTEGER, model_name VARCHAR)', 'CREATE TABLE test_results (id INTEGER, model_id INTEGER, hardware_type VARCHAR, success BOOLEAN)']);
  await write('declared.duckdb', [
    `CREATE TABLE hardware_compatibility AS SELECT 'bert' AS model_name, 'cuda' AS hardware_type, 'compatible' AS compatibility_status, 0.9 AS compatibility_score`,
    `CREATE TABLE performance_results AS SELECT 'bert' AS model_name, 'cuda' AS hardware_type, 0.0::DOUBLE AS average_latency_ms, 0.0::DOUBLE AS throughput_items_per_second`,
  ]);
  const rows = HOSTILE.flatMap((_, index) => [`INSERT INTO performance_results VALUES ($1, $2, $3, $3, 8, 5.0, 1600.0, TIMESTAMP '2026-01-01'), ($1, 'cpu', $3, $3, 8, 5.0, 1600.0, NULL)`, `INSERT INTO test_results VALUES ($1, $2, false, $3, TIMESTAMP '2026-01-0${index + 1}')`]);
  await write(
    'hostile.duckdb',
    [
      'CREATE TABLE performance_results (model_name VARCHAR, hardware_type VARCHAR, precision VARCHAR, test_case VARCHAR, batch_size INTEGER, average_latency_ms DOUBLE, throughput_items_per_second DOUBLE, test_timestamp TIMESTAMP)',
      'CREATE TABLE test_results (model_name VARCHAR, hardware_type VARCHAR, success BOOLEAN, test_type VARCHAR, "timestamp" TIMESTAMP)',
      `CREATE TABLE "<script>alert(2)</script>|x" (a INTEGER)`,
      `CREATE TABLE import_log AS SELECT '<script>' AS source, '<script>alert(3)</script>|*' AS shape, 5::BIGINT AS bytes, TIMESTAMP '2026-01-02' AS imported_at, 2 AS results, 1 AS duplicates, 3 AS rejects`,
      `CREATE TABLE import_rejects AS SELECT '<script>|' AS code`,
      ...rows,
    ],
    [[], [], [], [], [], ...HOSTILE.flatMap((name) => [[name, name, name], [name, name, name]])],
  );
});

afterAll(() => rmSync(folder, { recursive: true }));

async function run(db: string, ...args: readonly string[]): Promise<{ readonly exit: ExitCode; readonly out: string; readonly err: string }> {
  const io = testIo({ cwd: folder });
  const exit = await runProgram(['--db', db, 'report', ...args], io);
  return { exit, out: io.out(), err: io.err() };
}

async function json(db: string, ...args: readonly string[]): Promise<BenchmarkReport> {
  const { out, err } = await run(db, '--json', ...args);
  expect(err).toBe('');
  return JSON.parse(out) as BenchmarkReport;
}

describe('report', () => {
  test('is Markdown, and what was measured of each configuration', async () => {
    const { exit, out } = await run('small.duckdb');
    expect(exit).toBe(EXIT.ok);
    expect(out).toContain('# Benchmark report: small.duckdb');
    expect(out).toContain('| Tests that passed | **50\u00a0%** 2 of 4 real tests; 0 in part, 2 failed |');
    expect(out).toContain('| bert-base | CUDA (Test GPU) | fp16 · batch 8 | 8 | 1,000 | 1 |');
    expect(out).toContain('| whisper, "tiny" | Untested | Untested | Failing | 1/3 |');
    expect(out).toContain('| vit-base | CUDA, Test GPU | unit | Failing (out of memory) | 15 Jan 2026, 12:00 UTC |');
  });

  test('has the same value as JSON', async () => {
    const report = await json('small.duckdb');
    expect(report).toMatchObject({ report_version: 1, made_at: '2026-01-31T12:00:00.000Z', dataset: { name: 'small.duckdb' }, filters: [], links: null, summary: { models: 5, hardware_types: 3, pairs: 15, tests: { ended: 4, success_rate: 0.5 } } });
    expect(report.performance.rows.map(({ model, batch_size, values }) => [model, batch_size, values['latency_ms']?.median])).toEqual([['bert-base', '1', 20], ['clip', '1', 30], ['bert-base', '1', 2], ['bert-base', '8', 8]]);
    expect(report.comparisons.rows).toEqual([]);
    expect(report.provenance).toBeNull();
  });

  test('is under the filters of the dashboard, and links to them', async () => {
    const report = await json('small.duckdb', '--hardware', 'CUDA', '--since', '2026-01-16', '--site', 'https://example.org/d/');
    expect(report.filters).toEqual(['hardware: CUDA', 'since 2026-01-16']);
    expect(report.summary).toMatchObject({ models: 1, evidence_rows: 2 });
    expect(report.links?.performance).toBe('https://example.org/d/?v=1&page=performance&hardware=cuda&since=2026-01-16');
  });

  test('takes names of models, and refuses those that are not there', async () => {
    expect((await json('small.duckdb', '--models', 'BERT-base,t5', '--models', 'clip')).compatibility.rows.map(({ model }) => model)).toEqual(['bert-base', 'clip', 't5']);
    const { exit, err } = await run('small.duckdb', '--models', 'bert');
    expect({ exit, err }).toEqual({ exit: EXIT.wrongUse, err: 'error: --models bert: no model of this name\nNames that hold it: bert-base. --search takes words of names.\n' });
  });

  test('is written to a file whole, in the form that its name says, and replaces one', async () => {
    writeFileSync(join(folder, 'out.html'), 'old');
    const { exit, out, err } = await run('small.duckdb', '--output', 'out.html');
    expect({ exit, out }).toEqual({ exit: EXIT.ok, out: '' });
    expect(err).toMatch(/^out\.html: [\d.]+.kB\n$/u);
    expect(readFileSync(join(folder, 'out.html'), 'utf8')).toMatch(/^<!doctype html>[^]*<\/html>\n$/);
    expect((await run('small.duckdb', '--output', 'missing/out.md')).exit).toBe(EXIT.failure);
    expect((await run('absent.duckdb', '--output', 'out.html')).exit).toBe(EXIT.failure);
    expect(readdirSync(folder).filter((name) => name.includes('draft'))).toEqual([]);
    expect(readFileSync(join(folder, 'out.html'), 'utf8')).toMatch(/^<!doctype html>/);
  });

  test('shortens Markdown to the bytes asked for, and only that', async () => {
    const { out } = await run('small.duckdb', '--max-bytes', '1500');
    expect(Buffer.byteLength(out)).toBeLessThanOrEqual(1_500);
    expect(out).toContain('Left out, as the report may have 1500 bytes at most:');
    expect((await run('small.duckdb', '--max-bytes', '1500', '--format', 'html')).exit).toBe(EXIT.wrongUse);
    expect((await run('small.duckdb', '--top', '0')).exit).toBe(EXIT.wrongUse);
  });
});

describe.each(['empty.duckdb', 'declared.duckdb'])('of %s, where nothing was measured', (db) => {
  test.each(['markdown', 'html', 'json'])('%s says so', async (format) => {
    const { exit, out } = await run(db, '--format', format);
    expect(exit).toBe(EXIT.ok);
    expect(out).not.toMatch(/undefined|NaN|Infinity|\[object/);
    if (format === 'json') expect(JSON.parse(out)).toMatchObject({ summary: { tests: { ended: 0, success_rate: null }, pairs_tested: 0 }, performance: { total: 0, rows: [] }, comparisons: { column: null, rows: [] }, power: { total: 0 } });
    else expect(out).toContain('no real test says how it ended');
  });
});

describe('names that would be markup', () => {
  test('are text in HTML', async () => {
    const { out } = await run('hostile.duckdb', '--format', 'html');
    expect(out).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(out.match(/<(?:script|img|h1>x)/g)).toBeNull();
    expect(out).not.toMatch(/<[^>]*\son\w+=/);
    expect(out.match(/<style>/g)).toHaveLength(1);
    expect(out).not.toMatch(/(?!\n)[\p{Control}\u202E]/u);
    expect([...out.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address]) => address).filter((address) => !address?.startsWith('#'))).toEqual([]);
  });

  test('are text in Markdown', async () => {
    const { out } = await run('hostile.duckdb', '--top', '100');
    const outside = out.replaceAll(/^(`{3,})sql\n[^]*?^\1$/gm, '');
    expect(outside.match(/<(?!\/?(?:details|summary)>)/g)).toBeNull();
    expect(outside).toContain(String.raw`&lt;script&gt;alert(1)&lt;/script&gt;`);
    expect(outside).not.toMatch(/(?<!\\)[`*](?!\*)\S*code|(?<!\\)\]\(j|(?<!\\)~~gone|@team/);
    expect(outside).not.toMatch(/(?!\n)[\p{Control}\u202E]/u);
    for (const table of outside.split('\n\n').filter((part) => /^\|.*\|\n\| ?:?-/.test(part))) {
      const widths = new Set(table.trimEnd().split('\n').map((row) => row.replaceAll(String.raw`\|`, '').split('|').length));
      expect([...widths], table).toHaveLength(1);
    }
  });

  test('are themselves in JSON', async () => {
    const report = await json('hostile.duckdb');
    const names = report.compatibility.rows.map(({ model }) => model);
    expect(names).toContain('<script>alert(1)</script>');
    expect(names).toContain('[link](javascript:alert(1)) ![x](https://evil.example/p.png)');
    expect(report.provenance).toMatchObject({ files: 1, results: 2, duplicates: 1, rejects: 3, shapes: [{ shape: '<script>alert(3)</script>|*', files: 1 }], rejects_by_code: [{ reason: '<script>|', rows: 1 }] });
    const twins = report.data_quality.checks.find(({ key }) => key === 'same-on-several-hardware-types');
    expect(twins).toMatchObject({ severity: 'doubt', count: 2 * HOSTILE.length });
    expect(twins?.example).toContain(' and ');
    expect(report.data_quality.checks.find(({ key }) => key === 'same-for-several-models')?.count).toBeGreaterThan(0);
  });
});

describe('one stored result', () => {
  const RESULT = {
    model_name: 'bert-base-uncased', hardware_type: 'cuda', status: 'success', success: true, timestamp: '2025-03-06T17:48:25Z',
    performance: { batch_size: 16, average_latency_ms: 12.4 }, power_metrics: { power_watts_avg: 118 }, ipfs_acceleration: { cid: 'Qm1', load_time_ms: 7 },
  };

  test('is one test, and a part without a figure shown is no line', async () => {
    const world = { cwd: folder, env: {}, stdin: () => Promise.resolve(JSON.stringify(RESULT)) };
    expect(await runProgram(['--db', 'one.duckdb', 'store', '-'], testIo(world))).toBe(EXIT.ok);
    const reported = testIo(world);
    expect(await runProgram(['--db', 'one.duckdb', 'report'], reported)).toBe(EXIT.ok);
    expect(reported.out()).toContain('1 of 1 real tests');
    expect(reported.out()).toContain('Not counted among the tests – real results that say nothing of success (measurements, skipped, running) or belong to a test that is counted: 2; power readings: 1.');
    const performance = /## Performance[^]*?## /.exec(reported.out())?.[0] ?? '';
    expect(performance.match(/^\| bert-base-uncased .*$/gm)).toEqual(['| bert-base-uncased | CUDA (no device named) | batch 16 | 12.4 | 1 |']);
  });
});
