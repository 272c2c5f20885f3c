import { expect, test } from 'vitest';

import { BOOLEAN, TEXT } from '../../core/engine/row.ts';
import { table, withSource } from './sourceFile.ts';

const COLUMNS = 'id INTEGER, test_id INTEGER, model_name VARCHAR, hardware_type VARCHAR, status VARCHAR, average_latency_ms DOUBLE';
const about = { model_name: 'bert', hardware_type: 'cuda' };

test('numbers beside a test repeat how it ended: one test is one outcome', async () => {
  const tests = table('id INTEGER, model_name VARCHAR, hardware_type VARCHAR, status VARCHAR', { id: 1, ...about, status: 'success' }, { id: 2, ...about, status: 'failed' });
  const results = table(COLUMNS, { id: 1, test_id: 1, ...about, status: 'success', average_latency_ms: 5 }, { id: 2, test_id: null, ...about, status: 'success', average_latency_ms: 6 });
  await withSource({ test_results: tests, performance_results: results }, async ({ engine }) => {
    const rows = await engine.ask({ name: 'outcomes', sql: 'SELECT kind, explicit FROM bench.evidence ORDER BY kind, row_id', row: { kind: TEXT, explicit: BOOLEAN } });
    expect(rows.map(({ kind, explicit }) => `${kind} ${explicit}`)).toEqual(['measurement false', 'measurement true', 'test true', 'test true']);
  });
});

test('a reference to tests that the file does not have takes nothing away', async () => {
  await withSource({ performance_results: table(COLUMNS, { id: 1, test_id: 1, ...about, status: 'success', average_latency_ms: 5 }) }, async ({ engine }) => {
    expect(await engine.ask({ name: 'outcomes', sql: 'SELECT explicit FROM bench.evidence', row: { explicit: BOOLEAN } })).toEqual([{ explicit: true }]);
  });
});
