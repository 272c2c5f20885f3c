import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { constant } from '../../../src/core/sql/quote.ts';
import { RESULTS_OF_SIZE } from './databaseSize.ts';
import type { BenchmarkFile, DatabaseSize, ParquetSize } from './databaseSize.ts';
import { generatorStatements, infoStatement, parquetStatement } from './generator.ts';
import type { GeneratorParameters } from './generator.ts';
import { withConnection, writeDatabase, writeParquet } from './writeDatabase.ts';

export const SEED = 7;

/** The generated database of a size: from the cache, or made when it is not there or the generator was changed since. */
export async function ensureBenchmarkDatabase(size: DatabaseSize): Promise<BenchmarkFile> {
  const parameters = { results: RESULTS_OF_SIZE[size], seed: SEED };
  const path = join(cacheFolder(), `results-${size}.duckdb`);
  const generator = await digest(parameters);
  if ((await databaseGenerator(path)) !== generator) await writeDatabase(path, parameters, generator);
  return described(path, size);
}

/** The performance results of a generated database as one flat Parquet file. */
export async function ensureBenchmarkParquet(size: ParquetSize): Promise<BenchmarkFile> {
  const database = await ensureBenchmarkDatabase(size);
  const path = join(cacheFolder(), `results-${size}.parquet`);
  const generator = await digest({ results: RESULTS_OF_SIZE[size], seed: SEED });
  if ((await parquetGenerator(path)) !== generator) await writeParquet(path, database.path, generator);
  return described(path, size);
}

/** Where generated files stay between runs. */
export function cacheFolder(): string {
  return process.env['BENCH_CACHE'] ?? join(import.meta.dirname, '../../../.cache/bench');
}

function described(path: string, size: DatabaseSize): BenchmarkFile {
  return { path, results: RESULTS_OF_SIZE[size], bytes: statSync(path).size };
}

/** Of everything that decides what is written; DuckDB's version, too, because another may hash otherwise. */
async function digest(parameters: GeneratorParameters): Promise<string> {
  const version = await withConnection((connection) => firstText(connection.runAndReadAll('SELECT version()')));
  const statements = [...generatorStatements(parameters), infoStatement(parameters, ''), parquetStatement('', ''), version];
  return createHash('sha256').update(statements.join('\n')).digest('hex').slice(0, 16);
}

/** What a database says it was made by; one that is broken or somebody else’s says nothing, and is written anew. */
export async function databaseGenerator(path: string): Promise<string | null> {
  if (!existsSync(path)) return null;
  return withConnection(async (connection) => {
    await connection.run(`ATTACH ${constant(path)} AS out (READ_ONLY)`);
    return firstText(connection.runAndReadAll(`SELECT value FROM out.main.dataset_info WHERE key = 'generator'`));
  }).catch(() => null);
}

async function parquetGenerator(path: string): Promise<string | null> {
  if (!existsSync(path)) return null;
  return withConnection((connection) => firstText(connection.runAndReadAll(`SELECT decode(value) FROM parquet_kv_metadata(${constant(path)}) WHERE decode(key) = 'generator'`))).catch(() => null);
}

async function firstText(reading: Promise<{ getRows(): readonly (readonly unknown[])[] }>): Promise<string | null> {
  const value = (await reading).getRows()[0]?.[0];
  return typeof value === 'string' ? value : null;
}
