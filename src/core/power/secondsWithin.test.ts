import { expect, test } from 'vitest';
import { secondsWithin } from './secondsWithin.ts';

test('a range within a run', () => {
  expect(secondsWithin(null, 10)).toBeNull();
  expect(secondsWithin({ fromS: -5, toS: 4 }, 10)).toEqual({ fromS: 0, toS: 4 });
  expect(secondsWithin({ fromS: 8, toS: 40 }, 10)).toEqual({ fromS: 8, toS: 10 });
  expect(secondsWithin({ fromS: 11, toS: 40 }, 10)).toBeNull();
  expect(secondsWithin({ fromS: 5, toS: 5 }, 10)).toBeNull();
});
