import { expect, test } from 'vitest';

import { METRICS } from '../model/metric.ts';
import { throttleCode } from '../model/throttle.ts';
import type { PointRow } from '../sql/configurationPoints.ts';
import type { SampleRow } from '../sql/configurationSamples.ts';
import { makeDataset, makeDevice, makeModel } from '../testing/matrixFacts.ts';
import { namingOf } from '../source/configurationNames.ts';
import { pointsOf } from './points.ts';
import { groupOfRow } from './sampleGroups.ts';
import { sampleOf } from './samples.ts';

const naming = namingOf(makeDataset([makeModel(1, 'bert')], [makeDevice(2, 'cuda', 'A100'), makeDevice(3, 'cpu')]));

function row(change: Partial<SampleRow> = {}): SampleRow {
  return {
    model_key: 1, device_key: 2, precision: 'fp16', batch: '8', shape: '', test_case: '', kind: 'measurement', simulated: false, failed: false, copied: false, part: 'all',
    n: 1, median: 10, mean: 10, low: 10, high: 10, median_low: null, median_high: null, newest_ms: null, throttle: null, estimated: false, iterations: null, deviation_ms: null, runs: 1, versions: 0, sources: 1, value_list: '10.0', time_list: '', run_list: '7', ...change,
  };
}

test('values and times stand side by side, newest first; a time may be missing', () => {
  const sample = sampleOf(groupOfRow(row({ n: 3, runs: 2, versions: 1, value_list: '1.5,2.0,3e-05', time_list: '1700000000000.0,,', run_list: '4,-8,4' })), METRICS.latency, naming);
  expect([sample.values, sample.times, sample.runKeys, sample.runs, sample.versions, sample.configuration.device]).toEqual([[1.5, 2, 0.00003], [1_700_000_000_000, null, null], [4, -8, 4], 2, 1, 'A100']);
  expect(sampleOf(groupOfRow(row({ device_key: 3 })), METRICS.latency, naming).configuration).toMatchObject({ hardwareType: 'cpu', device: '' });
});

test('an interval by order statistics, else by what a single row states, else the reason why there is none', () => {
  expect(interval({ n: 12, median_low: 9, median_high: 11 })).toEqual([[9, 11], 'order statistics (n = 12)', null]);
  // t(.975, 24) = 2.0639: 10 ± 2.0639 × 2 / 5.
  expect(interval({ iterations: 25, deviation_ms: 2 })).toEqual([[9.174, 10.826], 'mean ± t·s/√n from the stated deviation', { mean: 10, sd: 2, n: 25 }]);
  expect(interval({ iterations: 1, deviation_ms: 2 })).toEqual([null, 'one run', null]);
  expect(interval({ iterations: 25, deviation_ms: 2 }, 'latency-p99')).toEqual([null, 'one run', null]);
  expect(interval({ n: 5 })).toEqual([null, 'needs 6 runs, has 5', null]);
});

test('only what rests on power is marked as estimated', () => {
  const marked = groupOfRow(row({ estimated: true, throttle: throttleCode('event') }));
  expect(sampleOf(marked, METRICS.power, naming)).toMatchObject({ estimated: true, throttle: 'event' });
  expect(sampleOf(marked, METRICS.latency, naming)).toMatchObject({ estimated: false, throttle: 'event' });
});

test('power readings taken during a configuration’s results give what those lack, and nothing else', () => {
  expect(shown(point({}, 10, null), point({ kind: 'power', n: 2 }, 11, 300, true))).toEqual([['measurement', 4, 10, 300]]);
  expect(shown(point({}, 10, 250), point({ kind: 'power', n: 2 }, 11, 300, true))).toEqual([['measurement', 4, 10, 250]]);
  expect(shown(point({}, 10, null), point({ kind: 'power', n: 2 }, null, 300))).toEqual([['measurement', 4, 10, undefined]]);
  expect(shown(point({ kind: 'power', n: 2 }, null, 300, true))).toEqual([['power', 2, undefined, 300]]);
  expect(shown(point({}, 10, null), point({ kind: 'power', n: 2, simulated: true }, 11, 300, true))).toEqual([['measurement', 4, 10, undefined]]);
});

test('estimates and throttling are told by readings that lack what is asked for, but they are no points and give no values', () => {
  const unheld = { ...point({ kind: 'power', n: 2, estimated: true, throttle: throttleCode('event') }, null, 300, true), held: false };
  const [found, ...more] = pointsOf([point({ n: 1, runs: 3, versions: 2, iterations: 40 }, 10, null), unheld], ['latency', 'power'], naming);
  expect(found).toMatchObject({ estimated: true, throttle: 'event', runs: 3, versions: 2, iterations: 40 });
  expect([found?.values.power, more]).toEqual([undefined, []]);
  expect(pointsOf([unheld], ['latency', 'power'], naming)).toEqual([]);
});

test('two humps are marked from 20 values on', () => {
  expect([humps(list(10, 20)), humps(list(10)), humps('10,20,10,20')]).toEqual([true, false, false]);
});

/** 40 values about some centres. */
function list(...centres: readonly number[]): string {
  return Array.from({ length: 40 }, (_, index) => (centres[index % centres.length] ?? 0) + (index % 7) / 10).join(',');
}

function humps(value_list: string): boolean {
  return sampleOf(groupOfRow(row({ n: value_list.split(',').length, value_list })), METRICS.latency, naming).humps;
}

function interval(change: Partial<SampleRow>, metric: keyof typeof METRICS = 'latency') {
  const { interval: bounds, intervalMethod, stated } = sampleOf(groupOfRow(row(change)), METRICS[metric], naming);
  return [bounds?.map((bound) => Number(bound.toFixed(3))) ?? null, intervalMethod, stated];
}

function point(change: Partial<SampleRow>, latency: number | null, power: number | null, linked = false): PointRow {
  const { value_list: _values, time_list: _times, run_list: _runs, ...group } = row({ n: 4, ...change });
  return { ...group, linked, held: true, latency_ms: latency, latency_ms_n: latency === null ? 0 : 4, latency_ms_low: null, latency_ms_high: null, power_w: power, power_w_n: power === null ? 0 : 2, power_w_low: null, power_w_high: null };
}

function shown(...rows: readonly PointRow[]) {
  return pointsOf(rows, ['latency', 'power'], naming).map(({ kind, n, values }) => [kind, n, values.latency?.median, values.power?.median]);
}
