import type { CancelSignal } from '../engine/engine.ts';
import { METRICS } from '../model/metric.ts';
import type { MetricKey } from '../model/metric.ts';
import { comparePrecisions } from '../model/precision.ts';
import type { ViewState } from '../view/viewState.ts';
import { countResults } from './countResults.ts';
import { notComparable } from './comparable.ts';
import { metricsInView } from './metricsInView.ts';
import type { Results } from './results.ts';
import { loadSubjectPoints } from './subjectPoints.ts';
import type { ConfigurationPoint, PrecisionStep, PrecisionTrade } from './types.ts';

/** Speed, memory and energy; what the view asks for comes first where it is another. */
const TRADED: readonly MetricKey[] = ['latency', 'throughput', 'memory', 'energy-per-item', 'power', 'load-time'];
const PARTS = ['model', 'hardwareType', 'device', 'testCase', 'shape', 'batch'] as const;
const REFERENCE = 'fp32';

/** What a narrower precision gains and costs one model on one device. Results that state no precision have no place in it. */
export async function loadPrecisionTrade(results: Results, view: ViewState, signal: CancelSignal | undefined): Promise<PrecisionTrade> {
  const asked = await results.asked(view, signal);
  const usage = await results.usage(asked, signal);
  const inView = metricsInView(usage);
  const wanted = view.performance.metric === null ? TRADED : [view.performance.metric, ...TRADED];
  const metrics = [...new Set(wanted)].filter((key) => inView.includes(key));
  const { chosen, points, leftOut, sql } = await loadSubjectPoints(
    results,
    { asked: { ...asked, metrics, need: 'any' }, usage, stated: view.subject, parts: PARTS, fits: ({ configuration }) => configuration.precision !== '', fitsSql: `precision <> ''`, unfit: 'other-subject', score: (candidates) => candidates.length },
    signal,
  );
  const { steps, reference } = precisionSteps(points, metrics);
  const used = steps.reduce((sum, { point }) => sum + point.n, 0);
  const shown = metrics.filter((key) => steps.some(({ point }) => point.values[key] !== undefined));
  return { ...chosen, steps, reference, metrics: shown, counts: countResults(usage, { used, leftOut: leftOut(used) }), sql };
}

/** From the widest; ratios against fp32, else the widest, where the two may be compared. */
export function precisionSteps(points: readonly ConfigurationPoint[], metrics: readonly MetricKey[]): Pick<PrecisionTrade, 'steps' | 'reference'> {
  const ordered = points.filter(({ configuration }) => configuration.precision !== '').toSorted((left, right) => comparePrecisions(left.configuration.precision, right.configuration.precision));
  const base = ordered.find(({ configuration }) => configuration.precision === REFERENCE) ?? ordered[0] ?? null;
  return {
    steps: ordered.map((point): PrecisionStep => ({ precision: point.configuration.precision, point, ratios: base === null ? {} : ratiosOf(point, base, metrics) })),
    reference: base?.configuration.precision ?? null,
  };
}

function ratiosOf(point: ConfigurationPoint, base: ConfigurationPoint, metrics: readonly MetricKey[]): PrecisionStep['ratios'] {
  return Object.fromEntries(
    metrics.flatMap((key) => {
      const [value, reference] = [point.values[key]?.median, base.values[key]?.median];
      if (value === undefined || reference === undefined || METRICS[key].scale === 'interval' || reference === 0) return [];
      return notComparable(base, point, METRICS[key]) === null ? [[key, value / reference]] : [];
    }),
  );
}
