import { formatCount, formatQuantity } from '../../../../core/model/format.ts';
import type { PowerResult } from '../../../../core/power/types.ts';

export function resultKey({ key }: PowerResult): string {
  return key;
}

/** `42 configurations of 96 results; 3 estimated, 2 throttled.` */
export function countResults(results: readonly PowerResult[]): string {
  const rows = results.reduce((sum, { n }) => sum + n, 0);
  const marks: readonly (readonly [string, number])[] = [
    ['simulated', results.filter(({ basis }) => basis === 'simulated').length],
    ['estimated', results.filter(({ basis }) => basis === 'estimated').length],
    ['throttled', results.filter(({ throttle }) => throttle !== null).length],
    ['failed', results.filter(({ failed }) => failed).length],
  ];
  const told = marks.filter(([, count]) => count > 0).map(([word, count]) => `${formatCount(count)} ${word}`);
  const head = `${formatQuantity(results.length, 'configuration')} of ${formatQuantity(rows, 'result')}`;
  return `${told.length === 0 ? head : `${head}; ${told.join(', ')}`}.`;
}
