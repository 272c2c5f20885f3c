import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, test } from 'vitest';

import { fileBytes, isChart, isEngine, ownFiles, sumBytes } from './siteBytes.ts';

const site = mkdtempSync(join(tmpdir(), 'bench-site-'));
mkdirSync(join(site, 'assets'));
for (const [path, bytes] of [['index.html', 1000], ['assets/index-1.js', 5000], ['assets/inter-2.woff2', 700], ['assets/duckdb-eh-3.wasm', 9000], ['assets/duckdb-browser-eh.worker-4.js', 3000]] as const) {
  writeFileSync(join(site, path), 'a'.repeat(bytes));
}
afterAll(() => rmSync(site, { recursive: true }));

test('a file counts as it is and as a host sends it; what is packed already is not packed again', () => {
  const script = fileBytes(site, 'assets/index-1.js');
  expect(script?.raw).toBe(5000);
  expect(script?.gzip).toBeLessThan(200);
  expect(fileBytes(site, 'assets/inter-2.woff2')).toMatchObject({ raw: 700, gzip: 700 });
  expect(fileBytes(site, '')).toMatchObject({ raw: 1000 });
  expect([fileBytes(site, 'data/benchmarks.duckdb'), fileBytes(site, 'assets')]).toEqual([null, null]);
});

test('the engine is told from what is our own, and charts from the rest', () => {
  expect(ownFiles(site).map(({ path }) => path).toSorted()).toEqual(['assets/index-1.js', 'assets/inter-2.woff2', 'index.html']);
  expect(sumBytes(ownFiles(site), 'raw')).toBe(6700);
  expect(['assets/duckdb-eh-3.wasm', 'assets/index-1.js'].map(isEngine)).toEqual([true, false]);
  expect(['assets/echarts-CYQ618JX.js', 'assets/index-1.js'].map(isChart)).toEqual([true, false]);
});
