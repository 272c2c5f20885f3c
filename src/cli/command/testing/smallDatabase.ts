import { openNativeEngine } from '../../engine.ts';

/** A database of made-up results: five models on three kinds of hardware, something in most states. */
export async function writeSmallDatabase(path: string): Promise<void> {
  const engine = await openNativeEngine({ path });
  for (const sql of STATEMENTS) await engine.run({ sql });
  engine.close();
}

const STATEMENTS = [
  `CREATE TABLE models AS SELECT * FROM (VALUES
    (1, 'bert-base', 'bert', 'text'), (2, 'vit-base', 'vit', 'vision'), (3, 'whisper, "tiny"', 'whisper', 'audio'), (4, 'clip', 'clip', 'multimodal'), (5, 't5', 't5', 'text')
  ) AS t(model_id, model_name, model_family, modality)`,
  `CREATE TABLE hardware_platforms AS SELECT * FROM (VALUES (1, 'cpu', 'Test CPU'), (2, 'cuda', 'Test GPU'), (3, 'rocm', 'Other GPU')) AS t(hardware_id, hardware_type, device_name)`,
  `CREATE TABLE test_results AS SELECT *, TIMESTAMP '2026-01-15 12:00:00' AS timestamp FROM (VALUES
    (1, 1, 1, 'success', true, 'unit', NULL), (2, 1, 2, 'success', true, 'unit', NULL), (3, 2, 2, 'failed', false, 'unit', 'CUDA out of memory'), (4, 3, 3, 'failed', false, 'integration', 'no kernel')
  ) AS t(id, model_id, hardware_id, status, success, test_type, error_message)`,
  `CREATE TABLE performance_results AS SELECT *, TIMESTAMP '2026-01-16 08:00:00' AS test_timestamp FROM (VALUES
    (1, 1, 1, 1, 'fp32', 20.0::DOUBLE, 50.0::DOUBLE), (2, 1, 2, 1, 'fp16', 2.0, 500.0), (3, 1, 2, 8, 'fp16', 8.0, 1000.0), (4, 4, 1, 1, 'fp32', 30.0, 33.0)
  ) AS t(id, model_id, hardware_id, batch_size, precision, average_latency_ms, throughput_items_per_second)`,
  'CHECKPOINT',
] as const;
