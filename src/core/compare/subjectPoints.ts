import type { Subject } from '../view/viewState.ts';
import type { GroupRow, MetricsAsked, PointsAbout } from '../sql/configurationPoints.ts';
import type { ConfigurationPart } from '../model/configuration.ts';
import type { CancelSignal } from '../engine/engine.ts';
import type { LoadedPoints, Results } from './results.ts';
import type { Candidate, ChosenSubject, SubjectAsked } from './subject.ts';
import { chooseSubject } from './subject.ts';
import { addCounts } from './countResults.ts';
import type { ConfigurationPoint, LeftOut } from './types.ts';

export interface SubjectPoints {
  readonly chosen: Pick<ChosenSubject, 'subject' | 'choices'>;
  readonly points: readonly ConfigurationPoint[];
  /** Rows left out, but for those of the subject that the chart has no place for. */
  readonly leftOut: (used: number) => ReadonlyMap<LeftOut, number>;
  readonly sql: string;
}

export interface SubjectPointsAsked extends SubjectAsked {
  readonly asked: MetricsAsked;
  readonly stated: Subject;
  /** Configurations that the chart has a place for. */
  readonly fits: (candidate: Candidate) => boolean;
  /** Why those that do not fit are left out. */
  readonly unfit: LeftOut;
}

interface GroupCandidate extends Candidate {
  readonly group: GroupRow;
}

/** Chooses what a chart is about and loads its points. */
export async function loadSubjectPoints(results: Results, { asked, stated, fits, unfit, parts, score }: SubjectPointsAsked, signal: CancelSignal | undefined): Promise<SubjectPoints> {
  const { groups, leftOut } = await results.index(asked, signal);
  const candidates: readonly GroupCandidate[] = groups.map((group) => ({ configuration: results.naming(group), n: group.n, group }));
  const fitting = candidates.filter(fits);
  const misfits = countRows(candidates) - countRows(fitting);
  const { subject, choices, matching } = chooseSubject(fitting, stated, { parts, score });
  const { points, sql } = await loadPoints(results, asked, matching[0]?.group ?? null, parts, signal);
  return { chosen: { subject, choices }, points, leftOut: (used) => addCounts(addCounts(leftOut, new Map([[unfit, misfits]])), new Map([['other-subject', countRows(fitting) - used]])), sql };
}

function countRows(candidates: readonly Candidate[]): number {
  return candidates.reduce((sum, { n }) => sum + n, 0);
}

/** Without any configuration nothing is asked of the rows; the question is still the one that would have been. */
async function loadPoints(results: Results, asked: MetricsAsked, example: GroupRow | null, parts: readonly ConfigurationPart[], signal: CancelSignal | undefined): Promise<LoadedPoints> {
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
