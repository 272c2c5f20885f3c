import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { generateBroken } from './broken.ts';
import { DATA_FOLDER, FILES, PARQUET_COMPRESSIONS, parquetFile } from './files.ts';
import { generateHostile } from './hostile.ts';
import { createDatabase, quoted, withDatabase } from './native.ts';
import { FLAT_QUERY, LARGE_SQL, MIXED_SQL, SEED_SQL } from './schemas.ts';

/** Makes every file of `FILES` unless the same code has made them before. */
export async function generateData(): Promise<void> {
  const stamp = join(DATA_FOLDER, 'stamp');
  const wanted = sourceHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  rmSync(DATA_FOLDER, { recursive: true, force: true });
  mkdirSync(DATA_FOLDER, { recursive: true });
  await createDatabase(FILES.seed, SEED_SQL);
  await createDatabase(FILES.mixed, MIXED_SQL);
  await createDatabase(FILES.large, LARGE_SQL);
  await generateParquet();
  await generateBroken();
  await generateHostile();
  writeFileSync(stamp, wanted);
}

async function generateParquet(): Promise<void> {
  await withDatabase(FILES.seed, async (connection) => {
    await connection.run(`EXPORT DATABASE ${quoted(FILES.exported)} (FORMAT parquet)`);
    await connection.run(`COPY (${FLAT_QUERY}) TO ${quoted(FILES.flatParquet)} (FORMAT parquet)`);
    for (const compression of PARQUET_COMPRESSIONS) {
      await connection.run(`COPY (${FLAT_QUERY}) TO ${quoted(parquetFile(compression))} (FORMAT parquet, COMPRESSION ${compression})`);
    }
  });
}

function sourceHash(): string {
  const hash = createHash('sha256').update(DATA_FOLDER);
  for (const name of readdirSync(import.meta.dirname).toSorted()) {
    hash.update(readFileSync(join(import.meta.dirname, name)));
  }
  return hash.digest('hex');
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await generateData();
}
