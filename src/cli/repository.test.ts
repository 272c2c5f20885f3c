import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as v from 'valibot';

const ROOT = join(import.meta.dirname, '../..');
const TOP_LEVEL = new Set(['package.json', 'package-lock.json', 'vite.config.ts', 'index.html', 'src', 'public', 'e2e', 'README.md']);

const Manifest = v.object({
  dependencies: v.record(v.string(), v.string()),
  devDependencies: v.record(v.string(), v.string()),
});
const Lock = v.object({
  packages: v.record(
    v.string(),
    v.object({
      resolved: v.optional(v.string()),
      integrity: v.optional(v.string()),
      os: v.optional(v.array(v.string())),
      optionalDependencies: v.optional(v.record(v.string(), v.string()), {}),
    }),
  ),
});
const { packages } = v.parse(Lock, readJson('package-lock.json'));

const listed = spawnSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
const tracked = listed.status === 0 ? listed.stdout.split('\0').filter((path) => path !== '') : [];

test('every dependency is pinned to one version', () => {
  const { dependencies, devDependencies } = v.parse(Manifest, readJson('package.json'));
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
  expect(loose).toEqual([]);
});

test('the lock file names no host and hashes every package but those of other systems', () => {
  const bad = Object.entries(packages).filter(
    ([path, entry]) => path !== '' && (entry.resolved !== undefined || (entry.integrity === undefined && entry.os === undefined)),
  );
  expect(bad.map(([path]) => path)).toEqual([]);
});

test('the lock file holds the programs of every system, without which a clean install fails', () => {
  const wanted = Object.entries(packages).flatMap(([path, entry]) => Object.keys(entry.optionalDependencies).map((name) => ({ path, name })));
  const missing = wanted.filter(({ path, name }) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages));
  expect(missing).toEqual([]);
});

describe.skipIf(tracked.length === 0)('the tracked files', () => {
  test('lie in the allowed places', () => {
    const tops = new Set(tracked.map((path) => path.split('/')[0] ?? ''));
    expect([...tops].filter((name) => !name.startsWith('.') && !TOP_LEVEL.has(name))).toEqual([]);
  });

  test('name no folder of the machine they were written on', () => {
    const folders = new RegExp(`(?<![\\w.~-])/(?:${['work', 'root', 'home/[a-z]', 'Users/[a-z]'].join('|')})/`, 'i');
    expect(tracked.filter((path) => folders.test(readText(path)))).toEqual([]);
  });

  test('hold no generated file and no secret', () => {
    const unwanted = /(^|\/)(node_modules|dist|\.cache)\/|\.(duckdb|wal|sqlite|pem|key)$|(^|\/)\.env/;
    expect(tracked.filter((path) => unwanted.test(path))).toEqual([]);
  });
});

function readText(path: string): string {
  try {
    return readFileSync(join(ROOT, path), 'latin1');
  } catch {
    return ''; // deleted in the checkout, not yet in the index
  }
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
}
