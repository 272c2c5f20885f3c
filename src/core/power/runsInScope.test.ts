import { describe, expect, test } from 'vitest';
import type { Scope } from '../matrix/scope.ts';
import { NO_FILTERS } from '../view/viewState.ts';
import type { Filters } from '../view/viewState.ts';
import { runsInScope } from './runsInScope.ts';
import type { SeriesInfo } from './types.ts';

const CONFIGURATION = { model: 'bert', hardwareType: 'cuda', device: 'A100', precision: 'fp16', batch: '8', shape: '', testCase: '' };

function run(id: string, modelKey: number | null, deviceKey: number | null, more: Partial<SeriesInfo> = {}): { readonly modelKey: number | null; readonly deviceKey: number | null; readonly info: SeriesInfo } {
  return { modelKey, deviceKey, info: { id, table: 't', source: null, configuration: CONFIGURATION, label: id, startMs: Date.UTC(2026, 0, 2, 12), seconds: 1, samples: 2, simulated: false, channels: [], throttle: null, stated: { powerW: null, seconds: null }, storedUnder: 1, ...more } };
}

const RUNS = [
  run('a', 1, 1),
  run('b', 1, 2, { throttle: 'reason' }),
  run('c', 2, 1, { simulated: true }),
  run('unknown', null, null, { configuration: null, startMs: null }),
];

function left(scope: Partial<Scope>, filters: Partial<Filters> = {}): string[] {
  return runsInScope(RUNS, { modelKeys: null, deviceKeys: null, pairs: null, ...scope, filters: { ...NO_FILTERS, ...filters } }).map(({ info }) => info.id);
}

describe('runs in scope', () => {
  test('all without filters', () => expect(left({})).toEqual(['a', 'b', 'c', 'unknown']));
  test('models, devices and cells choose among runs of which they are known', () => {
    expect(left({ modelKeys: [1] })).toEqual(['a', 'b', 'unknown']);
    expect(left({ modelKeys: [1], deviceKeys: [1] })).toEqual(['a', 'unknown']);
    expect(left({ modelKeys: [1, 2], pairs: [[2, 1]] })).toEqual(['c', 'unknown']);
    expect(left({ pairs: [] })).toEqual(['unknown']);
  });
  test('throttled and simulated runs', () => {
    expect(left({}, { throttled: 'without' })).toEqual(['a', 'c', 'unknown']);
    expect(left({}, { evidence: 'real' })).toEqual(['a', 'b', 'unknown']);
    expect(left({}, { evidence: 'simulated' })).toEqual(['c']);
  });
  test('a range of days takes both its ends in, and nothing undated', () => {
    expect(left({}, { since: '2026-01-02', until: '2026-01-02' })).toEqual(['a', 'b', 'c']);
    expect(left({}, { since: '2026-01-03' })).toEqual([]);
    expect(left({}, { until: '2026-01-01' })).toEqual([]);
  });
  test('precision and batch', () => {
    expect(left({}, { precision: ['fp16'], batch: ['8'] })).toEqual(['a', 'b', 'c', 'unknown']);
    expect(left({}, { precision: ['fp32'] })).toEqual(['unknown']);
    expect(left({}, { batch: ['1', ''] })).toEqual(['unknown']);
  });
});
