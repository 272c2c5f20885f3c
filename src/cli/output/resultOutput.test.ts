import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { testIo } from '../command/testing/testIo.ts';
import { openResultOutput } from './resultOutput.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'output-'));
  mkdirSync(join(folder, 'reports.html'));
});

afterAll(() => rmSync(folder, { recursive: true }));

test('names the file that was asked for, not the draft of it', () => {
  const path = join(folder, 'nowhere', 'r.md');
  expect(() => openResultOutput(testIo({ cwd: folder }), { path: 'nowhere/r.md', force: false })).toThrow(`${path} cannot be written: there is no folder ${join(folder, 'nowhere')}`);
});

test('refuses a folder before anything is worked out, even if it may replace', () => {
  expect(() => openResultOutput(testIo({ cwd: folder }), { path: 'reports.html', force: true })).toThrow(`${join(folder, 'reports.html')} is a folder`);
  expect(readdirSync(folder)).toEqual(['reports.html']);
});

test('leaves the whole file and no draft', async () => {
  const output = openResultOutput(testIo({ cwd: folder }), { path: 'a "b" ü.md', force: false });
  await output.write('one\n');
  await output.write('two\n');
  output.finish();
  expect(readFileSync(join(folder, 'a "b" ü.md'), 'utf8')).toBe('one\ntwo\n');
  expect(readdirSync(folder).filter((name) => name.includes('draft'))).toEqual([]);
});
