import type { ConfigurationPoint, Sample } from '../compare/types.ts';
import type { Configuration } from '../model/configuration.ts';
import type { MetricKey } from '../model/metric.ts';
import { mean, median } from '../stats/summary.ts';

/** A configuration, changed as a test needs it. */
export function makeConfiguration(change: Partial<Configuration> = {}): Configuration {
  return { model: 'bert', hardwareType: 'cuda', device: 'A100', precision: 'fp16', batch: '8', shape: '', testCase: '', ...change };
}

/** A sample of measurements, newest first. */
export function makeSample(values: readonly number[], configuration: Partial<Configuration> = {}, change: Partial<Sample> = {}): Sample {
  return {
    configuration: makeConfiguration(configuration), kind: 'measurement', values, times: values.map(() => null), n: values.length, runs: values.length, runKeys: values.map((_, index) => index), versions: 0, sources: [], humps: false, median: median(values), mean: mean(values), min: Math.min(...values), max: Math.max(...values),
    interval: null, intervalMethod: 'one run', stated: null, iterations: null, newestMs: null, simulated: false, failed: false, throttle: null, estimated: false, ...change,
  };
}

/** A point with a median for each metric. */
export function makePoint(values: { readonly [K in MetricKey]?: number }, configuration: Partial<Configuration> = {}, change: Partial<ConfigurationPoint> = {}): ConfigurationPoint {
  return {
    configuration: makeConfiguration(configuration), kind: 'measurement', n: 1, iterations: null, runs: 1, versions: 0, sources: [], newestMs: null, simulated: false, failed: false, throttle: null, estimated: false,
    values: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { median: value, n: 1, interval: null }])), ...change,
  };
}
