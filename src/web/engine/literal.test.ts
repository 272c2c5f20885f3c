import { DuckDBInstance } from '@duckdb/node-api';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatIdentifier, formatLiteral } from './literal.ts';

test('any text comes back from the engine as it went in', async () => {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run('PREPARE question AS SELECT $1 AS value');
  const ask = async (literal: string): Promise<unknown> => (await connection.runAndReadAll(`EXECUTE question(${literal})`)).getRows()[0]?.[0];
  const hostile = fc.array(fc.constantFrom("'", "''", '\\', '\0', '\n', '"', '$1', ';', '--', '/*', 'é', '😀', ')', 'x', '\u202E'), { maxLength: 12 }).map((parts) => parts.join(''));
  await fc.assert(
    fc.asyncProperty(fc.oneof(hostile, fc.string({ unit: 'grapheme' })), async (text) => {
      expect(await ask(formatLiteral(text))).toBe(text);
    }),
  );
  for (const value of [0, -1, 0.1, 1e21, -1.5e-300, 2 ** 53, true, false, null]) expect(await ask(formatLiteral(value))).toBe(value);
  expect(await ask(formatLiteral(Number.NaN))).toBe(null);
  connection.closeSync();
});

test('identifiers are quoted', () => {
  expect(formatIdentifier('a"b; DROP')).toBe('"a""b; DROP"');
});
