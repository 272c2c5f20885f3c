import { Float64, Int32, Table, Uint16, Utf8, vectorFromArray } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { NUMBER } from '../../core/engine/row.ts';
import { CollectedNumbers } from './collectedNumbers.ts';

const SHAPE = { i: NUMBER, d: NUMBER } as const;

function table(i: readonly number[], d: readonly (number | null)[]): Table {
  return new Table({ i: vectorFromArray([...i], new Int32()), d: vectorFromArray([...d], new Float64()) });
}

function collect(...tables: readonly Table[]): CollectedNumbers<typeof SHAPE> {
  const collected = new CollectedNumbers(SHAPE);
  for (const batch of tables.flatMap(({ batches }) => batches)) collected.add(batch);
  return collected;
}

describe('CollectedNumbers', () => {
  test('joins batches column by column, in the type that they have', () => {
    expect(collect(table([1, 2], [0.5, -1]), table([3], [1e300])).columns()).toEqual({ i: Int32Array.of(1, 2, 3), d: Float64Array.of(0.5, -1, 1e300) });
  });

  test('reads a slice from its own start', () => {
    expect(collect(table([1, 2, 3], [4, 5, 6]).slice(1, 3)).columns()).toEqual({ i: Int32Array.of(2, 3), d: Float64Array.of(5, 6) });
  });

  test('an empty answer has empty columns', () => {
    expect(Object.values(collect().columns()).map((column) => column.length)).toEqual([0, 0]);
  });

  test('keeps small integers small', () => {
    const collected = new CollectedNumbers({ n: NUMBER });
    for (const batch of new Table({ n: vectorFromArray([7, 65_535], new Uint16()) }).batches) collected.add(batch);
    expect(collected.columns()).toEqual({ n: Uint16Array.of(7, 65_535) });
  });

  test.each([
    ['NULL', table([1, 2], [1, null]), /column d is NULL/u],
    ['what is no number', table([1], [Number.NaN]), /column d holds what is no number/u],
    ['a text', new Table({ i: vectorFromArray([1], new Int32()), d: vectorFromArray(['1'], new Utf8()) }), /column d holds no plain numbers/u],
  ])('refuses %s', (_, refused, message) => {
    expect(() => collect(refused)).toThrow(message);
  });
});
