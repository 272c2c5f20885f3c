import type { Sample } from '../../../core/compare/types.ts';
import { formatCount, formatQuantity } from '../../../core/model/format.ts';

/** `12 runs`, `12 results of 1 run`: repetitions within a run know nothing of the next run. */
export function resultsText({ n, runs }: Pick<Sample, 'n' | 'runs'>): string {
  if (n === 1) return 'one result';
  return runs >= n ? formatQuantity(n, 'run') : `${formatQuantity(n, 'result')} of ${formatQuantity(runs, 'run')}`;
}

/** `2 different ones`; empty where all are of one, or none is stated. */
export function versionsText({ versions }: Pick<Sample, 'versions'>): string {
  return versions < 2 ? '' : `${formatCount(versions)} different ones`;
}

/** What the whiskers of a chart are: `medians with 95 % intervals`, `single results, no intervals`, `medians; intervals for 31 of 48`. */
export function intervalsText(samples: readonly { readonly n: number; readonly interval: readonly [number, number] | null }[]): string {
  const known = samples.filter(({ interval }) => interval !== null).length;
  if (known === 0) return samples.every(({ n }) => n === 1) ? 'single results, no intervals' : 'medians of too few runs for intervals';
  return known === samples.length ? 'medians with 95 % intervals' : `medians; 95 % intervals for ${formatCount(known)} of ${formatCount(samples.length)}`;
}
