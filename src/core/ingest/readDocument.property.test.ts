import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isList, isObject } from './fields.ts';
import { readDocument } from './readDocument.ts';
import { SHAPE_DOCUMENTS } from './testing/shapeDocuments.ts';
import { SHAPES } from './types.ts';
import type { Json, JsonObject, ReadDocument, ResultRecord } from './types.ts';

/** Every unit that is converted on reading: s and ms, mW and W, GB and MB, parameters and millions of them. */
const FACTORS = [1, 1000, 0.001, 1024, 1 / 1024, 1e6, 1e-6];
/** Figures of a sample, which the file need not state beside its repetitions. */
const OF_REPETITIONS = new Set(['averageLatencyMs', 'p50LatencyMs', 'p90LatencyMs', 'p99LatencyMs', 'latencyStdMs', 'iterations']);
const FROM_ZERO = new Set(['latencyStdMs', 'warmupIterations', 'executionTimeS', 'score', 'peerCount']);
const ANY_SIGN = new Set(['temperatureCelsiusAvg', 'temperatureCelsiusPeak', 'networkEfficiency', 'optimizationScore', 'startedMs', 'completedMs']);
const RUNS = { numRuns: 500 };

const key = fc.oneof(fc.constantFrom(...vocabulary()), fc.string({ maxLength: 8, unit: 'binary' }));
const word = fc.oneof(fc.constantFrom('cpu', 'cuda', 'sample-encoder', 'success', 'Success (MOCK)', 'error', 'CUDA not available', '20310405_060708', '12.5', '-1', 'NaN', 'unknown', '__proto__'), fc.string({ unit: 'binary' }));
const leaf: fc.Arbitrary<Json> = fc.oneof(fc.constantFrom<Json>(null, true, false, 0, -1, 1, 1e308, 5e-324, -0, 2 ** 53), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), word);
const anyJson: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof({ depthSize: 'medium', withCrossShrink: true }, leaf, fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(key, tie('value'), { maxKeys: 6 })),
})).value;

/** A place within a document, counted among all of them, and what happens to it. */
const change = fc.record({ at: fc.nat(), drop: fc.boolean(), value: fc.oneof(leaf, anyJson) });
const mutated = fc.record({ shape: fc.constantFrom(...SHAPES), changes: fc.array(change, { minLength: 1, maxLength: 4 }) })
  .map(({ shape, changes }) => changes.reduce<Json>((document, { at, drop, value }) => changedAt(document, at, drop ? undefined : value), SHAPE_DOCUMENTS[shape]));

describe('readDocument', () => {
  it.each(SHAPES)('knows %s and reads it or says why not', (shape) => {
    const read = readDocument({ name: 'sample.json', content: SHAPE_DOCUMENTS[shape] });
    expect(read.shape).toBe(shape);
    hold(SHAPE_DOCUMENTS[shape], read);
  });

  it('reads any JSON value without an exception, and nothing of it vanishes', () => {
    fc.assert(fc.property(anyJson, (content) => hold(content, readDocument({ name: 'any.json', content }))), RUNS);
  });

  it('holds for documents of every shape whose parts were dropped or replaced', () => {
    fc.assert(fc.property(mutated, (content) => hold(content, readDocument({ name: 'mutated.json', content }))), { numRuns: 1_500 });
  });

  it('makes no number that is not in the file, but for its unit', () => {
    fc.assert(fc.property(mutated, (content) => {
      const stated = numbersIn(content);
      for (const record of readDocument({ name: 'mutated.json', content }).records) {
        for (const [name, value] of figuresOf(record)) expect(isStated(value, stated) || (OF_REPETITIONS.has(name) && repeats(record)), `${name} ${value} of ${record.place}`).toBe(true);
      }
    }), { numRuns: 1_000 });
  });
});

/** What holds for every document. */
function hold(content: Json, read: ReadDocument): void {
  expect(read.records.length + read.rejects.length).toBeGreaterThan(0);
  for (const record of read.records) {
    expect(record.model.name.trim()).not.toBe('');
    expect(record.hardware.type.trim()).not.toBe('');
    expect([record.place, resolves(content, record.place)]).toEqual([record.place, true]);
    expect(record.atMs === null || Number.isFinite(record.atMs)).toBe(true);
    expect([record.test, record.performance, record.power, record.compatibility, record.web, record.ipfs].some((part) => part !== null)).toBe(true);
    expect(record.simulated).toBe(record.simulationReason !== null);
    for (const [name, value] of figuresOf(record)) expect([name, value, allowed(name, value)]).toEqual([name, value, true]);
  }
  for (const { place, reason } of read.rejects) {
    expect([place, resolves(content, place) || resolves(content, place.slice(0, place.lastIndexOf('/')))]).toEqual([place, true]);
    expect(reason).toMatch(/^\S[^\n]*\S$/);
    expect(reason).not.toContain('could not be read as such');
  }
}

function allowed(name: string, value: number): boolean {
  return Number.isFinite(value) && (ANY_SIGN.has(name) || (FROM_ZERO.has(name) ? value >= 0 : value > 0));
}

/** All numbers of a record by the name of their field; what is kept as it was found (`details`, `metrics`) is not read as a number. */
function figuresOf(record: ResultRecord): readonly (readonly [string, number])[] {
  const { test, performance, power, compatibility, web, ipfs, model, hardware } = record;
  return [test, performance, power, compatibility, web, ipfs, model, hardware].flatMap((part) => Object.entries(part ?? {}).flatMap(([name, value]: readonly [string, unknown]) => {
    if (Array.isArray(value)) return value.filter((item) => typeof item === 'number').map((item) => [name, item] as const);
    return typeof value === 'number' ? [[name, value] as const] : [];
  }));
}

function repeats(record: ResultRecord): boolean {
  return (record.performance?.latenciesMs.length ?? 0) > 0;
}

function isStated(value: number, stated: ReadonlySet<number>): boolean {
  return FACTORS.some((factor) => stated.has(value / factor) || [...stated].some((number) => number * factor === value));
}

/** Every number of a document, also those within its texts and its keys. */
function numbersIn(content: Json): ReadonlySet<number> {
  const found = new Set<number>();
  const within = (text: string): void => {
    for (const [digits] of text.matchAll(/[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi)) found.add(Number(digits));
    for (const [digits] of text.matchAll(/\d+/g)) found.add(Number(digits));
  };
  const visit = (value: Json): void => {
    if (typeof value === 'number') found.add(value);
    else if (typeof value === 'string') within(value);
    else if (isList(value)) value.forEach(visit);
    else if (isObject(value)) for (const [name, member] of Object.entries(value)) {
      within(name);
      visit(member);
    }
  };
  visit(content);
  return found;
}

function resolves(content: Json, place: string): boolean {
  let value: Json | undefined = content;
  for (const step of place.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))) {
    if (isList(value)) value = value[Number(step)];
    else value = isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }
  return value !== undefined;
}

/** The same document with its nth value (counted depth first, and around) replaced, or dropped where `value` is undefined. */
function changedAt(document: Json, at: number, value: Json | undefined): Json {
  let left = at % (sizeOf(document) || 1);
  const visit = (current: Json): Json => {
    if (isList(current)) return current.flatMap((item) => kept(item));
    if (!isObject(current)) return current;
    return Object.fromEntries(Object.entries(current).flatMap(([name, member]) => kept(member).map((only) => [name, only] as const)));
  };
  const kept = (member: Json): readonly Json[] => {
    left -= 1;
    if (left === -1) return value === undefined ? [] : [value];
    return [visit(member)];
  };
  return visit(document);
}

function sizeOf(value: Json): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value as JsonObject).reduce<number>((size, member) => size + 1 + sizeOf(member), 0);
}

function vocabulary(): readonly string[] {
  const keys = new Set<string>();
  const visit = (value: Json): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, member] of Object.entries(value as JsonObject)) {
      keys.add(name);
      visit(member);
    }
  };
  Object.values(SHAPE_DOCUMENTS).forEach(visit);
  return [...keys];
}
