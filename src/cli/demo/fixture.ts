import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { SqlValue } from '../../core/engine/engine.ts';
import { NUMBER } from '../../core/engine/row.ts';
import { openNativeEngine } from '../engine.ts';
import type { NativeEngine } from '../engine.ts';
import { makeDemo } from './dataset.ts';
import { writeDemo } from './write.ts';

export const FIXTURE_SEED = 7;

/** A demo file as a test sees it: attached as `src`, with the view `evidence` over all that says something about a pair. */
export interface DemoFixture {
  readonly engine: NativeEngine;
  readonly path: string;
  /** Rows of whatever may follow FROM. */
  count(from: string, params?: readonly SqlValue[]): Promise<number>;
  remove(): void;
}

const EVIDENCE = `
CREATE VIEW evidence AS
WITH rows AS (
  SELECT 'test' AS kind, model_id, hardware_id, timestamp AS happened_at, is_simulated, success, status, error_category, error_message FROM src.test_results
  UNION ALL
  SELECT 'measurement', model_id, hardware_id, test_timestamp, is_simulated, true, NULL, NULL, NULL FROM src.performance_results WHERE average_latency_ms <> 0
  UNION ALL
  SELECT 'web', model_id, hardware_id, created_at, is_simulated, success, NULL, NULL, NULL FROM src.web_platform_results
  UNION ALL
  SELECT 'declared', model_id, hardware_id, last_tested, is_simulated, NULL, compatibility_status, NULL, NULL FROM src.hardware_compatibility
)
SELECT m.model_name AS model, lower(h.hardware_type) AS type, h.device_name AS device, rows.*
FROM rows
JOIN src.models m USING (model_id)
JOIN src.hardware_platforms h USING (hardware_id)`;

/** Generates the demo into a folder of its own and opens it. */
export async function openDemoFixture(): Promise<DemoFixture> {
  const folder = mkdtempSync(join(tmpdir(), 'demo-'));
  const path = join(folder, 'demo.duckdb');
  await writeDemo(path, makeDemo(FIXTURE_SEED));
  const engine = await openNativeEngine();
  await engine.attach(path);
  await engine.run({ sql: EVIDENCE });
  return {
    engine,
    path,
    async count(from, params = []) {
      const [row] = await engine.ask({ name: 'count', sql: `SELECT count(*)::INTEGER AS n FROM ${from}`, params, row: { n: NUMBER } });
      return row?.n ?? -1;
    },
    remove() {
      engine.close();
      rmSync(folder, { recursive: true });
    },
  };
}
