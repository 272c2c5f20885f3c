import { expect, test } from 'vitest';

import { parseOptions } from './options.ts';

test('without options everything is measured on a fresh build', () => {
  expect(parseOptions([])).toMatchObject({ sizes: ['10k', '1m', '10m'], repeats: 10, site: null, build: true, json: null });
});

test('sizes and parts are taken in any order and case; a named site is not built', () => {
  expect(parseOptions(['--sizes', '1M,10k', '--only', 'memory, opening', '--repeats', '3', '--site', 'dist/site'])).toEqual({
    sizes: ['10k', '1m'],
    parts: ['opening', 'memory'],
    repeats: 3,
    site: 'dist/site',
    build: false,
    json: null,
  });
  expect(parseOptions(['--no-build'])).toMatchObject({ build: false, site: null });
});

test.each([
  [['--sizes', '5m'], /5m is none of 10k, 1m, 10m/u],
  [['--only', 'speed'], /speed is none of/u],
  [['--repeats', '0'], /a whole number from 1 on/u],
  [['--fast'], /--fast/u],
])('%j is refused with what is wrong', (args, message) => {
  expect(parseOptions(args)).toMatch(message);
});

test('help is asked for', () => {
  expect(parseOptions(['--help'])).toBeNull();
});
