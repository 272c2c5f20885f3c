import { DATABASE_SIZES, PARQUET_SIZES } from './databaseSize.ts';
import type { BenchmarkFile } from './databaseSize.ts';
import { ensureBenchmarkDatabase, ensureBenchmarkParquet } from './ensureDatabases.ts';

/** Makes what the benchmark reads and says what there is: all of it, or the sizes that are named. */
async function main(asked: readonly string[]): Promise<void> {
  const wanted = (size: string): boolean => asked.length === 0 || asked.includes(size);
  for (const size of DATABASE_SIZES.filter(wanted)) await tell(() => ensureBenchmarkDatabase(size));
  for (const size of PARQUET_SIZES.filter(wanted)) await tell(() => ensureBenchmarkParquet(size));
}

async function tell(ensure: () => Promise<BenchmarkFile>): Promise<void> {
  const startedMs = performance.now();
  const { path, results, bytes } = await ensure();
  console.log(`${path}: ${results} results, ${(bytes / 1e6).toFixed(1)} MB, ${((performance.now() - startedMs) / 1000).toFixed(1)} s`);
}

await main(process.argv.slice(2));
