import { describe, expect, it } from 'vitest';
import { parseTime, timeInName } from './time.ts';
import type { Json } from './types.ts';

const AT = Date.UTC(2025, 2, 6, 17, 48, 25);

describe('parseTime', () => {
  it.each<[string, Json, number]>([
    ['ISO without a zone, read as UTC', '2025-03-06T17:48:25', AT],
    ['microseconds', '2025-03-06T17:48:25.199371', AT + 199],
    ['Zulu', '2025-03-06T17:48:25Z', AT],
    ['an offset', '2025-03-06T18:48:25+01:00', AT],
    ['an offset without a colon', '2025-03-06T09:48:25-0800', AT],
    ['a space', '2025-03-06 17:48:25', AT],
    ['compact', '20250306_174825', AT],
    ['a day', '2025-03-06', Date.UTC(2025, 2, 6)],
    ['epoch seconds', AT / 1000, AT],
    ['epoch seconds with a fraction', AT / 1000 + 0.25, AT + 250],
    ['epoch milliseconds', AT, AT],
    ['epoch seconds as text', String(AT / 1000), AT],
  ])('reads %s', (_, value, expected) => {
    expect(parseTime(value)).toBe(expected);
  });

  it.each<Json>(['2025-02-30', '2025-13-01', '2025-03-06T25:00:00', '20250306_996100', 'yesterday', '', 12_345, 0, -5, true, null, '0001-01-01', 'x'.repeat(1_000)])('takes %j for no time', (value) => {
    expect(parseTime(value)).toBeNull();
  });
});

describe('timeInName', () => {
  it.each<[string, number | null]>([
    ['direct_benchmark_bert_cpu_20250306_174825.json', AT],
    ['2025-03-06_0ad1a3_direct_20250306_174825.json', AT],
    ['results/bert_webgpu_20250306_174825/result.json', AT],
    ['run 2025-03-06T17-48-25.json', AT],
    ['outer_20240101_000000/inner_20250306_174825/r.json', AT],
    ['2025-03-06_result.json', null],
    ['model_12345678_999999.json', null],
    ['id_9920250306_17482599.json', null],
    ['', null],
  ])('finds in %j', (name, expected) => {
    expect(timeInName(name)).toBe(expected);
  });
});
