import type { SessionContext } from '../session/context.ts';
import { loadComparison, prepareComparison } from './loadComparison.ts';
import { loadConfigurations } from './loadConfigurations.ts';
import { loadDistribution } from './loadDistribution.ts';
import { loadPareto } from './loadPareto.ts';
import { loadPinned } from './loadPinned.ts';
import { loadPrecisionTrade } from './loadPrecisionTrade.ts';
import { loadScaling } from './loadScaling.ts';
import { Results } from './results.ts';
import type { CompareSession } from './session.ts';

/**
 * Answers what the performance page asks of a dataset that was read.
 * @param readAtMost Results that are read and judged together; of more, only those that are shown.
 */
export function openCompare(context: SessionContext, readAtMost?: number): CompareSession {
  const results = new Results(context, readAtMost);
  return {
    prepare: (signal) => prepareComparison(results, signal),
    compare: (view, signal, first) => loadComparison(results, view, signal, first),
    configurations: (view, metrics, signal) => loadConfigurations(results, view, metrics, signal),
    distribution: (view, signal) => loadDistribution(results, view, signal),
    scaling: (view, signal) => loadScaling(results, view, signal),
    precisionTrade: (view, signal) => loadPrecisionTrade(results, view, signal),
    pareto: (view, signal) => loadPareto(results, view, signal),
    pinned: (view, signal) => loadPinned(results, view, signal),
  };
}
