import type { CancelSignal } from '../engine/engine.ts';
import { METRICS } from '../model/metric.ts';
import type { MetricKey } from '../model/metric.ts';
import { paretoFrontier } from '../stats/paretoFrontier.ts';
import type { ViewState } from '../view/viewState.ts';
import { countResults } from './countResults.ts';
import { metricAsked, metricsInView } from './metricsInView.ts';
import type { Results } from './results.ts';
import { loadSubjectPoints } from './subjectPoints.ts';
import type { ConfigurationPoint, Pareto, ParetoPoint } from './types.ts';

/** Two metrics of one model at one test case and shape, over everything else that differs. */
export async function loadPareto(results: Results, view: ViewState, signal: CancelSignal | undefined): Promise<Pareto> {
  const asked = await results.asked(view, signal);
  const usage = await results.usage(asked, signal);
  const metrics = metricsInView(usage).filter((key) => METRICS[key].better !== 'none');
  const { x, y } = axesOf(view.performance, metrics);
  const { chosen, points, leftOut, sql } = await loadSubjectPoints(
    results,
    { asked: { ...asked, metrics: [x, y], need: 'all' }, usage, stated: view.subject, parts: ['model', 'testCase', 'shape'], fits: () => true, fitsSql: 'true', unfit: 'other-subject', score: (candidates) => candidates.length },
    signal,
  );
  const used = points.reduce((sum, { n }) => sum + n, 0);
  return { ...chosen, x, y, metrics, points: paretoPoints(points, x, y), counts: countResults(usage, { used, leftOut: leftOut(used) }), sql };
}

/** The metric of the page upwards; beside it what the view names, else energy or throughput for a latency, a latency for the rest. */
export function axesOf({ metric, against }: Pick<ViewState['performance'], 'metric' | 'against'>, metrics: readonly MetricKey[]): { readonly x: MetricKey; readonly y: MetricKey } {
  const y = metricAsked(metric !== null && METRICS[metric].better === 'none' ? null : metric, metrics);
  if (against !== null && against !== y && METRICS[against].better !== 'none') return { x: against, y };
  const liked: readonly MetricKey[] = y.startsWith('latency') ? ['energy-per-item', 'throughput', 'memory'] : ['latency', 'latency-p50', 'throughput', 'energy-per-item'];
  const x = [...liked, ...metrics].find((key) => key !== y && metrics.includes(key));
  return { x: x ?? (y === 'throughput' ? 'latency' : 'throughput'), y };
}

/** Real results never make room for simulated or failed ones, nor for estimates of power: the frontier is found among the most trusted, and the others are on none. */
export function paretoPoints(points: readonly ConfigurationPoint[], x: MetricKey, y: MetricKey): readonly ParetoPoint[] {
  const placed = points.flatMap((point) => {
    const [across, up] = [point.values[x]?.median, point.values[y]?.median];
    return across === undefined || up === undefined ? [] : [{ point, x: across, y: up }];
  });
  const trusted = placed.some(({ point }) => isReal(point)) ? placed.filter(({ point }) => isReal(point)) : placed;
  const frontier = paretoFrontier(trusted, { x: direction(x), y: direction(y) });
  const best = new Set(trusted.filter((_, index) => frontier[index] === true));
  return placed.map((place) => ({ ...place, onFrontier: best.has(place) }));
}

function direction(key: MetricKey): 'lower' | 'higher' {
  return METRICS[key].better === 'higher' ? 'higher' : 'lower';
}

/** `estimated` is only set where one of the two metrics rests on power. */
function isReal({ simulated, failed, estimated }: ConfigurationPoint): boolean {
  return !simulated && !failed && !estimated;
}
