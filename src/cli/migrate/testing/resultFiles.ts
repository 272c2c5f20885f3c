import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const MODELS = ['synthetic-bert', 'synthetic-t5', 'synthetic-vit'] as const;
const HARDWARE = ['cpu', 'cuda', 'webgpu'] as const;

/** A result by rule, in the shape that the database was announced with; no value is a measurement. */
export function syntheticResult(index: number): object {
  const latencyMs = 5 + (index % 41) / 8;
  return {
    timestamp: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString(),
    model_name: MODELS[index % MODELS.length],
    hardware_type: HARDWARE[index % HARDWARE.length],
    test_type: 'performance',
    status: index % 13 === 0 ? 'error' : 'success',
    success: index % 13 !== 0,
    performance: { batch_size: 1 + (index % 4), precision: 'fp16', average_latency_ms: latencyMs, throughput_items_per_second: 1000 / latencyMs },
    power_metrics: { power_watts_avg: 40 + (index % 7), test_duration_seconds: 12 },
  };
}

export function writeText(folder: string, name: string, text: string): void {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** So many files in folders of 50, one result each. */
export function writeResults(folder: string, count: number): void {
  for (let index = 0; index < count; index += 1) {
    writeText(folder, join(`part-${Math.floor(index / 50)}`, `result-${index}.json`), JSON.stringify(syntheticResult(index)));
  }
}
