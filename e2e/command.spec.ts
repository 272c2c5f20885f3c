import { expect } from '@playwright/test';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApp } from './app.ts';
import { SITE_FOLDER, test } from './fixtures.ts';
import { ALL_IN_SIGHT, cellTexts, inView } from './matrixPage.ts';

const COMMAND = join(SITE_FOLDER, '../cli/main.js');
const DATABASE = join(SITE_FOLDER, 'data/demo.duckdb');
const ENDLESS = `"${COMMAND}" --db "${DATABASE}" query "SELECT i FROM range(1000000000000) AS r(i)"`;

interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

function run(args: readonly string[], cwd?: string): Ended {
  const { status, stdout, stderr } = spawnSync(COMMAND, args, { encoding: 'utf8', cwd, env: { ...process.env, BENCHMARK_DB_PATH: DATABASE } });
  return { status, out: stdout, err: stderr };
}

test('the built command runs from any folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'command-'));
  expect(run(['--version'], folder).out).toMatch(/^\d+\.\d+\.\d+\n$/u);
  expect(run(['query', 'SELECT count(*) > 0 AS filled FROM models'], folder)).toEqual({ status: 0, out: 'filled\ntrue\n', err: '' });
  expect(run(['export', '--format', 'parquet', '--tables', 'models'], folder)).toMatchObject({ status: 0, out: `${join(folder, 'models.parquet')}\n` });
  expect(existsSync(join(folder, 'models.parquet'))).toBe(true);
  expect(run(['query', 'SELECT'], folder).status).toBe(1);
  expect(run(['nonsense'], folder)).toMatchObject({ status: 2, out: '' });
  rmSync(folder, { recursive: true });
});

test('it ends in silence when its reader has seen enough', () => {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', `set -o pipefail; ${ENDLESS} | head -n 2`], { encoding: 'utf8' });
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: 'i\n0\n', stderr: '' });
});

test('it stops at Ctrl+C', async () => {
  const child = spawn('bash', ['-c', `exec ${ENDLESS}`], { stdio: ['ignore', 'pipe', 'pipe'] });
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  child.stdout.once('data', () => child.kill('SIGINT'));
  child.stdout.resume();
  const status = await new Promise((done) => child.on('close', done));
  expect({ status, err }).toEqual({ status: 1, err: 'Interrupted.\n' });
});

test('its links open what its matrix says, number by number', async ({ page }) => {
  await page.setViewportSize(ALL_IN_SIGHT);
  const filters = ['--hardware', 'cuda,rocm,webgpu', '--modality', 'text,audio', '--show', 'latency.median'];
  const link = run(['link', ...filters]).out.trim();
  const matrix = JSON.parse(run(['matrix', '--json', ...filters]).out) as { readonly models: number; readonly pairs: number; readonly cells: readonly { readonly model: string; readonly state: string }[] };
  await openApp(page, link);
  expect(await inView(page)).toEqual({ models: matrix.models, pairs: matrix.pairs });
  const shown = [...(await cellTexts(page))].map(([name, text]) => `${name.split(' on ')[0] ?? ''}: ${/^[A-Z][a-z]+/.exec(text)?.[0]?.toLowerCase() ?? ''}`);
  expect(shown.toSorted()).toEqual(matrix.cells.map(({ model, state }) => `${model}: ${state}`).toSorted());
});
