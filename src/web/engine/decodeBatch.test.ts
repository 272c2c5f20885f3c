import { Bool, Float64, Int32, Int64, Table, Utf8, vectorFromArray } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { BOOLEAN_NULL, NUMBER, NUMBER_NULL, TEXT_NULL, type Row, type RowShape } from '../../core/engine/row.ts';
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
});
