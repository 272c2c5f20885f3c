import { expect, test } from 'vitest';
import { mergeLabels } from './labelledTable.ts';

test('labels are those of all surveys, in the order of their bytes', () => {
  const surveys = [[{ column: 'a', labels: ['b', '\u{1F600}'] }], [{ column: 'a', labels: ['\uFB01', 'b', 'ab'] }]];
  expect(mergeLabels(surveys)).toEqual([{ column: 'a', labels: ['ab', 'b', '\uFB01', '\u{1F600}'] }]);
});

test('a column has labels where every survey has some for it, few enough, that a type of the engine can hold', () => {
  const many = Array.from({ length: 4097 }, (_, index) => `${index}`);
  expect(mergeLabels([[{ column: 'a', labels: ['x'] }, { column: 'b', labels: ['y'] }], [{ column: 'b', labels: [] }]])).toEqual([{ column: 'b', labels: ['y'] }]);
  expect(mergeLabels([[{ column: 'none', labels: [] }, { column: 'zero', labels: ['a\u0000b'] }, { column: 'many', labels: many }, { column: 'long', labels: ['x'.repeat(999_999), 'yy'] }]])).toEqual([]);
  expect(mergeLabels([])).toEqual([]);
});
