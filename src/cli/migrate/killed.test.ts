import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { testIo } from '../command/testing/testIo.ts';
import { openStoreConnection } from '../store/storeConnection.ts';
import { runProgram } from '../program.ts';
import { writeResults, writeText } from './testing/resultFiles.ts';

const FILES = 900;
/** A slow machine gets less done in each life, so the number of lives is bounded and the last one ends by itself. */
const KILLS = 7;
const LONGEST_LIFE_MS = 400;
const LOOK_EVERY_MS = 8;

let folder: string;
let originals: ReadonlyMap<string, string>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'killed-'));
  for (const name of ['in', 'undisturbed']) {
    writeResults(join(folder, name), FILES);
    writeText(folder, join(name, 'z/rejected.json'), '{"colour": "green"}');
    writeText(folder, join(name, 'z/half.jsonl'), 'no json\n{"colour": "green"}\n');
  }
  originals = hashes(join(folder, 'in'));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** The hash of every file below a folder, by its path from there. */
function hashes(root: string): Map<string, string> {
  if (!existsSync(root)) return new Map();
  const files = readdirSync(root, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile() && !entry.name.endsWith('.part'));
  return new Map(files.map((entry) => join(entry.parentPath, entry.name)).map((path) => [relative(root, path), createHash('sha256').update(readFileSync(path)).digest('hex')]));
}

/** Numbers in [0, 1) that are the same in every run of the test. */
function* seeded(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** Lets a run live for some time after it has begun to do what is told, or, for null, to its end; true when it came to its end. */
async function runFor(begun: () => boolean, lifeMs: number | null): Promise<boolean> {
  const argv = ['--import', TSX, join(import.meta.dirname, '../main.ts'), '--db', 'all.duckdb', 'migrate', 'in', '--archive', 'archive', '--delete'];
  const child = spawn(process.execPath, argv, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const said: string[] = [];
  child.stderr.on('data', (chunk) => said.push(String(chunk)));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const watch = setInterval(() => {
    if (lifeMs === null || !begun()) return;
    clearInterval(watch);
    setTimeout(() => child.kill('SIGKILL'), lifeMs);
  }, LOOK_EVERY_MS);
  const code = await ended;
  clearInterval(watch);
  // Null: killed. Anything but 0 would be a failure of its own.
  expect([code, said.join('')]).toEqual([code === null ? null : 0, expect.any(String)]);
  return code === 0;
}

/** Everything that a database holds, without the numbers by which its rows refer to each other and the times of importing. */
async function contentsOf(path: string): Promise<unknown> {
  const connection = await openStoreConnection(path, 'read');
  const about = 'm.model_name, h.hardware_type, h.device_name';
  const joins = 'JOIN store.main.models AS m USING (model_id) JOIN store.main.hardware_platforms AS h USING (hardware_id) JOIN store.main.import_log AS l USING (import_id)';
  const rows = async (sql: string): Promise<string> => JSON.stringify((await connection.rows(sql)).map((row) => row.map(String)));
  try {
    return {
      tests: await rows(`SELECT ${about}, l.source, t.* EXCLUDE (id, model_id, hardware_id, import_id, run_id) FROM store.main.test_results AS t ${joins} ORDER BY ALL`),
      performance: await rows(`SELECT ${about}, l.source, p.* EXCLUDE (id, test_id, model_id, hardware_id, import_id, run_id) FROM store.main.performance_results AS p ${joins} ORDER BY ALL`),
      power: await rows(`SELECT ${about}, l.source, w.* EXCLUDE (id, test_id, performance_id, model_id, hardware_id, import_id, run_id), t.timestamp = w.test_timestamp FROM store.main.power_metrics AS w ${joins} JOIN store.main.test_results AS t ON t.id = w.test_id ORDER BY ALL`),
      log: await rows('SELECT * EXCLUDE (import_id, imported_at) FROM store.main.import_log ORDER BY source'),
      rejects: await rows('SELECT l.source, r.* EXCLUDE (import_id) FROM store.main.import_rejects AS r JOIN store.main.import_log AS l USING (import_id) ORDER BY ALL'),
      contents: await rows('SELECT content FROM store.main.import_contents ORDER BY 1'),
    };
  } finally {
    connection.close();
  }
}

/** How many files there are, without looking into them. */
function countFiles(name: string): number {
  const path = join(folder, name);
  return existsSync(path) ? readdirSync(path, { recursive: true }).length : 0;
}

test('a run that is killed again and again loses nothing, and the run that is let to its end completes it', async () => {
  const random = seeded(20_260_131);
  let kills = 0;
  for (let ended = false; !ended; kills += ended ? 0 : 1) {
    const before = [countFiles('in'), countFiles('archive')];
    const moments: readonly (() => boolean)[] = [() => existsSync(join(folder, 'all.duckdb')), () => countFiles('archive') > 0, () => countFiles('in') < (before[0] ?? 0)];
    const anything = (): boolean => countFiles('in') !== before[0] || countFiles('archive') !== before[1];
    ended = await runFor(moments[kills] ?? anything, kills < KILLS ? random.next().value * (kills < moments.length ? 30 : LONGEST_LIFE_MS) : null);
    const here = hashes(join(folder, 'in'));
    const archived = new Set(hashes(join(folder, 'archive')).values());
    const lost = [...originals].filter(([path, hash]) => here.get(path) !== hash && !archived.has(hash));
    expect(lost).toEqual([]);
  }
  expect(kills).toBeGreaterThanOrEqual(3);
  expect(hashes(join(folder, 'archive'))).toEqual(originals);
  expect([...hashes(join(folder, 'in')).keys()].toSorted()).toEqual(['z/half.jsonl', 'z/rejected.json']);
  expect(readdirSync(join(folder, 'archive'), { recursive: true }).filter((name) => String(name).endsWith('.part'))).toEqual([]);

  const io = testIo({ cwd: folder });
  rmSync(join(folder, 'in'), { recursive: true });
  renameSync(join(folder, 'undisturbed'), join(folder, 'in'));
  expect(await runProgram(['--db', 'undisturbed.duckdb', 'migrate', 'in'], io)).toBe(0);
  expect(await contentsOf(join(folder, 'all.duckdb'))).toEqual(await contentsOf(join(folder, 'undisturbed.duckdb')));
}, 300_000);
