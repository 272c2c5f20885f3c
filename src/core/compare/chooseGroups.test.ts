import { expect, test } from 'vitest';

import { chooseGroups } from './chooseGroups.ts';
import type { ResultGroup } from './chooseGroups.ts';

function group(kind: string, n: number, change: Partial<ResultGroup> = {}): ResultGroup {
  return { model_key: 1, device_key: 1, precision: 'fp16', batch: '8', shape: '', test_case: '', kind, simulated: false, failed: false, copied: false, n, ...change };
}

function chosen(...groups: readonly ResultGroup[]): unknown {
  const { chosen, leftOut } = chooseGroups(groups);
  return { chosen: chosen.map(({ kind, n }) => `${kind} ${n}`), ...Object.fromEntries(leftOut) };
}

test('a configuration speaks through one kind of table, the first that has values', () => {
  expect(chosen(group('test', 1), group('power', 2), group('web', 3), group('measurement', 4), group('ipfs', 5))).toEqual({ chosen: ['measurement 4'], duplicate: 11 });
  expect(chosen(group('test', 1), group('power', 2))).toEqual({ chosen: ['power 2'], duplicate: 1 });
});

test('what a linked power reading was given counts as a copy, even alone', () => {
  expect(chosen(group('measurement', 4), group('power', 2, { copied: true }))).toEqual({ chosen: ['measurement 4'], duplicate: 2 });
  expect(chosen(group('power', 2, { copied: true }))).toEqual({ chosen: [], duplicate: 2 });
});

test('real before simulated, what ran before what failed, whatever the kind', () => {
  expect(chosen(group('measurement', 4, { simulated: true }), group('test', 1))).toEqual({ chosen: ['test 1'], simulated: 4 });
  expect(chosen(group('measurement', 4, { failed: true }), group('test', 1))).toEqual({ chosen: ['test 1'], failed: 4 });
  expect(chosen(group('measurement', 4, { simulated: true }), group('test', 1, { failed: true }))).toEqual({ chosen: ['test 1'], simulated: 4 });
  expect(chosen(group('measurement', 4, { simulated: true }))).toEqual({ chosen: ['measurement 4'] });
});

test('configurations do not compete, and parts of one in time are chosen together', () => {
  expect(chosen(group('measurement', 4), group('test', 1, { batch: '1' }))).toEqual({ chosen: ['measurement 4', 'test 1'] });
  expect(chosen(group('measurement', 4), group('measurement', 5), group('test', 1))).toEqual({ chosen: ['measurement 4', 'measurement 5'], duplicate: 1 });
});
