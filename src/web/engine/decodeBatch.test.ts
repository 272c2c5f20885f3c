import { Bool, Dictionary, Float32, Float64, Int32, Int64, Table, tableFromIPC, tableToIPC, Uint8, Utf8, vectorFromArray } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { BOOLEAN, BOOLEAN_NULL, decodeRow, NUMBER, NUMBER_NULL, TEXT, TEXT_NULL, type Row, type RowShape } from '../../core/engine/row.ts';
import { checkNames, decodeBatch, namesOf } from './decodeBatch.ts';

const SHAPE = { i: NUMBER, d: NUMBER_NULL, big: NUMBER_NULL, s: TEXT_NULL, b: BOOLEAN_NULL } as const;

function decode<S extends RowShape>(table: Table, shape: S): Row<S>[] {
  const rows: Row<S>[] = [];
  checkNames(table.schema, namesOf(shape));
  for (const batch of table.batches) decodeBatch(batch, shape, namesOf(shape), rows);
  return rows;
}

const TABLE = new Table({
  i: vectorFromArray([1, 2, 3], new Int32()),
  d: vectorFromArray([0.5, null, Number.NaN], new Float64()),
  big: vectorFromArray([7n, null, 2n ** 53n - 1n], new Int64()),
  s: vectorFromArray(['é', null, ''], new Utf8()),
  b: vectorFromArray([true, null, false], new Bool()),
});

describe('decodeBatch', () => {
  test('gives plain rows', () => {
    expect(decode(TABLE, SHAPE)).toEqual([
      { i: 1, d: 0.5, big: 7, s: 'é', b: true },
      { i: 2, d: null, big: null, s: null, b: null },
      { i: 3, d: null, big: Number.MAX_SAFE_INTEGER, s: '', b: false },
    ]);
  });

  test('reads a slice of a batch from its own start', () => {
    expect(decode(TABLE.slice(1, 3), SHAPE).map(({ i, s }) => [i, s])).toEqual([[2, null], [3, '']]);
  });

  test('refuses other names, and integers that no number holds', () => {
    expect(() => decode(TABLE, { i: NUMBER })).toThrow(/columns are i, d/u);
    const big = new Table({ n: vectorFromArray([2n ** 60n], new Int64()) });
    expect(() => decode(big, { n: NUMBER })).toThrow(/column n/u);
  });

  test('refuses NULL and what is no number where the shape says never', () => {
    expect(() => decode(new Table({ n: vectorFromArray([1, null], new Float64()) }), { n: NUMBER })).toThrow(/column n is NULL/u);
    expect(() => decode(new Table({ n: vectorFromArray([1, Number.POSITIVE_INFINITY], new Float64()) }), { n: NUMBER })).toThrow(/column n holds number/u);
    expect(() => decode(new Table({ n: vectorFromArray(['a', null], new Utf8()) }), { n: TEXT })).toThrow(/column n is NULL/u);
    expect(() => decode(new Table({ n: vectorFromArray([true, null], new Bool()) }), { n: BOOLEAN })).toThrow(/column n is NULL/u);
    expect(() => decode(new Table({ n: vectorFromArray(['a'], new Utf8()) }), { n: NUMBER })).toThrow(/column n holds string/u);
    expect(() => decode(new Table({ n: vectorFromArray([true], new Bool()) }), { n: TEXT })).toThrow(/column n holds boolean/u);
  });

  test('gives what reading value by value gives, from any place in a batch', () => {
    const rows = Array.from({ length: 100 }, (_, row) => row);
    const sometimes = <T>(value: (row: number) => T) => rows.map((row) => (row % 3 === 0 ? null : value(row)));
    const shape = { f: NUMBER_NULL, g: NUMBER, u: NUMBER_NULL, ascii: TEXT_NULL, mixed: TEXT_NULL, full: TEXT, label: TEXT_NULL, yes: BOOLEAN_NULL, on: BOOLEAN } as const;
    const table = new Table({
      f: vectorFromArray(sometimes((row) => (row % 5 === 0 ? Number.NaN : row / 7)), new Float64()),
      g: vectorFromArray(rows.map((row) => row / 2), new Float32()),
      u: vectorFromArray(sometimes((row) => row), new Uint8()),
      ascii: vectorFromArray(sometimes((row) => (row % 4 === 0 ? '' : `text ${row}`)), new Utf8()),
      mixed: vectorFromArray(sometimes((row) => (row === 50 ? '日本 😀' : `m${row}`)), new Utf8()),
      full: vectorFromArray(rows.map((row) => `f${row}`), new Utf8()),
      label: vectorFromArray(sometimes((row) => `l${row % 2}`), new Dictionary(new Utf8(), new Int32())),
      yes: vectorFromArray(sometimes((row) => row % 2 === 0), new Bool()),
      on: vectorFromArray(rows.map((row) => row % 5 === 0), new Bool()),
    });
    const names = namesOf(shape);
    const byValue = (part: Table): Row<typeof shape>[] => Array.from({ length: part.numRows }, (_, row) => decodeRow(shape, names, names.map((name) => part.getChild(name)?.get(row) as unknown)));
    for (const [from, to] of [[0, 100], [1, 100], [13, 60], [49, 51], [99, 100], [5, 5]] as const) {
      const part = table.slice(from, to);
      expect(decode(part, shape)).toEqual(byValue(part));
      // What comes over the wire starts at an offset of its own.
      const sent = tableFromIPC(tableToIPC(part, 'stream'));
      expect(decode(sent, shape)).toEqual(byValue(part));
    }
  });
});
