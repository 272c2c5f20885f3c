import { describe, expect, it } from 'vitest';
import { readDocument } from './readDocument.ts';
import { readText } from './readText.ts';
import type { Json } from './types.ts';

const RESULT = { model_name: 'bert', hardware_type: 'cpu', status: 'success' };

describe('readText', () => {
  it('reads JSON with a byte order mark', () => {
    expect(readText('a.json', `\uFEFF${JSON.stringify(RESULT)}`).records).toHaveLength(1);
  });

  it('reads lines of JSON, each at its place, and rejects a broken line alone', () => {
    const read = readText('a.jsonl', [JSON.stringify(RESULT), '{"model_name": "be', '', JSON.stringify({ ...RESULT, latency_ms: 'x' })].join('\n'));
    expect(read.shape).toBe('result');
    expect(read.records.map(({ place }) => place)).toEqual(['/line/1', '/line/4']);
    expect(read.rejects.map(({ code, place }) => [code, place])).toEqual([['not-json', '/line/2'], ['bad-value', '/line/4/latency_ms']]);
  });

  it('recognises lines by content where the name does not say it', () => {
    expect(readText('standard input', `${JSON.stringify(RESULT)}\n${JSON.stringify(RESULT)}\n`).records).toHaveLength(2);
  });

  it('reads one whole document, whatever the name says', () => {
    expect(readText('a.jsonl', JSON.stringify(RESULT, null, 2)).records.map(({ place }) => place)).toEqual(['']);
  });

  it('reads NaN and Infinity outside of texts as not stated', () => {
    const read = readText('a.json', '{"model_name": "NaN, -Infinity \\" NaN", "hardware_type": "cpu", "success": true, "performance": {"latency_ms": NaN, "throughput": -Infinity, "memory_mb": 5}}');
    expect(read.records[0]?.model.name).toBe('NaN, -Infinity " NaN');
    expect(read.records[0]?.performance).toMatchObject({ averageLatencyMs: null, throughputItemsPerSecond: null, memoryPeakMb: 5 });
    expect(read.notes).toEqual(['NaN and Infinity, which JSON does not have, were read as not stated.']);
  });

  it.each([['empty', ''], ['empty', ' \n\t'], ['not-json', '{"a": 1'], ['not-json', 'hello'], ['empty', '{}'], ['empty', '[]'], ['unknown-shape', '3'], ['unknown-shape', 'null'], ['unknown-shape', '{"a": {"b": 1}}'], ['unknown-shape', '[1, 2]']])('says %s of %j', (code, text) => {
    const read = readText('a.json', text);
    expect([read.shape, read.records]).toEqual([null, []]);
    expect(read.rejects).toHaveLength(1);
    expect(read.rejects[0]).toMatchObject({ code, place: '' });
    expect(read.rejects[0]?.reason).toMatch(/\.$/);
  });

  it('names the line and the fault of a text that is cut', () => {
    expect(readText('a.json', '{\n "model_name": "bert",\n "x": [1,').rejects[0]?.reason).toMatch(/^The file is not JSON \(.+\); a JSON document or one document a line was expected\.$/);
  });
});

describe('readDocument', () => {
  it('takes the time from the name where the file states none, and says so', () => {
    const read = readDocument({ name: 'bert_20250306_174825.json', content: RESULT });
    expect(read.records[0]?.atMs).toBe(Date.UTC(2025, 2, 6, 17, 48, 25));
    expect(read.notes).toEqual(['The time was taken from the name of the file.']);
    const stated = readDocument({ name: 'bert_20250306_174825.json', content: { ...RESULT, timestamp: '2024-01-01' } });
    expect(stated.records[0]?.atMs).toBe(Date.UTC(2024, 0, 1));
    expect(stated.notes).toEqual([]);
  });

  it('refuses nesting that would overflow, however deep it is', () => {
    let content: Json = 1;
    for (let depth = 0; depth < 100_000; depth += 1) content = depth % 2 === 0 ? [content] : { a: content };
    expect(readDocument({ name: 'a.json', content }).rejects[0]?.code).toBe('too-deep');
  });

  it('says not-json, and does not overflow, for text nested beyond what can be parsed', () => {
    const read = readText('a.json', '['.repeat(2_000_000));
    expect(['not-json', 'too-deep']).toContain(read.rejects[0]?.code);
  });

  it('reads hostile keys as keys', () => {
    const read = readText('a.json', '{"__proto__": {"model_name": "x"}, "constructor": "y", "model_name": "bert", "hardware_type": "cpu", "success": true, "success": false}');
    expect(read.records[0]?.test).toMatchObject({ success: false });
    expect(JSON.stringify(read.records[0]?.test?.details)).toBe('{"__proto__":{"model_name":"x"},"constructor":"y"}');
  });

  it('keeps details small, whatever the file holds', () => {
    const details = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`key ${index}`, 'x'.repeat(100)]));
    const read = readDocument({ name: 'a.json', content: { ...RESULT, details, list: Array.from({ length: 5_000 }, () => 1), text: 'y'.repeat(1_000_000) } });
    expect(JSON.stringify(read.records[0]?.test?.details).length).toBeLessThan(200_000);
  });
});
