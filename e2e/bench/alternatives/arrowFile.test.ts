import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { withConnection, writeDatabase } from '../data/writeDatabase.ts';
import { arrowStream } from './arrowFile.ts';
import { differenceText, expectedAnswers } from './expectedAnswers.ts';
import { openArquero } from './page/openArquero.ts';

let folder: string;
let database: string;
let bytes: Uint8Array;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bench-arrow-'));
  database = join(folder, 'results.duckdb');
  await writeDatabase(database, { results: 4_000, seed: 7 }, 'key');
  bytes = await arrowStream(database);
});

afterAll(() => rmSync(folder, { recursive: true }));

test('the Arrow file holds the rows of the database, in their order', async () => {
  const rows = await withConnection(async (connection) => {
    await connection.run(`ATTACH '${database}' AS src (READ_ONLY)`);
    const sql = `
SELECT model_name, device_name, precision, batch_size, average_latency_ms, p.status, epoch_ms(test_timestamp)::DOUBLE
FROM src.main.performance_results AS p JOIN src.main.models USING (model_id) JOIN src.main.hardware_platforms USING (hardware_id)
ORDER BY p.id`;
    return (await connection.runAndReadAll(sql)).getRows();
  });
  const table = tableFromIPC(bytes);
  expect(table.numRows).toBe(4_000);
  const columns = table.schema.fields.map(({ name }) => table.getChild(name));
  for (const row of [0, 1, 2_047, 2_048, 3_999]) expect(columns.map((column): unknown => column?.get(row))).toEqual(rows[row]);
});

describe('answers of a library', () => {
  test('are those of SQL', async () => {
    const library = await openArquero();
    await library.open(new File([bytes.slice().buffer], 'results.arrow'));
    const expected = await expectedAnswers(database);
    expect(differenceText(await library.medians(false), expected.get('first-answer'))).toBe('');
    expect(differenceText(await library.medians(true), expected.get('filter'))).toBe('');
    expect(differenceText(await library.newestStatus(), expected.get('newest-status'))).toBe('');
    expect(expected.get('filter')?.groups).toBeGreaterThan(0);
  });

  test('are told apart where they differ', () => {
    expect(differenceText({ groups: 3, total: 10 }, { groups: 3, total: 10 * (1 + 1e-12) })).toBe('');
    expect(differenceText({ groups: 2, total: 11 }, { groups: 3, total: 10 })).toBe('2 groups instead of 3, their sum is off by 10 %');
    expect(differenceText({ groups: 3, total: Number.NaN }, { groups: 3, total: 10 })).toContain('NaN');
    expect(differenceText({ groups: 3, total: 1 }, { groups: 3, total: 0 })).not.toBe('');
  });
});
