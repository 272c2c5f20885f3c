import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { createDatabase } from '../data/native.ts';
import { cacheFolder } from './data/ensureDatabases.ts';

export const WIDE_MODELS = 1500;
export const WIDE_TYPES = 60;

/** One result of every model on every hardware type, some of them failed; the same each time. */
const WIDE_SQL = `
CREATE TABLE models (model_id INTEGER, model_name VARCHAR, model_family VARCHAR, modality VARCHAR);
INSERT INTO models SELECT i, 'synthetic-model-' || lpad(i::VARCHAR, 4, '0'), 'family-' || i % 40, ['text', 'vision', 'audio'][i % 3 + 1] FROM range(${WIDE_MODELS}) AS t(i);
CREATE TABLE hardware_platforms (hardware_id INTEGER, hardware_type VARCHAR, device_name VARCHAR);
INSERT INTO hardware_platforms SELECT i, 'accelerator-' || lpad(i::VARCHAR, 2, '0'), 'Accelerator ' || i FROM range(${WIDE_TYPES}) AS t(i);
CREATE TABLE test_results (id INTEGER, timestamp TIMESTAMP, model_id INTEGER, hardware_id INTEGER, status VARCHAR, success BOOLEAN);
INSERT INTO test_results
SELECT m * ${WIDE_TYPES} + h, TIMESTAMP '2026-01-01' + to_minutes((m * 7 + h)::INTEGER), m, h, CASE WHEN hash(m, h) % 10 < 2 THEN 'failed' ELSE 'success' END, hash(m, h) % 10 >= 2
FROM range(${WIDE_MODELS}) AS t(m), range(${WIDE_TYPES}) AS u(h)
WHERE hash(h, m) % 8 > 0;
CREATE TABLE performance_results (id INTEGER, model_id INTEGER, hardware_id INTEGER, batch_size INTEGER, precision VARCHAR, average_latency_ms DOUBLE, test_timestamp TIMESTAMP);
INSERT INTO performance_results SELECT id, model_id, hardware_id, 1, 'fp16', 1 + hash(id) % 1000 / 10.0, timestamp FROM test_results WHERE success;`;

/** A database whose matrix has 1,500 rows and 60 columns, from the cache or made. */
export async function ensureWideDatabase(): Promise<string> {
  const path = join(cacheFolder(), `matrix-${WIDE_MODELS}x${WIDE_TYPES}-1.duckdb`);
  if (existsSync(path)) return path;
  try {
    await createDatabase(path, WIDE_SQL);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
  return path;
}
