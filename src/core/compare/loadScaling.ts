import type { CancelSignal } from '../engine/engine.ts';
import type { ViewState } from '../view/viewState.ts';
import { countResults } from './countResults.ts';
import type { Results } from './results.ts';
import { batchOf, lineKey, scalingLines } from './scalingLines.ts';
import type { Candidate } from './subject.ts';
import { loadSubjectPoints } from './subjectPoints.ts';
import { groupBy } from './groupBy.ts';
import type { Scaling } from './types.ts';

/** Latency and throughput by batch size for the model, test case and shape that the view names, else those with most points. */
export async function loadScaling(results: Results, view: ViewState, signal: CancelSignal | undefined): Promise<Scaling> {
  const asked = await results.asked(view, signal);
  const usage = await results.usage(asked, signal);
  const { chosen, points, leftOut, sql } = await loadSubjectPoints(
    results,
    { asked: { ...asked, metrics: ['latency', 'throughput'], need: 'any' }, usage, stated: view.subject, parts: ['model', 'testCase', 'shape'], fits: ({ configuration }) => batchOf(configuration) !== null, fitsSql: 'coalesce(TRY_CAST(batch AS DOUBLE) > 0 AND isfinite(TRY_CAST(batch AS DOUBLE)), false)', unfit: 'no-batch', score: pointsOnLines },
    signal,
  );
  const lines = scalingLines(points);
  const used = lines.reduce((sum, line) => sum + line.points.reduce((rows, { point }) => rows + point.n, 0), 0);
  return { ...chosen, lines, counts: countResults(usage, { used, leftOut: leftOut(used) }), sql };
}

/** Points on lines of two batch sizes or more. */
function pointsOnLines(candidates: readonly Candidate[]): number {
  const lines = groupBy(candidates, ({ configuration }) => lineKey(configuration));
  return [...lines.values()].map((line) => line.length).filter((length) => length > 1).reduce((sum, length) => sum + length, 0);
}
