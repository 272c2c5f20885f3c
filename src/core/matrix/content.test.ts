import { describe, expect, test } from 'vitest';

import { METRIC_KEYS } from '../model/metric.ts';
import { makeFact } from '../testing/matrixFacts.ts';
import { cellValue, contentLabel, formatValue } from './content.ts';

const DAY_MS = 86_400_000;

describe('the value of a cell', () => {
  test('of the state alone there is none', () => {
    expect(cellValue({ kind: 'state' }, [makeFact(1, 1, { score: 1, results: 4 })])).toBeNull();
  });

  test('the score is the best device\'s; none without a score', () => {
    const facts = [makeFact(1, 1, { score: 0.4 }), makeFact(1, 2, { score: 0.9 }), makeFact(1, 3)];
    expect(cellValue({ kind: 'score' }, facts)).toEqual({ raw: 0.9, rank: 0.9, simulated: false });
    expect(cellValue({ kind: 'score' }, [makeFact(1, 1)])).toBeNull();
    expect(cellValue({ kind: 'score' }, [makeFact(1, 1, { score: 0.2, simulated_score: 0.95 })])).toEqual({ raw: 0.2, rank: 0.2, simulated: false });
    expect(cellValue({ kind: 'score' }, [makeFact(1, 1, { simulated_score: 0.95 })])).toEqual({ raw: 0.95, rank: 0.95, simulated: true });
    expect(cellValue({ kind: 'score' }, [makeFact(1, 1, { score: 0 })])?.raw).toBe(0);
  });

  test('the count adds devices; without any evidence there is none', () => {
    expect(cellValue({ kind: 'count' }, [makeFact(1, 1, { results: 4 }), makeFact(1, 2, { results: 3 })])?.raw).toBe(7);
    expect(cellValue({ kind: 'count' }, [makeFact(1, 1, { declarations: 2 })])?.raw).toBe(0);
    expect(cellValue({ kind: 'count' }, [])).toBeNull();
  });

  test('the pass rate pools the tests of all devices: not the mean of their rates', () => {
    const facts = [makeFact(1, 1, { passes: 1 }), makeFact(1, 2, { passes: 1, partials: 4, fails: 4 })];
    expect(cellValue({ kind: 'pass-rate' }, facts)?.raw).toBe(0.2);
    expect(cellValue({ kind: 'pass-rate' }, [makeFact(1, 1, { fails: 2 })])?.raw).toBe(0);
    expect(cellValue({ kind: 'pass-rate' }, [makeFact(1, 1, { results: 9 })])).toBeNull();
  });

  test('the age is that of the newest evidence, newer ranks higher', () => {
    expect(cellValue({ kind: 'age' }, [makeFact(1, 1, { newest_ms: 5 }), makeFact(1, 2, { newest_ms: 9 }), makeFact(1, 3)])).toEqual({ raw: 9, rank: 9, simulated: false });
    expect(cellValue({ kind: 'age' }, [makeFact(1, 1)])).toBeNull();
  });

  test('a metric is the best device\'s, by its direction', () => {
    const facts = [makeFact(1, 1, { value: 10 }), makeFact(1, 2, { value: 30 }), makeFact(1, 3)];
    expect(cellValue({ kind: 'metric', metric: 'latency', statistic: 'median' }, facts)).toEqual({ raw: 10, rank: -10, simulated: false });
    expect(cellValue({ kind: 'metric', metric: 'throughput', statistic: 'median' }, facts)).toEqual({ raw: 30, rank: 30, simulated: false });
    expect(cellValue({ kind: 'metric', metric: 'duration', statistic: 'median' }, facts)).toEqual({ raw: 10, rank: -10, simulated: false });
  });

  test('a simulated value stands in only where no device has a real one', () => {
    const content = { kind: 'metric', metric: 'latency', statistic: 'best' } as const;
    expect(cellValue(content, [makeFact(1, 1, { simulated_value: 1 }), makeFact(1, 2, { value: 50 })])).toEqual({ raw: 50, rank: -50, simulated: false });
    expect(cellValue(content, [makeFact(1, 1, { simulated_value: 8 }), makeFact(1, 2, { simulated_value: 3 })])).toEqual({ raw: 3, rank: -3, simulated: true });
    expect(cellValue(content, [])).toBeNull();
  });
});

test('the header states unit and direction, the value neither', () => {
  expect(contentLabel({ kind: 'state' })).toBeNull();
  expect(contentLabel({ kind: 'metric', metric: 'latency', statistic: 'median' })).toBe('Latency, mean, median (ms), lower is better');
  expect(contentLabel({ kind: 'metric', metric: 'throughput', statistic: 'best' })).toBe('Throughput, best (items/s), higher is better');
  for (const metric of METRIC_KEYS) {
    const label = contentLabel({ kind: 'metric', metric, statistic: 'best' });
    expect(label).toMatch(metric === 'duration' ? /\(s\)$/ : /\(.+\), (lower|higher) is better$/);
  }
  expect(formatValue({ kind: 'metric', metric: 'latency', statistic: 'best' }, 1234.5, 0)).toBe('1,230');
  expect(formatValue({ kind: 'pass-rate' }, 0.715, 0)).toBe('72\u00a0%');
  expect(formatValue({ kind: 'count' }, 1200, 0)).toBe('1,200');
  expect(formatValue({ kind: 'score' }, 0.5, 0)).toBe('0.500');
  expect(formatValue({ kind: 'age' }, 7 * DAY_MS, 10 * DAY_MS)).toBe('3 days ago');
});
