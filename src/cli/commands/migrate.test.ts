import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { EXIT } from '../command/io.ts';
import type { ExitCode } from '../command/io.ts';
import { testIo } from '../command/testing/testIo.ts';
import type { TestIo } from '../command/testing/testIo.ts';
import type { MigrationReport } from '../migrate/migrationReport.ts';
import { syntheticResult, writeResults, writeText } from '../migrate/testing/resultFiles.ts';
import { runProgram } from '../program.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'migrate-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

async function run(...argv: readonly string[]): Promise<{ readonly exit: ExitCode; readonly io: TestIo }> {
  const io = testIo({ cwd: folder });
  return { exit: await runProgram(['--db', 'all.duckdb', ...argv], io), io };
}

async function migrate(...argv: readonly string[]): Promise<MigrationReport> {
  const { exit, io } = await run('--json', 'migrate', ...argv);
  expect([exit, io.err()]).toEqual([EXIT.ok, '']);
  return JSON.parse(io.out()) as MigrationReport;
}

async function createDatabase(name: string, sql: string): Promise<void> {
  const instance = await DuckDBInstance.create(join(folder, name));
  const connection = await instance.connect();
  await connection.run(sql);
  connection.closeSync();
  instance.closeSync();
}

async function ask(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { exit, io } = await run('--json', 'query', sql);
  expect([exit, io.err()]).toEqual([EXIT.ok, '']);
  const answer = JSON.parse(io.out()) as { readonly rows?: readonly Readonly<Record<string, unknown>>[] } | readonly Readonly<Record<string, unknown>>[];
  return 'rows' in answer ? (answer.rows ?? []) : (answer as readonly Readonly<Record<string, unknown>>[]);
}

/** What happened, without what differs between a dry run and a real one. */
function figures(report: MigrationReport): unknown {
  const { results, duplicates, rejects, files, shapes, rejectsByReason, rejectedFiles, notes, notCarried, archive, deleted } = report;
  return { results, duplicates, rejects, files, shapes, rejectsByReason, rejectedFiles, notes, notCarried, archive, deleted };
}

const digest = (name: string): string => createHash('sha256').update(readFileSync(join(folder, name))).digest('hex');

function writeMixed(): void {
  writeResults(join(folder, 'in'), 60);
  writeText(folder, 'in/lines.jsonl', `${JSON.stringify(syntheticResult(100))}\nno json\n${JSON.stringify(syntheticResult(101))}\n`);
  writeText(folder, 'in/copy.json', JSON.stringify(syntheticResult(7), null, 2));
  writeText(folder, 'in/same-bytes.json', JSON.stringify(syntheticResult(8)));
  writeText(folder, 'in/empty.json', '');
  writeText(folder, 'in/other.json', '{"colour": "green"}');
  writeText(folder, 'in/latin1.json', 'x');
  writeText(folder, 'in/notes.txt', 'not read');
}

test('imports every result once, whatever file it is in, and explains what it rejects', async () => {
  writeMixed();
  const report = await migrate('in');
  expect(report).toMatchObject({ complete: true, dryRun: false, results: 62, duplicates: 2, files: { found: 66, read: 65, alreadyImported: 1, ignored: 1, unreadable: 0, tooLarge: 0 } });
  expect(report.rejectedFiles.map(({ source, rejects }) => [source, rejects.map(({ code, place }) => [code, place])])).toEqual([
    ['in/empty.json', [['empty', '']]],
    ['in/latin1.json', [['not-json', '']]],
    ['in/lines.jsonl', [['not-json', '/line/2']]],
    ['in/other.json', [['unknown-shape', '']]],
  ]);
  for (const { rejects } of report.rejectedFiles) for (const { reason } of rejects) expect(reason.length).toBeGreaterThan(20);
  expect(await ask('SELECT count(*)::INTEGER AS n, count(DISTINCT import_id)::INTEGER AS imports FROM test_results')).toEqual([{ n: 62, imports: 61 }]);
});

test('a second run imports nothing, and of a changed file only what is new enters', async () => {
  writeMixed();
  const first = await migrate('in');
  const second = await migrate('in');
  expect(second).toMatchObject({ results: 0, rejects: 0, duplicates: first.results + first.duplicates, files: { read: 0, alreadyImported: 66, alreadyImportedWithRejects: 4 } });
  writeText(folder, 'in/lines.jsonl', [100, 101, 102].map((index) => JSON.stringify(syntheticResult(index))).join('\n'));
  const third = await migrate('in');
  expect(third).toMatchObject({ results: 1, files: { read: 1, alreadyImported: 65 } });
  expect(await ask('SELECT count(*)::INTEGER AS n FROM test_results')).toEqual([{ n: 63 }]);
});

describe('a dry run', () => {
  test('says what the real run then does, and makes no database', async () => {
    writeMixed();
    const dry = await migrate('in', '--dry-run');
    expect(existsSync(join(folder, 'all.duckdb'))).toBe(false);
    expect(figures(await migrate('in'))).toEqual(figures(dry));
  });

  test('counts against what the database holds already, and leaves it as it is', async () => {
    writeResults(join(folder, 'in'), 20);
    await migrate('in');
    writeMixed();
    const before = digest('all.duckdb');
    const dry = await migrate('in', '--dry-run', '--archive', 'archive', '--delete');
    expect([digest('all.duckdb'), existsSync(join(folder, 'archive')), existsSync(join(folder, 'in/copy.json'))]).toEqual([before, false, true]);
    const real = await migrate('in', '--archive', 'archive', '--delete');
    expect(figures(real)).toEqual(figures(dry));
    expect(real).toMatchObject({ results: 42, deleted: { files: 62 }, archive: { copied: 66, present: 0 } });
  });
});

describe('the archive', () => {
  test('a database is deleted only where all of its tables were carried over', async () => {
    mkdirSync(join(folder, 'in'), { recursive: true });
    const results = "CREATE TABLE performance_results AS SELECT 'bert' AS model_name, 'cuda' AS hardware_type, 1 AS batch_size, 5.0 AS average_latency_ms, TIMESTAMP '2026-01-01' AS test_timestamp";
    await createDatabase('in/whole.duckdb', results);
    await createDatabase('in/more.duckdb', `${results.replace('bert', 'vit')}; CREATE TABLE thesis AS SELECT 42 AS answer`);
    const report = await migrate('in', '--archive', 'archive', '--delete');
    expect(report.deleted).toMatchObject({ files: 1, kept: [{ files: 1, example: 'in/more.duckdb' }] });
    expect(['in/whole.duckdb', 'in/more.duckdb'].map((name) => existsSync(join(folder, name)))).toEqual([false, true]);
    // What was left of it is not looked for a second time, so it stays then, too.
    expect((await migrate('in', '--archive', 'archive', '--delete')).deleted).toMatchObject({ files: 0, kept: [{ files: 1 }] });
    expect((await migrate('in', '--archive', 'archive', '--delete', '--delete-rejected')).deleted).toMatchObject({ files: 1, kept: [] });
  });

  test('holds every file that was read, and the files are deleted but for those with rejects', async () => {
    writeMixed();
    const report = await migrate('in', '--archive', 'archive', '--delete');
    expect(report.archive).toMatchObject({ copied: 66, present: 0 });
    expect(report.deleted).toMatchObject({ files: 62, kept: [{ files: 4, example: 'in/empty.json' }] });
    expect(readFileSync(join(folder, 'archive/part-1/result-59.json'), 'utf8')).toBe(JSON.stringify(syntheticResult(59)));
    expect(['in/part-1/result-59.json', 'in/empty.json'].map((name) => existsSync(join(folder, name)))).toEqual([false, true]);
    const rest = await migrate('in', '--archive', 'archive', '--delete', '--delete-rejected');
    expect([rest.archive, rest.deleted]).toMatchObject([{ copied: 0, present: 4 }, { files: 4, kept: [] }]);
  });

  test('keeps what is there under the same name, and puts the other beside it', async () => {
    writeText(folder, 'archive/a.json', 'of another time');
    writeText(folder, 'one/a.json', JSON.stringify(syntheticResult(1)));
    writeText(folder, 'two/a.json', JSON.stringify(syntheticResult(2)));
    const report = await migrate('one', 'two', '--archive', 'archive', '--delete');
    expect([report.archive?.copied, report.deleted?.files]).toEqual([2, 2]);
    const names = [1, 2].map((index) => `archive/a.${createHash('sha256').update(JSON.stringify(syntheticResult(index))).digest('hex').slice(0, 12)}.json`);
    expect(names.map((name) => existsSync(join(folder, name)))).toEqual([true, true]);
    expect(readFileSync(join(folder, 'archive/a.json'), 'utf8')).toBe('of another time');
  });

  test('what a link leads to is archived and never deleted', async () => {
    writeText(folder, 'elsewhere/a.json', JSON.stringify(syntheticResult(1)));
    writeText(folder, 'in/b.json', JSON.stringify(syntheticResult(2)));
    symlinkSync('../elsewhere', join(folder, 'in/away'));
    const report = await migrate('in', '--archive', 'archive', '--delete');
    expect(report.deleted).toMatchObject({ files: 1, kept: [{ text: 'reached by a symbolic link', files: 1 }] });
    expect(['elsewhere/a.json', 'archive/away/a.json', 'in/b.json'].map((name) => existsSync(join(folder, name)))).toEqual([true, true, false]);
  });

  test('that cannot be written ends the run; nothing is deleted, and a later run goes on', async () => {
    writeResults(join(folder, 'in'), 3);
    writeText(folder, 'archive', 'a file, no directory');
    const { exit, io } = await run('migrate', 'in', '--archive', 'archive', '--delete');
    expect([exit, io.err()]).toEqual([EXIT.failure, expect.stringContaining('could not be archived')]);
    expect(io.out()).toContain('Stopped before its end');
    expect(existsSync(join(folder, 'in/part-0/result-0.json'))).toBe(true);
    expect(await migrate('in', '--archive', 'other', '--delete')).toMatchObject({ results: 0, archive: { copied: 3 }, deleted: { files: 3 } });
  });
});

describe('its end', () => {
  test('is 3 with --strict where something was rejected', async () => {
    writeText(folder, 'bad.json', '{"colour": "green"}');
    expect((await run('migrate', 'bad.json', '--strict')).exit).toBe(EXIT.found);
    writeText(folder, 'good.json', JSON.stringify(syntheticResult(1)));
    expect((await run('migrate', 'good.json', '--strict')).exit).toBe(EXIT.ok);
  });

  test.each([
    [['in', '--delete'], '--delete needs --archive'],
    [['in', '--archive', 'archive', '--delete-rejected'], '--delete-rejected needs --delete'],
    [['nowhere'], 'there is no nowhere'],
    [['in', '--archive', '.'], 'lies in the archive'],
    [['in', '--report', 'report.pdf'], 'neither .md nor .json'],
    [['in', '--report', 'nowhere/report.md'], 'cannot be written'],
    [[], 'missing required argument'],
  ])('is 2 for %j', async (argv, words) => {
    writeText(folder, 'in/a.json', JSON.stringify(syntheticResult(1)));
    const { exit, io } = await run('migrate', ...argv);
    expect([exit, io.err()]).toEqual([EXIT.wrongUse, expect.stringContaining(words)]);
    expect(existsSync(join(folder, 'all.duckdb'))).toBe(false);
  });

  test('is 1 when it is interrupted, with what was done in the report', async () => {
    writeResults(join(folder, 'in'), 3);
    const controller = new AbortController();
    controller.abort();
    const io = testIo({ cwd: folder, signal: controller.signal });
    expect(await runProgram(['--db', 'all.duckdb', 'migrate', 'in'], io)).toBe(EXIT.failure);
    expect(io.err()).toContain('interrupted after 0 of 3 files');
    expect(await migrate('in')).toMatchObject({ results: 3 });
  });

  test('is 1 for a database of another program, with and without --dry-run; it stays as it is', async () => {
    const { DuckDBInstance } = await import('@duckdb/node-api');
    const instance = await DuckDBInstance.create(join(folder, 'all.duckdb'));
    const connection = await instance.connect();
    await connection.run('CREATE TABLE models (id INTEGER)');
    connection.closeSync();
    instance.closeSync();
    const before = digest('all.duckdb');
    writeResults(join(folder, 'in'), 3);
    for (const dry of [[], ['--dry-run']]) {
      const { exit, io } = await run('migrate', 'in', ...dry);
      expect([exit, io.err()]).toEqual([EXIT.failure, expect.stringContaining('is a database of another program')]);
    }
    expect(digest('all.duckdb')).toBe(before);
  });
});

test('reports in both forms; text of files is neither markup nor control sequence there', async () => {
  writeText(folder, 'in/[x](javascript:1)<b>\u001B[31m|.json', '{"colour": "green"}');
  writeText(folder, 'in/many.jsonl', Array.from({ length: 30 }, () => 'no json').join('\n'));
  const { exit, io } = await run('migrate', 'in', '--report', 'r.md', '--report', 'r.json');
  expect([exit, io.out()]).toEqual([EXIT.ok, '']);
  const markdown = readFileSync(join(folder, 'r.md'), 'utf8');
  for (const harm of ['\u001B', '<b>', '[x](']) expect(markdown).not.toContain(harm);
  expect(markdown).toContain('… and 10 more in this file');
  const json = JSON.parse(readFileSync(join(folder, 'r.json'), 'utf8')) as MigrationReport;
  expect(json.rejectedFiles.map(({ rejects }) => rejects.length)).toEqual([1, 30]);
});
