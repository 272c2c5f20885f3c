import { formatCount, formatQuantity } from '../../../../core/model/format.ts';
import type { MetricKey } from '../../../../core/model/metric.ts';
import type { PowerResult } from '../../../../core/power/types.ts';
import { resultsWith } from '../resultText.ts';

export function resultKey({ key }: PowerResult): string {
  return key;
}

/** `42 configurations of 96 results; 3 estimated, 2 throttled.` Only results that have what is drawn count. */
export function countResults(results: readonly PowerResult[], metrics: readonly MetricKey[]): string {
  const rows = results.reduce((sum, result) => sum + resultsWith(result, metrics), 0);
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
