import type { Distribution, DistributionGroup } from '../../../../core/compare/types.ts';
import { formatCount, formatNumber, formatPercent, formatQuantity } from '../../../../core/model/format.ts';
import { METRICS, type Metric } from '../../../../core/model/metric.ts';
import { valueText } from '../numberWords.ts';
import { type GroupName, wholeName } from '../configurationNames.ts';

/** Groups that can be drawn as a box, and those of a single run, each with its name. */
export function drawnGroups<N>(groups: readonly DistributionGroup[], names: readonly N[]): { readonly drawn: readonly DistributionGroup[]; readonly drawnNames: readonly N[]; readonly single: readonly (readonly [DistributionGroup, N])[] } {
  const paired = groups.flatMap((group, index): readonly (readonly [DistributionGroup, N])[] => {
    const name = names[index];
    return name === undefined ? [] : [[group, name]];
  });
  const several = paired.filter(([{ sample }]) => sample.n > 1);
  return { drawn: several.map(([group]) => group), drawnNames: several.map(([, name]) => name), single: paired.filter(([{ sample }]) => sample.n <= 1) };
}

/** `Two humps: 24 runs around 11.9 ms and 16 around 15.2 ms.` */
export function modesText({ modes }: Pick<DistributionGroup, 'modes'>, metric: Metric): string {
  if (modes === null) return '';
  const humps = modes.map(({ median, n }, index) => `${index === 0 ? formatQuantity(n, 'run') : formatCount(n)} around ${valueText(median, metric)}`);
  const number = modes.length === 2 ? 'Two' : formatCount(modes.length);
  return `${number} humps: ${humps.length < 3 ? humps.join(' and ') : `${humps.slice(0, -1).join(', ')} and ${humps.at(-1) ?? ''}`}.`;
}

/** Sentences under the chart: humps, single runs, and how boxes are drawn. */
export function distributionNotes(groups: readonly DistributionGroup[], names: readonly GroupName[], metric: Metric): readonly string[] {
  const { drawn, drawnNames, single } = drawnGroups(groups, names);
  const humps = drawn.flatMap((group, index) => {
    const name = drawnNames[index];
    return group.modes === null || name === undefined ? [] : [`${wholeName(name)}: ${modesText(group, metric)} One median does not speak for both.`];
  });
  const ones = single.map(([{ sample }, name]) => `${wholeName(name)}: one run, ${valueText(sample.median, metric)}; one run has no distribution.`);
  const cut = drawn.some(({ sample }) => sample.values.length < sample.n) ? ['Of very long samples the newest runs are drawn; the figures are of all.'] : [];
  return [...humps, ...ones, ...cut];
}

export function cvText(cv: number | null): string {
  return cv === null ? 'none' : cv < 0.01 ? `${formatNumber(cv * 100)}\u00a0%` : formatPercent(cv);
}

/** For screen readers. */
export function describeDistribution(distribution: Pick<Distribution, 'metric'>, groups: readonly DistributionGroup[], names: readonly GroupName[]): string {
  const metric = METRICS[distribution.metric];
  return groups.map(({ sample }, index) => `${names[index]?.title ?? ''} ${names[index]?.detail ?? ''}: median ${valueText(sample.median, metric)} of ${formatQuantity(sample.n, 'run')} between ${formatNumber(sample.min)} and ${formatNumber(sample.max)}.`).join(' ');
}
