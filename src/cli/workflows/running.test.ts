import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { build } from 'vite';

import { syntheticResult, writeText } from '../migrate/testing/resultFiles.ts';
import { runProgram } from '../program.ts';
import { testIo } from '../command/testing/testIo.ts';
import { openRunner } from './testing/runner.ts';
import type { Context, JobRun, WorkflowRun } from './testing/runner.ts';
import { ROOT } from './testing/workflowFile.ts';

const KEEP_IF = "github.event_name != 'pull_request' && github.event_name != 'pull_request_target'";
const COMMENT_IF = "github.event_name == 'pull_request' && github.event.pull_request.head.repo.full_name == github.repository";
const PUSH: Context = {
  'github.token': 'the-token',
  'github.repository': 'owner/bench',
  'github.run_attempt': '1',
  'github.event.pull_request.number': '7',
  'inputs.artifacts': 'benchmark-results*',
  'inputs.release': 'benchmark-data',
  "inputs.release || 'benchmark-data'": 'benchmark-data',
  'inputs.site': 'https://owner.github.io/bench/',
  'inputs.since': '',
  'inputs.roll-up': false,
  'inputs.publish': false,
  [KEEP_IF]: true,
  [COMMENT_IF]: false,
};
const PULL_REQUEST: Context = { ...PUSH, [KEEP_IF]: false, [COMMENT_IF]: true };
const FORK: Context = { ...PULL_REQUEST, [COMMENT_IF]: false };

let built: string;
let home: string;
let run: (context: Context) => WorkflowRun;

beforeAll(async () => {
  built = mkdtempSync(join(tmpdir(), 'workflows-'));
  await build({ root: ROOT, configFile: join(ROOT, 'src/cli/vite.config.ts'), logLevel: 'error', build: { outDir: join(built, 'dist/cli') } });
  symlinkSync(join(ROOT, 'node_modules'), join(built, 'node_modules'));
  writeText(built, 'dist/site/index.html', '<!doctype html><title>The dashboard</title>');
  writeText(built, 'dist/site/data/demo.duckdb', 'the demonstration');
});

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'workflow-'));
  symlinkSync(built, join(home, 'built'));
  run = openRunner(home).run;
  return () => rmSync(home, { recursive: true });
});

afterAll(() => rmSync(built, { recursive: true }));

/** A run with the results of these numbers as an artifact of its benchmarks. */
function runWith(context: Context, numbers: readonly number[]): WorkflowRun {
  const started = run(context);
  for (const number of numbers) writeText(started.artifacts, `benchmark-results-linux/${number}.json`, JSON.stringify(syntheticResult(number)));
  return started;
}

/** Runs a job that has to succeed. */
function done(started: WorkflowRun, job: string, env: Readonly<Record<string, string>> = {}, workflow = 'benchmark.yml'): JobRun {
  const ended = started.job(workflow, job, env);
  expect(ended).toMatchObject({ ok: true });
  if (ended === null) throw new Error(`${job} did not run`);
  return ended;
}

const release = (): string => join(home, 'github/releases/benchmark-data');
const assets = (): readonly { readonly name: string }[] => JSON.parse(readFileSync(join(release(), '.assets.json'), 'utf8')) as { name: string }[];
const kept = (): string[] => readdirSync(release()).filter((name) => /^benchmark_db\.\d{8}T\d{6}Z\.duckdb$/.test(name)).toSorted();
const calls = (): string[] => readFileSync(join(home, 'github/calls'), 'utf8').trim().split('\n');

async function ask(path: string, sql: string): Promise<unknown> {
  const io = testIo({ cwd: home });
  expect(await runProgram(['--db', path, '--json', 'query', sql], io), io.err()).toBe(0);
  return JSON.parse(io.out());
}

const COUNTS = 'SELECT count(*)::INTEGER AS results, count(DISTINCT timestamp)::INTEGER AS times FROM test_results';
const newest = async (): Promise<unknown> => await ask(join(release(), kept().at(-1) ?? ''), COUNTS);

describe('a run on the main branch', () => {
  test('reports and keeps the results, and a second run finds what the first kept', async () => {
    const first = runWith(PUSH, [0, 1, 2, 3, 4, 5]);
    writeText(first.artifacts, 'benchmark-results-linux/odd.json', '{"colour": "green <img>"}');
    const report = done(first, 'report');
    expect(report.summary).toContain('**This run:** 7 files: 6 new results, 0 known already, 1 rejected.');
    expect(report.summary).toContain('| Models | **3** |');
    expect(report.summary).toContain('](<https://owner.github.io/bench/');
    expect(report.summary).toMatch(/odd\.json \(unknown shape, 0 stored\)\n {2}- .*of no known shape/);
    expect(report.summary.replaceAll(/<!-- accelerate-bench report -->|<\/?(?:details|summary)>|\]\(<https:[^<>]*>\)/g, '')).not.toMatch(/<[a-z!/]/i);
    expect(readdirSync(join(first.artifacts, 'dashboard-report-1')).toSorted()).toEqual(['comment.md', 'migration.json', 'migration.md', 'report.html', 'report.md']);
    expect(existsSync(release())).toBe(false);

    expect(first.job('benchmark.yml', 'comment')).toBeNull();
    done(first, 'keep');
    expect(await newest()).toEqual([{ results: 6, times: 6 }]);

    const second = runWith(PUSH, [4, 5, 6, 7, 8]);
    expect(done(second, 'report').summary).toContain('**This run:** 5 files: 3 new results, 2 known already, 0 rejected.');
    expect(done(second, 'keep').log).toContain('Kept as benchmark_db.');
    expect(kept()).toHaveLength(2);
    expect(await newest()).toEqual([{ results: 9, times: 9 }]);

    const again = done(second, 'keep');
    expect(again.log).toContain('Nothing new');
    expect(kept()).toHaveLength(2);
  });

  test('keeps three databases, and touches nothing else of the release', async () => {
    done(runWith(PUSH, [0]), 'keep');
    const [first = ''] = kept();
    const earlier = ['benchmark_db.20260101T000000Z.duckdb', 'benchmark_db.20260201T000000Z.duckdb', 'benchmark_db.20260301T000000Z.duckdb'];
    const others = ['benchmark_db.before-the-move.duckdb', 'notes.txt'];
    const brokenOff = 'benchmark_db.20990101T000000Z.duckdb';
    for (const name of [...earlier, ...others, brokenOff]) writeFileSync(join(release(), name), 'something else');
    const listed = [...earlier, ...others, brokenOff].map((name) => ({ name, state: name === brokenOff ? 'starter' : 'uploaded', createdAt: /\.(\d{4})/.exec(name)?.[1] === '2026' ? '2026-05-01T00:00:00Z' : '2099-01-01T00:00:00Z' }));
    writeFileSync(join(release(), '.assets.json'), JSON.stringify([...listed, ...assets()]));

    const { log } = done(runWith(PUSH, [1]), 'keep');
    expect(log).toContain(`Using ${first} of`);
    rmSync(join(release(), brokenOff));
    expect(kept()).toEqual(['benchmark_db.20260301T000000Z.duckdb', first, expect.stringMatching(/^benchmark_db\.20260601T/)]);
    expect(readdirSync(release())).toEqual(expect.arrayContaining(others));
    expect(await newest()).toEqual([{ results: 2, times: 2 }]);
    expect(calls().indexOf('release delete-asset')).toBeGreaterThan(calls().lastIndexOf('release upload'));
  });

  test('publishes the site with all results in it, under a name that a second attempt does not meet', async () => {
    const started = runWith({ ...PUSH, 'inputs.publish': true, 'inputs.since': '2026-01-01', 'inputs.roll-up': true, 'github.run_attempt': '2' }, [0, 1, 2]);
    expect(done(started, 'keep').outputs).toEqual({ artifact: 'github-pages-2' });
    const site = join(started.artifacts, 'github-pages-2');
    expect(readFileSync(join(site, 'index.html'), 'utf8')).toContain('The dashboard');
    const published = join(site, 'data/benchmarks.duckdb');
    expect(await ask(published, COUNTS)).toMatchObject([{ results: 3 }]);
    expect(await ask(published, "SELECT key, value FROM dataset_info WHERE key IN ('rolled_up', 'since') ORDER BY key")).toEqual([{ key: 'rolled_up', value: 'day' }, { key: 'since', value: '2026-01-01' }]);
    const pages = done(run(PUSH), 'build', {}, 'pages.yml');
    expect(await ask(join(pages.folder, 'site/data/benchmarks.duckdb'), COUNTS)).toEqual([{ results: 3, times: 3 }]);
    expect(pages.outputs).toEqual({ artifact: 'github-pages-1' });
  });
});

test('without results or a database there is a report that says so, and the site shows the demonstration', () => {
  const started = run({ ...PUSH, 'inputs.publish': true });
  const report = done(started, 'report');
  expect(report.log).toContain('::warning::No artifact with result files was found');
  expect(report.summary).toContain('0 files: 0 new results, 0 known already, 0 rejected. No artifact with result files was found.');
  done(started, 'keep');
  expect(existsSync(release())).toBe(false);
  expect(readdirSync(join(started.artifacts, 'github-pages-1/data'))).toEqual(['demo.duckdb']);
  const pages = done(run(PUSH), 'build', {}, 'pages.yml');
  expect(readdirSync(join(pages.folder, 'site/data'))).toEqual(['demo.duckdb']);
});

test('a pull request is told once, and its comment is renewed; what others said stays', () => {
  const others = [{ id: 1, user: { login: 'someone' }, body: '<!-- accelerate-bench report --> mine' }, { id: 2, user: { login: 'github-actions[bot]' }, body: 'Coverage: 90 %' }];
  const comments = (): readonly { readonly id: number; readonly body: string }[] => JSON.parse(readFileSync(join(home, 'github/comments.json'), 'utf8')) as { id: number; body: string }[];
  writeFileSync(join(home, 'github/comments.json'), JSON.stringify(others));
  const started = runWith(PULL_REQUEST, [0]);
  const { summary } = done(started, 'report');
  done(started, 'comment');
  expect(comments()).toMatchObject([...others, { body: summary }]);
  const renewed = summary.replace('1 new results', '2 new results');
  writeFileSync(join(started.artifacts, 'dashboard-report-1/comment.md'), renewed);
  done(started, 'comment');
  expect(comments()).toMatchObject([...others, { body: renewed }]);
  expect(renewed).not.toBe(summary);
  expect(started.job('benchmark.yml', 'keep')).toBeNull();
});

test('a pull request from a fork is reported with a token that only reads', () => {
  done(runWith(PUSH, [0, 1]), 'keep');
  const before = calls().length;
  const started = runWith(FORK, [2]);
  const report = done(started, 'report', { FAKE_GITHUB_READ_ONLY: '1' });
  expect(report.summary).toContain('1 new results');
  expect(report.summary).toContain('| Models | **3** |');
  expect(started.job('benchmark.yml', 'comment')).toBeNull();
  expect(started.job('benchmark.yml', 'keep')).toBeNull();
  expect(calls().slice(before)).toEqual(['release view', 'release download']);
});

test('a host in trouble stops a run, and a database that was not fetched is never put out by a new one', () => {
  done(runWith(PUSH, [0]), 'keep');
  const before = kept();
  const down = runWith(PUSH, [1]).job('benchmark.yml', 'keep', { FAKE_GITHUB_DOWN: '1' });
  expect(down).toMatchObject({ ok: false });
  expect(down?.log).toBe('error connecting to api.github.com\n');

  const list = join(release(), '.assets.json');
  const hidden = join(home, 'hidden');
  copyFileSync(list, hidden);
  writeFileSync(list, '[]');
  writeFileSync(join(home, 'bin/node'), `#!/bin/sh\ncase "$*" in *migrate*) cp '${hidden}' '${list}';; esac\nexec '${process.execPath}' "$@"\n`, { mode: 0o755 });
  const keep = runWith(PUSH, [1]).job('benchmark.yml', 'keep');
  expect(keep).toMatchObject({ ok: false });
  expect(keep?.log).toContain('::error::The release benchmark-data keeps a database that was not fetched; run this job again.');
  expect(kept()).toEqual(before);
});

test('a report of very many results fits into a comment', () => {
  const started = run(PULL_REQUEST);
  for (let number = 0; number < 400; number += 1) writeText(started.artifacts, `benchmark-results/many/${number}-${'long-'.repeat(30)}.json`, number % 2 === 0 ? `{"nothing": ${number}}` : JSON.stringify({ ...syntheticResult(number), model_name: `Ünïcode-model-${number}-${'ø'.repeat(60)}` }));
  const { summary } = done(started, 'report');
  expect(summary.length).toBeGreaterThan(15_000);
  expect(Buffer.byteLength(summary)).toBeLessThan(65_536);
  expect(summary).toContain('200 rejected');
  expect(summary).toContain('Cut here; the artifact of this run holds all of it.');
  expect(summary.trimEnd().endsWith('</details>')).toBe(true);
  done(started, 'comment');
});
