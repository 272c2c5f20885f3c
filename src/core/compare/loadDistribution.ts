import type { CancelSignal } from '../engine/engine.ts';
import { configurationKey } from '../model/configuration.ts';
import { boxStatistics } from '../stats/boxStatistics.ts';
import { modes } from '../stats/modes.ts';
import { coefficientOfVariation } from '../stats/summary.ts';
import { NO_SUBJECT } from '../view/viewState.ts';
import type { Subject, ViewState } from '../view/viewState.ts';
import { addCounts, countResults } from './countResults.ts';
import { metricAsked, metricsInView } from './metricsInView.ts';
import type { Results, SampleInPart } from './results.ts';
import { chooseSubject } from './subject.ts';
import type { Candidate } from './subject.ts';
import type { Distribution, DistributionGroup, Sample, SubjectChoice } from './types.ts';

/** Groups side by side; more are told, not drawn. */
export const GROUPS_AT_MOST = 12;

/** The runs of the pinned configurations, where any is in view, else of those of the subject that have most runs. */
export async function loadDistribution(results: Results, view: ViewState, signal: CancelSignal | undefined): Promise<Distribution> {
  const asked = await results.asked(view, signal);
  const usage = await results.usage(asked, signal);
  const metrics = metricsInView(usage);
  const metric = metricAsked(view.performance.metric, metrics);
  const { samples, used, leftOut, sql } = await results.samples(asked, metric, null, signal);
  const { shown, subject, choices } = chooseShown(samples, view);
  const inGroups = shown.reduce((sum, { n }) => sum + n, 0);
  const counts = countResults(usage, { used: inGroups, leftOut: addCounts(leftOut, new Map([['other-subject', used - inGroups]])) });
  return { metric, metrics, groups: shown.map(groupOf), available: samples.length, subject, choices, counts, sql };
}

interface Shown {
  readonly shown: readonly Sample[];
  readonly subject: Subject;
  readonly choices: readonly SubjectChoice[];
}

function chooseShown(samples: readonly SampleInPart[], { pins, subject: stated }: ViewState): Shown {
  const byKey = new Map(samples.map(({ sample }) => [configurationKey(sample.configuration), sample]));
  const pinned = pins.flatMap((pin) => byKey.get(configurationKey(pin)) ?? []);
  if (pinned.length > 0) return { shown: pinned, subject: NO_SUBJECT, choices: [] };
  const candidates = samples.map(({ sample }) => ({ configuration: sample.configuration, n: sample.n, sample }));
  // Parts that are stated narrow it down further; those that are not may differ between the groups.
  const parts = (['model', 'testCase', 'shape', 'hardwareType', 'device', 'precision', 'batch'] as const).filter((part, index) => index < 3 || stated[part] !== null);
  const { subject, choices, matching } = chooseSubject(candidates, stated, { parts, score: mostRuns });
  const shown = matching.map(({ sample }) => sample).toSorted((left, right) => right.n - left.n).slice(0, GROUPS_AT_MOST);
  return { shown, subject, choices };
}

/** Runs in the groups that would be drawn; a single run has no distribution. */
function mostRuns(candidates: readonly Candidate[]): number {
  return candidates.map(({ n }) => n).filter((n) => n > 1).toSorted((left, right) => right - left).slice(0, GROUPS_AT_MOST).reduce((sum, n) => sum + n, 0);
}

function groupOf(sample: Sample): DistributionGroup {
  const { q1, q3, whiskers, outliers } = boxStatistics(sample.values);
  return { sample, q1, q3, whiskers, outliers, cv: coefficientOfVariation(sample.values), modes: modes(sample.values) };
}
