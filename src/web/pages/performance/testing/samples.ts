import type { ConfigurationPoint, Sample } from '../../../../core/compare/types.ts';
import type { Configuration } from '../../../../core/model/configuration.ts';
import type { MetricKey } from '../../../../core/model/metric.ts';

export const FAKE_NEWEST_MS = Date.UTC(2026, 4, 20, 9, 30);
const DAY_MS = 86_400_000;

export function fakeConfiguration(change: Partial<Configuration> = {}): Configuration {
  return { model: 'bert-base-uncased', hardwareType: 'cuda', device: 'NVIDIA A100', precision: 'fp16', batch: '8', shape: '128', testCase: 'embedding', ...change };
}

/** A sample around a median: five runs, 4 % apart, unless changed. */
export function fakeSample(median: number, change: Partial<Sample> = {}): Sample {
  const values = [0.97, 0.99, 1, 1.02, 1.05, 1.01].map((factor) => median * factor);
  return {
    configuration: fakeConfiguration(),
    kind: 'measurement',
    values,
    times: values.map((_, index) => FAKE_NEWEST_MS - index * DAY_MS),
    n: values.length,
    runs: values.length,
    runKeys: values.map((_, index) => index),
    sources: [],
    versions: 1,
    humps: false,
    median,
    mean: median * 1.007,
    min: median * 0.97,
    max: median * 1.05,
    interval: [median * 0.97, median * 1.05],
    intervalMethod: 'order statistics (n = 6)',
    stated: null,
    iterations: null,
    newestMs: FAKE_NEWEST_MS,
    simulated: false,
    failed: false,
    throttle: null,
    estimated: false,
    ...change,
  };
}

export function fakePoint(values: { readonly [K in MetricKey]?: number }, change: Partial<ConfigurationPoint> = {}): ConfigurationPoint {
  const medians = Object.fromEntries(Object.entries(values).map(([key, median]) => [key, { median, n: 6, interval: [median * 0.97, median * 1.05] as const }]));
  return { configuration: fakeConfiguration(), kind: 'measurement', n: 6, runs: 6, versions: 1, sources: [], iterations: null, values: medians, newestMs: FAKE_NEWEST_MS, simulated: false, failed: false, throttle: null, estimated: false, ...change };
}
