import { createHash } from 'node:crypto';

import { assert, dictionary, jsonValue, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';

import { hardwareFields, modelFields, performanceFields, resultRecord, testFields } from '../ingest/record.ts';
import type { Json, ResultRecord } from '../ingest/types.ts';
import { contentOf } from './content.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const content = (record: ResultRecord): string => contentOf(record, sha256);

const BASE = resultRecord({ place: '/0', model: modelFields({ name: 'bert' }), hardware: hardwareFields({ type: 'cuda' }), atMs: 1_741_283_305_000, performance: performanceFields({ batchSize: 16, averageLatencyMs: 0.1 + 0.2, latenciesMs: [1, 2.5] }) });

describe('the content of a record', () => {
  test('is 32 hexadecimal digits that stay the same for ever', () => {
    expect(content(BASE)).toBe(sha256('{"atMs":1741283305000,"hardware":{"type":"cuda"},"model":{"name":"bert"},"performance":{"averageLatencyMs":0.30000000000000004,"batchSize":16,"latenciesMs":[1,2.5]},"simulated":false}').slice(0, 32));
  });

  test('knows no place, no order of keys, and no difference between what is not stated and what is null', () => {
    const shuffled = Object.fromEntries(Object.entries(BASE).toReversed()) as unknown as ResultRecord;
    const later = { ...BASE, place: '/elsewhere/7', addedLater: null } as ResultRecord;
    expect([content(shuffled), content(later)]).toEqual([content(BASE), content(BASE)]);
  });

  test('differs by everything that is stated', () => {
    const others: ResultRecord[] = [
      { ...BASE, atMs: 1_741_283_305_001 }, { ...BASE, simulated: true }, { ...BASE, hardware: hardwareFields({ type: 'CUDA' }) }, { ...BASE, test: testFields({ success: false }) },
      { ...BASE, performance: performanceFields({ batchSize: 16, averageLatencyMs: 0.3, latenciesMs: [1, 2.5] }) }, { ...BASE, performance: performanceFields({ batchSize: 16, averageLatencyMs: 0.1 + 0.2, latenciesMs: [2.5, 1] }) },
      { ...BASE, test: testFields({ details: { a: '1' } }) }, { ...BASE, test: testFields({ details: { a: 1 } }) }, { ...BASE, test: testFields({ details: { a: { b: 1 } } }) }, { ...BASE, test: testFields({ details: { 'a":{"b': 1 } }) },
    ];
    expect(new Set([BASE, ...others].map(content)).size).toBe(others.length + 1);
  });

  test('is that of the copy that a JSON file would be', () => {
    assert(
      property(dictionary(string(), jsonValue()), (details) => {
        const record = { ...BASE, test: testFields({ details: details as { readonly [key: string]: Json } }) };
        expect(content(JSON.parse(JSON.stringify(record)) as ResultRecord)).toBe(content(record));
      }),
    );
  });
});
