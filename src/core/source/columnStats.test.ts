import { describe, expect, test } from 'vitest';
import { parseStats } from './columnStats.ts';

const NOTHING = { neverNull: false, alwaysNull: false, alwaysPositive: false, sensibleTime: false, latestMs: null, aboutDistinct: null };
const STATED = { ...NOTHING, neverNull: true };

/** Texts as DuckDB 1.5 writes them, natively and in the browser alike. */
describe('what statistics of a column prove', () => {
  test.each([
    ['whole numbers', '[Min: 5, Max: 7][Has Null: false, Has No Null: true][Approx Unique: 2]', { ...STATED, alwaysPositive: true, aboutDistinct: 2 }],
    ['large numbers', '[Min: 1.5, Max: 1e+300][Has Null: false, Has No Null: true][Approx Unique: 2]', { ...STATED, alwaysPositive: true, aboutDistinct: 2 }],
    ['decimals', '[Min: 2.50, Max: 3.00][Has Null: false, Has No Null: true][Approx Unique: 2]', { ...STATED, alwaysPositive: true, aboutDistinct: 2 }],
    ['zeros', '[Min: 0.0, Max: 0.0][Has Null: false, Has No Null: true][Approx Unique: 1]', { ...STATED, aboutDistinct: 1 }],
    ['negative numbers', '[Min: -1, Max: 7][Has Null: false, Has No Null: true][Approx Unique: 2]', { ...STATED, aboutDistinct: 2 }],
    ['numbers and what is none', '[Min: 1.0, Max: nan][Has Null: false, Has No Null: true][Approx Unique: 2]', { ...STATED, aboutDistinct: 2 }],
    ['numbers without an end', '[Min: 1.0, Max: inf][Has Null: false, Has No Null: true][Approx Unique: 2]', { ...STATED, aboutDistinct: 2 }],
    ['numbers that are not always stated', '[Min: 5, Max: 7][Has Null: true, Has No Null: true][Approx Unique: 2]', { ...NOTHING, alwaysPositive: true, aboutDistinct: 2 }],
    ['nothing at all', '[Min: inf, Max: -inf][Has Null: true, Has No Null: false]', { ...NOTHING, alwaysNull: true }],
    ['texts that look like numbers', '[Min: 12, Max: 45, Has Unicode: false, Max String Length: 2][Has Null: false, Has No Null: true][Approx Unique: 2]', { ...STATED, aboutDistinct: 2 }],
    ['booleans', '[Min: false, Max: true][Has Null: false, Has No Null: true]', STATED],
    ['moments', '[Min: 2026-01-02 03:04:05.678, Max: 2026-05-06 00:00:00][Has Null: false, Has No Null: true][Approx Unique: 1]', { ...STATED, sensibleTime: true, latestMs: Date.UTC(2026, 4, 6, 0, 0, 1), aboutDistinct: 1 }],
    ['moments before 1971', '[Min: 1970-01-02 00:00:00, Max: 2026-05-06 00:00:00][Has Null: false, Has No Null: true][Approx Unique: 2]', { ...STATED, aboutDistinct: 2 }],
    ['moments after 2099', '[Min: 2026-01-02 00:00:00, Max: 2100-01-01 00:00:00][Has Null: false, Has No Null: true][Approx Unique: 2]', { ...STATED, aboutDistinct: 2 }],
    ['moments without an end', '[Min: 2026-01-01 00:00:00, Max: infinity][Has Null: false, Has No Null: true][Approx Unique: 2]', { ...STATED, aboutDistinct: 2 }],
    ['days', '[Min: 2026-01-02, Max: 2026-01-02][Has Null: true, Has No Null: true][Approx Unique: 1]', { ...NOTHING, aboutDistinct: 1 }],
    ['a text that is none of these', 'No statistics', NOTHING],
  ] as const)('%s', (_, text, expected) => expect(parseStats(text)).toEqual(expected));
});
