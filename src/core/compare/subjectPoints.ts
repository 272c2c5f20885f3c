import type { MetricsAsked, PointsAbout } from '../sql/configurationPoints.ts';
import type { ConfigurationPart } from '../model/configuration.ts';
import type { CancelSignal } from '../engine/engine.ts';
import type { LoadedPoints, Results } from './results.ts';
import type { ChosenSubject, SubjectAsked } from './subject.ts';
import { chooseSubject } from './subject.ts';
import { loadCandidates, withModels } from './loadCandidates.ts';
import type { CandidatesAsked } from './loadCandidates.ts';
import { addCounts } from './countResults.ts';
import type { ConfigurationPoint, LeftOut } from './types.ts';

export interface SubjectPoints {
  readonly chosen: Pick<ChosenSubject, 'subject' | 'choices'>;
  readonly points: readonly ConfigurationPoint[];
  /** Rows left out, but for those of the subject that the chart has no place for. */
  readonly leftOut: (used: number) => ReadonlyMap<LeftOut, number>;
  readonly sql: string;
}

export interface SubjectPointsAsked extends SubjectAsked, CandidatesAsked {
  /** Why those that do not fit are left out. */
  readonly unfit: LeftOut;
}

/** Chooses what a chart is about and loads its points. */
export async function loadSubjectPoints(results: Results, { unfit, parts, score, ...wanted }: SubjectPointsAsked, signal: CancelSignal | undefined): Promise<SubjectPoints> {
  const { fitting, fittingRows, misfitRows, leftOut, models } = await loadCandidates(results, wanted, signal);
  const { subject, choices, matching } = chooseSubject(fitting, wanted.stated, { parts, score });
  const { points, sql } = await loadPoints(results, wanted.asked, matching[0]?.keys ?? null, parts, signal);
  return { chosen: { subject, choices: withModels(choices, models) }, points, leftOut: (used) => addCounts(addCounts(leftOut, new Map([[unfit, misfitRows]])), new Map([['other-subject', fittingRows - used]])), sql };
}

/** Without any configuration nothing is asked of the rows; the question is still the one that would have been. */
async function loadPoints(results: Results, asked: MetricsAsked, example: typeof NOWHERE | null, parts: readonly ConfigurationPart[], signal: CancelSignal | undefined): Promise<LoadedPoints> {
  return results.points(asked, aboutOf(example ?? NOWHERE, parts), signal);
}

const NOWHERE = { model_key: -1, device_key: -1, precision: '', batch: '', shape: '', test_case: '' };

function aboutOf(row: typeof NOWHERE, parts: readonly ConfigurationPart[]): PointsAbout {
  const has = (part: ConfigurationPart): boolean => parts.includes(part);
  return {
    modelKey: row.model_key,
    deviceKey: has('device') ? row.device_key : null,
    precision: has('precision') ? row.precision : null,
    batch: has('batch') ? row.batch : null,
    shape: has('shape') ? row.shape : null,
    testCase: has('testCase') ? row.test_case : null,
  };
}
