import { DATABASE_SIZES, PARQUET_SIZES } from '../data/databaseSize.ts';
import { ensureBenchmarkDatabase, ensureBenchmarkParquet } from '../data/ensureDatabases.ts';
import { measureCore, measureCoreParquet } from './measureCore.ts';
import { measurePlain, measurePlainParquet } from './measurePlain.ts';
import type { NativeFigure } from './nativeFigure.ts';

const USAGE = `usage: npx tsx e2e/bench/native/main.ts ${DATABASE_SIZES.join('|')} [repeats] [sessions]`;

/** Prints what the questions take natively, part by part: the page's own core may take minutes. */
async function main([asked, repeats = '5', sessions = repeats]: readonly string[]): Promise<void> {
  const size = DATABASE_SIZES.find((known) => known === asked);
  if (size === undefined) throw new Error(USAGE);
  const { path } = await ensureBenchmarkDatabase(size);
  const flat = PARQUET_SIZES.find((known) => known === size);
  const parquet = flat === undefined ? null : (await ensureBenchmarkParquet(flat)).path;
  print(await measurePlain(path, Number(repeats)));
  if (parquet !== null) print([await measurePlainParquet(parquet, Number(repeats))]);
  print(await measureCore(path, Number(sessions)));
  if (parquet !== null) print(await measureCoreParquet(parquet, Number(sessions)));
}

function print(figures: readonly NativeFigure[]): void {
  for (const { id, kind, coldMs, medianMs, p95Ms, label } of figures) {
    console.log(`${id.padEnd(20)}${kind.padEnd(7)}${[coldMs, medianMs, p95Ms].map((ms) => ms.toFixed(1).padStart(9)).join('')}  ${label}`);
  }
}

await main(process.argv.slice(2));
