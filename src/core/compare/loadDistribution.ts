import type { CancelSignal } from '../engine/engine.ts';
import { configurationKey } from '../model/configuration.ts';
import type { Configuration } from '../model/configuration.ts';
import type { MetricsAsked } from '../sql/configurationPoints.ts';
import type { SettingRow } from '../sql/resultGroups.ts';
import type { ResultUsage } from '../sql/resultUsage.ts';
import { boxStatistics } from '../stats/boxStatistics.ts';
import { modes } from '../stats/modes.ts';
import { coefficientOfVariation } from '../stats/summary.ts';
import { NO_SUBJECT } from '../view/viewState.ts';
import type { Subject, ViewState } from '../view/viewState.ts';
import { addCounts, countResults } from './countResults.ts';
import { metricAsked, metricsInView } from './metricsInView.ts';
import { isLarge } from './large.ts';
import { loadCandidates, withModels } from './loadCandidates.ts';
import { addressOf } from './loadPinned.ts';
import { narrowed } from './narrowed.ts';
import type { Wanted } from './narrowed.ts';
import type { Results, ViewAsked } from './results.ts';
import { chooseSubject } from './subject.ts';
import type { Candidate } from './subject.ts';
import type { Distribution, DistributionGroup, LeftOut, ResultCounts, Sample, SubjectChoice } from './types.ts';

/** Groups side by side; more are told, not drawn. */
export const GROUPS_AT_MOST = 12;

/** The runs of the pinned configurations, where any is in view, else of those of the subject that have most runs. */
export async function loadDistribution(results: Results, view: ViewState, signal: CancelSignal | undefined): Promise<Distribution> {
  const asked = await results.asked(view, signal);
  const usage = await results.usage(asked, signal);
  const metrics = metricsInView(usage);
  const metric = metricAsked(view.performance.metric, metrics);
  if (isLarge(usage, [metric], results.readAtMost)) return { metric, metrics, ...(await loadLarge(results, { ...asked, metrics: [metric], need: 'any' }, usage, view, signal)) };
  const { samples, used, leftOut, sql } = await results.samples(asked, metric, null, signal);
  const byKey = new Map(samples.map(({ sample }) => [configurationKey(sample.configuration), sample]));
  const pinned = view.pins.flatMap((pin) => byKey.get(configurationKey(pin)) ?? []);
  const { groups, subject, choices } = pinned.length > 0 ? { groups: pinned, ...PINNED } : chooseShown(samples.map(({ sample }) => ({ configuration: sample.configuration, n: sample.n, sample })), view.subject);
  const shown = groups.map((group) => ('sample' in group ? group.sample : group));
  return { metric, metrics, groups: shown.map(groupOf), available: samples.length, subject, choices, counts: countsOf(usage, shown, used, leftOut), sql };
}

const PINNED = { subject: NO_SUBJECT, choices: [] } as const;

/** Of many results only those of the groups that are shown are read. */
async function loadLarge(results: Results, asked: MetricsAsked & ViewAsked, usage: ResultUsage, { pins, subject: stated }: ViewState, signal: CancelSignal | undefined): Promise<Omit<Distribution, 'metric' | 'metrics'>> {
  const [metric = 'latency'] = asked.metrics;
  const counted = await results.counted.configurations(asked.scope, { metrics: asked.metrics, need: asked.need, include: asked.include }, signal);
  const settings = await results.counted.settings(counted, signal);
  const read = async (configurations: readonly Configuration[], count: number): Promise<{ readonly samples: readonly Sample[]; readonly sql: string }> => {
    const wanted = configurations.flatMap((configuration) => wantedOf(configuration, results, settings) ?? []);
    const { samples, sql } = await results.listedSamples(await narrowed(asked, wanted, counted.settings), metric, null, wanted.length === 0 ? 0 : count, signal);
    const byKey = new Map(samples.map(({ sample }) => [configurationKey(sample.configuration), sample]));
    return { samples: configurations.flatMap((configuration) => byKey.get(configurationKey(configuration)) ?? []), sql };
  };
  const { fitting, fittingRows, leftOut, models } = await loadCandidates(results, { asked, usage, stated, fits: () => true, fitsSql: 'true' }, signal);
  const pinned = pins.length === 0 ? null : await read(pins, Infinity);
  const chosen = pinned !== null && pinned.samples.length > 0 ? null : chooseShown(fitting, stated);
  const { samples, sql } = chosen === null && pinned !== null ? pinned : await read((chosen?.groups ?? []).map(({ configuration }) => configuration), (chosen?.groups ?? []).reduce((total, { n }) => total + n, 0));
  const { subject, choices } = chosen ?? PINNED;
  const available = models === null ? fitting.length : models.reduce((sum, { configurations }) => sum + configurations, 0);
  return { groups: samples.map(groupOf), available, subject, choices: withModels(choices, models), counts: countsOf(usage, samples, fittingRows, leftOut), sql };
}

/** Null where the file has no such model, device or setting. */
function wantedOf(configuration: Configuration, { context }: Results, settings: readonly SettingRow[]): Wanted | null {
  const about = addressOf(configuration, context.read.dataset);
  const setting = settings.find(({ precision, batch, shape, test_case }) => precision === configuration.precision && batch === configuration.batch && shape === configuration.shape && test_case === configuration.testCase);
  return about === null || about.deviceKey === null || setting === undefined ? null : { model: about.modelKey, device: about.deviceKey, setting: setting.setting_key, stated: configuration };
}

function countsOf(usage: ResultUsage, shown: readonly Sample[], used: number, leftOut: ReadonlyMap<LeftOut, number>): ResultCounts {
  const inGroups = shown.reduce((sum, { n }) => sum + n, 0);
  return countResults(usage, { used: inGroups, leftOut: addCounts(leftOut, new Map([['other-subject', used - inGroups]])) });
}

interface Shown<C extends Candidate> {
  readonly groups: readonly C[];
  readonly subject: Subject;
  readonly choices: readonly SubjectChoice[];
}

function chooseShown<C extends Candidate>(candidates: readonly C[], stated: Subject): Shown<C> {
  // Parts that are stated narrow it down further; those that are not may differ between the groups.
  const parts = (['model', 'testCase', 'shape', 'hardwareType', 'device', 'precision', 'batch'] as const).filter((part, index) => index < 3 || stated[part] !== null);
  const { subject, choices, matching } = chooseSubject(candidates, stated, { parts, score: mostRuns });
  return { groups: matching.toSorted((left, right) => right.n - left.n).slice(0, GROUPS_AT_MOST), subject, choices };
}

/** Runs in the groups that would be drawn; a single run has no distribution. */
function mostRuns(candidates: readonly Candidate[]): number {
  return candidates.map(({ n }) => n).filter((n) => n > 1).toSorted((left, right) => right - left).slice(0, GROUPS_AT_MOST).reduce((sum, n) => sum + n, 0);
}

function groupOf(sample: Sample): DistributionGroup {
  const { q1, q3, whiskers, outliers } = boxStatistics(sample.values);
  return { sample, q1, q3, whiskers, outliers, cv: coefficientOfVariation(sample.values), modes: modes(sample.values) };
}
