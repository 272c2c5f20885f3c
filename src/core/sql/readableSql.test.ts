import { expect, test } from 'vitest';
import { readableSql } from './readableSql.ts';

test('the values of a statement stand in its text, quoted', () => {
  expect(readableSql({ sql: 'SELECT $1::VARCHAR, $2::DOUBLE, $3, $12', params: ["o'x $2", 1.5, null] })).toBe("SELECT 'o''x $2'::VARCHAR, 1.5::DOUBLE, NULL, $12");
  expect(readableSql({ sql: 'SELECT $1' })).toBe('SELECT $1');
});
