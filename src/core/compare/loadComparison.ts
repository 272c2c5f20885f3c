import type { CancelSignal } from '../engine/engine.ts';
import { METRICS } from '../model/metric.ts';
import type { ResultUsage } from '../sql/resultUsage.ts';
import type { PerformanceView, ViewState } from '../view/viewState.ts';
import { DEFAULT_VIEW } from '../view/viewState.ts';
import { arrange } from './arrange.ts';
import { buildComparison } from './comparison.ts';
import { countResults } from './countResults.ts';
import { metricAsked, metricsInView } from './metricsInView.ts';
import { isLarge } from './large.ts';
import { countCompared, loadComparedPart } from './loadComparedPart.ts';
import type { Results } from './results.ts';
import type { Comparison } from './types.ts';

const DAY_MS = 86_400_000;

/**
 * Sets the results in view side by side across what the view asks, and judges them. Of more results than can
 * be read at once, a part with the row at `first`.
 * @throws {QueryError} when the engine refuses; an error named `AbortError` when cancelled.
 */
export async function loadComparison(results: Results, view: ViewState, signal: CancelSignal | undefined, first = 0): Promise<Comparison> {
  const asked = await results.asked(view, signal);
  const usage = await results.usage(asked, signal);
  const metrics = metricsInView(usage);
  const metric = metricAsked(view.performance.metric, metrics);
  const { across, order } = view.performance;
  const windows = across === 'time' ? windowsOf(usage, view.performance) : null;
  const { pause } = results.context;
  const judging = { metric: METRICS[metric], across, ...againstOf(view.performance), overTime: across === 'time', pause, signal };
  if (isLarge(usage, [metric], results.readAtMost)) {
    const { comparison, used, leftOut } = await loadComparedPart(results, { asked, view, metric, windows, usage, judging, first }, signal);
    return { metric, metrics, across, ...comparison, windows, counts: countResults(usage, { used, leftOut }) };
  }
  const { samples, used, leftOut, sql } = await results.samples(asked, metric, windows?.splitMs ?? null, signal);
  await pause();
  const arranged = arrange(samples, across, METRICS[metric], windows?.splitMs ?? null);
  await pause();
  const judged = await buildComparison(arranged, { ...judging, order });
  return { metric, metrics, across, ...judged, part: null, windows, counts: countResults(usage, { used, leftOut }), sql };
}

/** Makes the tables that a comparison of very many results without filters needs: later they are there. */
export async function prepareComparison(results: Results, signal: CancelSignal | undefined): Promise<void> {
  if (results.context.read.dataset.results <= results.readAtMost) return;
  const asked = await results.asked(DEFAULT_VIEW, signal);
  const usage = await results.usage(asked, signal);
  const metric = metricAsked(DEFAULT_VIEW.performance.metric, metricsInView(usage));
  if (isLarge(usage, [metric], results.readAtMost)) await countCompared(results, asked, metric, false, signal);
}

/** The better of two times says little: there the question is how things changed, so that the earlier window is what the later is compared with, or the other way round. */
function againstOf({ across, versus, baseline }: PerformanceView): Pick<PerformanceView, 'versus' | 'baseline'> {
  if (across !== 'time') return { versus, baseline };
  return { versus: 'baseline', baseline: baseline === 'after' ? 'after' : 'before' };
}

/** Split at the day that the view names, else at the day (where they are of one day, the moment) halfway between the first result and the last. */
export function windowsOf({ oldest_ms: fromMs, newest_ms: toMs }: Pick<ResultUsage, 'oldest_ms' | 'newest_ms'>, { split }: Pick<PerformanceView, 'split'>): Comparison['windows'] {
  if (fromMs === null || toMs === null) return null;
  if (split !== null) return { splitMs: Date.parse(`${split}T00:00:00Z`), fromMs, toMs };
  const middle = fromMs / 2 + toMs / 2;
  const day = Math.floor(middle / DAY_MS) * DAY_MS;
  return { splitMs: day > fromMs ? day : middle, fromMs, toMs };
}
