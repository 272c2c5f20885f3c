import { expect, test } from 'vitest';
import { compareCells } from './compareCells.ts';

test('numbers go by size, texts as people count, numbers first', () => {
  expect(['a10', 3, 'a2', 20, 'A1'].sort(compareCells)).toEqual([3, 20, 'A1', 'a2', 'a10']);
});
