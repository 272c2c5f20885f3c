import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runProgram } from '../../src/cli/program.ts';
import { testIo } from '../../src/cli/command/testing/testIo.ts';

const AT = '2026-01-05T12:00:00';
const single = (model: string, hardware: string, latencyMs: number): object => ({
  model_name: model, hardware_type: hardware, test_type: 'inference', status: 'completed', success: true, timestamp: AT,
  performance: { batch_size: 16, sequence_length: 128, precision: 'fp16', average_latency_ms: latencyMs, throughput_items_per_second: 16_000 / latencyMs },
  power_metrics: { power_watts_avg: 120, energy_joules: 60 },
});

/** A suite that writes latencies in seconds, with a configuration that failed. */
const SUITE = {
  timestamp: '20260105_120000',
  system_info: { hostname: 'bench-1' },
  benchmarks: {
    vision: {
      'synthetic-vit': {
        cpu: {
          status: 'completed', model_class: 'VitModel', model_load_time: 1.5, timestamp: AT,
          benchmark_results: {
            batch_4_seq_128: { status: 'completed', latencies: [0.01, 0.02, 0.03, 0.04], avg_latency: 0.025, throughput: 160, total_time: 0.1, iterations: 4 },
            batch_8_seq_128: { status: 'failed', error: 'out of memory' },
          },
        },
      },
    },
  },
};

const DIRECT = {
  model: 'synthetic-bert', hardware: 'cpu', success: true, timestamp: AT,
  batch_results: { '1': { success: true, batch_size: 1, avg_latency_ms: 20, throughput_items_per_second: 50, memory_mb: 500, latencies_ms: [10, 20, 30], device: 'cpu', timestamp: AT }, '16': { success: true, batch_size: 16 } },
};

/** Synthetic result files of several shapes, with a copy, a broken line, strangers and an empty one. */
const FILES: Readonly<Record<string, string>> = {
  'single/bert.json': JSON.stringify(single('synthetic-bert', 'cuda', 12.5)),
  'single/bert-copy.json': JSON.stringify(single('synthetic-bert', 'cuda', 12.5)),
  'single/bert-spaced.json': JSON.stringify(single('synthetic-bert', 'cuda', 12.5), undefined, 2),
  'lines/nightly.jsonl': `${JSON.stringify(single('synthetic-t5', 'cuda', 30))}\n{"model_name": \n${JSON.stringify(single('synthetic-t5', 'rocm', 40))}\n`,
  'suite/benchmark_results.json': JSON.stringify(SUITE),
  'direct/direct.json': JSON.stringify(DIRECT),
  'strange/weather.json': JSON.stringify({ city: 'Paris', degrees: 21 }),
  'strange/broken.json': '{"model_name": "synthetic',
  'strange/empty.json': '',
  'README.md': '# Notes\n',
};

/** What of the files is told: 9 JSON files, 1 copy, 4 of which nothing came. */
export const RESULT_FILES = { json: 9, copies: 1, withoutResult: 3, results: 6, duplicates: 2 } as const;

/** The files by their path, as text. */
export function resultFiles(): Readonly<Record<string, string>> {
  return FILES;
}

/** Writes the files below a folder and gives it back. */
export function writeResultFiles(folder: string): string {
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Imports a folder with the command line. */
export async function migrateNatively(folder: string, database: string): Promise<void> {
  const io = testIo();
  const code = await runProgram(['--db', database, 'migrate', folder], io);
  if (code !== 0) throw new Error(`migrate ended with ${code}: ${io.err()}`);
}
