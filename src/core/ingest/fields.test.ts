import { describe, expect, it } from 'vitest';
import { Fields, pointer } from './fields.ts';
import { Findings } from './findings.ts';
import type { Json, JsonObject } from './types.ts';

function fieldsOf(content: JsonObject): { readonly fields: Fields; readonly rejects: () => readonly string[]; readonly notes: () => readonly string[] } {
  const findings = new Findings();
  return {
    fields: new Fields(content, '/a', findings),
    rejects: () => findings.reading([]).rejects.map(({ place, reason }) => `${place}: ${reason}`),
    notes: () => findings.reading([]).notes,
  };
}

describe('Fields', () => {
  it('reads numbers with their factor, from numbers and from texts', () => {
    const { fields, rejects } = fieldsOf({ latency: 0.25, power: '1500', rate: ' 1.5e1 ' });
    expect(fields.positive({ column: 'latency', factor: 1000 })).toBe(250);
    expect(fields.positive({ column: 'power', factor: 0.001 })).toBe(1.5);
    expect(fields.finite('rate')).toBe(15);
    expect(rejects()).toEqual([]);
  });

  it.each<[string, Json]>([['zero', 0], ['negative', -3], ['the text 0', '0.0']])('reads %s as not measured and says so once', (_, value) => {
    const { fields, rejects, notes } = fieldsOf({ throughput: value });
    expect(fields.positive('throughput')).toBeNull();
    expect(rejects()).toEqual([]);
    expect(notes()).toEqual(['The value at /a/throughput is zero, negative or NaN and was read as not measured.']);
  });

  it('reads what is no longer above zero once it has its unit as not measured', () => {
    expect(fieldsOf({ power: 5e-324 }).fields.positive({ column: 'power', factor: 0.001 })).toBeNull();
  });

  it('takes the next name where the first measured nothing', () => {
    const { fields } = fieldsOf({ average_latency_ms: 0, latency_ms: 12 });
    expect(fields.positive('average_latency_ms', 'latency_ms')).toBe(12);
  });

  it.each<Json>(['12 ms', '0x10', {}, [3], true])('rejects %j as a number, with its place', (value) => {
    const { fields, rejects } = fieldsOf({ latency: value });
    expect(fields.positive('latency')).toBeNull();
    expect(rejects()).toHaveLength(1);
    expect(rejects()[0]).toMatch(/^\/a\/latency: .+ was found where a number was expected/);
  });

  it.each(['NaN', 'n/a', '', 'unknown', '-Infinity'])('takes %j for a number that is not stated', (word) => {
    const { fields, rejects } = fieldsOf({ latency: word });
    expect(fields.positive('latency')).toBeNull();
    expect(rejects()).toEqual([]);
  });

  it('rejects what no longer is a finite number once it has its unit', () => {
    const { fields, rejects } = fieldsOf({ latency: 1e308 });
    expect(fields.positive({ column: 'latency', factor: 1000 })).toBeNull();
    expect(rejects()[0]).toContain('a finite number was expected');
  });

  it('takes a throughput only where its unit counts things per second', () => {
    const perSecond = { column: 'throughput', unit: { column: 'throughput_units', like: '(?i)/s', unlike: '(?i)bytes' } };
    expect(fieldsOf({ throughput: 5, throughput_units: 'items/s' }).fields.positive(perSecond)).toBe(5);
    expect(fieldsOf({ throughput: 5 }).fields.positive(perSecond)).toBe(5);
    const bytes = fieldsOf({ throughput: 5, throughput_units: 'bytes/s' });
    expect(bytes.fields.positive(perSecond)).toBeNull();
    expect(bytes.notes()).toEqual(['throughput in "bytes/s" is no rate of items and was not taken.']);
  });

  it('reads whole numbers of 32 bits only', () => {
    const { fields, rejects } = fieldsOf({ batch: 16, text: '8.0', zero: 0, half: 1.5, large: 3_000_000_000 });
    expect([fields.integer('batch'), fields.integer('text'), fields.integer('zero'), fields.integer('half'), fields.integer('large'), fields.count('zero')]).toEqual([16, 8, null, null, null, 0]);
    expect(rejects().map((reject) => reject.split(':')[0])).toEqual(['/a/half', '/a/large']);
  });

  it('reads true and false in the words that programs use', () => {
    const { fields, rejects } = fieldsOf({ a: true, b: 'Yes', c: 1, d: 'FALSE', e: 0, f: 'maybe' });
    expect(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => fields.boolean(name))).toEqual([true, true, true, false, false, null]);
    expect(rejects()).toHaveLength(1);
  });

  it('names nothing by words for unknown', () => {
    const { fields } = fieldsOf({ model: ' Unknown_Model ', other: 'bert' });
    expect(fields.name('model')).toBeNull();
    expect(fields.name('model', 'other')).toBe('bert');
  });

  it('never reads what an object inherits', () => {
    const { fields } = fieldsOf({});
    expect([fields.text('constructor'), fields.raw('toString'), fields.object('__proto__'), fields.has('hasOwnProperty')]).toEqual([null, undefined, null, false]);
  });

  it('keeps a key called __proto__ as a key', () => {
    const { fields } = fieldsOf(JSON.parse('{"__proto__": {"polluted": true}, "left": 1}') as JsonObject);
    const rest = fields.rest();
    expect(Object.keys(rest ?? {})).toEqual(['__proto__', 'left']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('cuts very long texts in the middle and says how much is missing', () => {
    const { fields } = fieldsOf({ error: `${'a'.repeat(30_000)}the end` });
    const text = fields.text('error') ?? '';
    expect(text.length).toBeLessThan(20_100);
    expect(text).toContain('… 10007 characters left out …');
    expect(text.endsWith('the end')).toBe(true);
  });

  it('keeps whole characters only, so that a text is the same once it was stored', () => {
    const { fields } = fieldsOf({ name: 'bert \ud800 a\0b 😀', error: { message: ' no\udfff device ', code: 3 }, cause: { code: 4 } });
    expect(fields.name('name')).toBe('bert \ufffd a\ufffdb 😀');
    expect(fields.error('error')).toBe('no\ufffd device');
    expect(fields.error('cause')).toBe('{"code":4}');
  });

  it('keeps the samples that are numbers and rejects the others one by one', () => {
    const { fields, rejects } = fieldsOf({ latencies: [0.5, 0, null, 'x', 1] });
    expect(fields.positives('latencies', 1000)).toEqual([500, 1000]);
    expect(rejects().map((reject) => reject.split(':')[0])).toEqual(['/a/latencies/1', '/a/latencies/2', '/a/latencies/3']);
  });

  it('remembers what was asked for', () => {
    const { fields } = fieldsOf({ status: 'ok', extra: 1, none: null });
    fields.text('status');
    expect(fields.rest()).toEqual({ extra: 1 });
  });
});

describe('pointer', () => {
  it('escapes as RFC 6901 says', () => {
    expect(pointer('/results', 'google/vit~base', 0)).toBe('/results/google~1vit~0base/0');
  });
});

describe('Findings', () => {
  it('lists a thousand rejects of a kind and counts the others', () => {
    const findings = new Findings();
    for (let index = 0; index < 1_234; index += 1) findings.reject('bad-value', `/${index}`, 'x');
    const { rejects } = findings.reading([]);
    expect(findings.count).toBe(1_234);
    expect(rejects).toHaveLength(1_001);
    expect(rejects.at(-1)?.reason).toBe('234 more of this kind were found and are not listed.');
  });
});
