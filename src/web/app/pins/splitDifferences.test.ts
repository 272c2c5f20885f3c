import { expect, test } from 'vitest';
import { METRICS } from '../../../core/model/metric.ts';
import { splitDifferences } from './splitDifferences.ts';

test('what results are stands apart from what was measured of them, each in its order', () => {
  const differences = ['Device', METRICS.latency.label, 'Commit', METRICS.power.label, 'Throttled'].map((label) => ({ label, values: ['a', null] }));
  const { facts, measured } = splitDifferences(differences);
  expect(facts.map(({ label }) => label)).toEqual(['Device', 'Commit', 'Throttled']);
  expect(measured.map(({ label }) => label)).toEqual([METRICS.latency.label, METRICS.power.label]);
});
