import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { listSiteFiles } from './serviceWorkerScript.ts';

const folder = mkdtempSync(join(tmpdir(), 'site-files-'));

function write(path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('every file is kept but the databases and the service worker; only names without a hash carry a revision', () => {
  for (const path of ['index.html', 'assets/index-abc.js', 'assets/deep/part-def.css', 'data/demo.duckdb', 'data/benchmarks.duckdb', 'service-worker.js']) write(path, path);
  const before = listSiteFiles(folder);
  expect(before.map(({ url }) => url)).toEqual(['assets/deep/part-def.css', 'assets/index-abc.js', 'index.html']);
  expect(before.map(({ revision }) => revision === null)).toEqual([true, true, false]);
  write('data/benchmarks.duckdb', 'other');
  expect(listSiteFiles(folder)).toEqual(before);
  write('index.html', 'other');
  expect(listSiteFiles(folder)).not.toEqual(before);
});
