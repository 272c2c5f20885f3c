import { formatQuantity } from '../../../../core/model/format.ts';
import type { PowerResult } from '../../../../core/power/types.ts';
import type { WorkChoice } from '../comparable.ts';
import { configurationText, valueText, withUnit } from '../resultText.ts';
import type { FrontierPoint } from './energyFrontier.ts';
import { itemsPerJoule } from '../whatIf.ts';

/** `bert-base-uncased, embedding, seq 128` */
export function workText(choices: readonly WorkChoice[]): string {
  const words = choices.flatMap(({ part, value }) => (value === '' ? [] : [part === 'shape' && /^\d+$/.test(value) ? `seq ${value}` : value]));
  return words.join(', ');
}

/** Both ends of the frontier, for those who do not see it. */
export function frontierText(frontier: readonly FrontierPoint[], count: number): string {
  const head = `Energy per item against latency of ${formatQuantity(count, 'configuration')}.`;
  const fastest = frontier[0];
  const frugal = frontier.at(-1);
  if (fastest === undefined || frugal === undefined) return `${head} There is no frontier: none of them is measured, or all are offline runs, whose latency is waiting in a queue.`;
  if (fastest === frugal) return `${head} ${configurationText(fastest.result.configuration)} is both fastest and most frugal.`;
  return `${head} On the frontier: ${formatQuantity(frontier.length, 'configuration')}, from the fastest, ${configurationText(fastest.result.configuration)} with ${withUnit(fastest.x, 'ms')} and ${valueText('energy-per-item', fastest.y)}, to the most frugal, ${configurationText(frugal.result.configuration)} with ${withUnit(frugal.x, 'ms')} and ${valueText('energy-per-item', frugal.y)}.`;
}

/** First and last of a ranking. */
export function rankingText(ordered: readonly PowerResult[]): string {
  const valued = ordered.filter(({ values }) => itemsPerJoule(values) !== null);
  const best = valued[0];
  const worst = valued.at(-1);
  const head = `Items per joule of ${formatQuantity(valued.length, 'configuration')}, most efficient first.`;
  if (best === undefined || worst === undefined || best === worst) return head;
  return `${head} Most: ${configurationText(best.configuration)} with ${withUnit(itemsPerJoule(best.values), 'items/J')}; fewest: ${configurationText(worst.configuration)} with ${withUnit(itemsPerJoule(worst.values), 'items/J')}.`;
}
