import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { DATA_FOLDER, FILES } from './files.ts';
import { createDatabase, quoted, withDatabase } from './native.ts';
import { SEED_SQL } from './schemas.ts';
import { copyFlipped, copyTruncated, copyWithVersion } from './storage.ts';

const RESULT = {
  model: 'bert-base-uncased',
  hardware: 'cpu',
  batch_size: 1,
  precision: 'fp32',
  average_latency_ms: 12.5,
  throughput_items_per_second: 80,
  timestamp: '2026-01-01T12:00:00',
};

/** Files that look like a database, or half of one, and are not. Needs `seed`. */
export async function generateBroken(): Promise<void> {
  const block = await latencyBlock();
  copyTruncated(FILES.seed, FILES.truncatedInBlock, block, 1000);
  copyTruncated(FILES.seed, FILES.truncatedAtBlock, block, 0);
  copyFlipped(FILES.seed, FILES.flippedByte, block);
  copyWithVersion(FILES.seed, FILES.newer, 69);
  copyWithVersion(FILES.seed, FILES.newest, 999);
  await createEncrypted();
  await createPair();
  writeFileSync(FILES.empty, '');
  writeFileSync(FILES.sqlite, Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(16_384 - 16)]));
  for (const path of [FILES.json, FILES.jsonNamedDuckdb]) writeFileSync(path, JSON.stringify(RESULT, undefined, 2));
  const csv = `${Object.keys(RESULT).join()}\n${Object.values(RESULT).join()}\n`;
  for (const path of [FILES.csv, FILES.csvNamedDuckdb]) writeFileSync(path, csv);
  await createDatabase(FILES.noTables, 'SELECT 1');
  await createDatabase(FILES.unknownTables, "CREATE TABLE recipes AS SELECT 'soup' AS dish, 4 AS spoons; CREATE TABLE weather AS SELECT 21.5 AS degrees");
}

/** The block that holds the latencies of `seed`. */
async function latencyBlock(): Promise<number> {
  return await withDatabase(FILES.seed, async (connection) => {
    const sql = `SELECT max(block_id)::INTEGER AS block FROM pragma_storage_info('performance_results')
      WHERE column_name = 'average_latency_ms' AND block_id >= 0`;
    const [row] = (await connection.runAndReadAll(sql)).getRows();
    const block = row?.[0];
    if (typeof block !== 'number') throw new Error('seed keeps its latencies in no block');
    return block;
  });
}

async function createEncrypted(): Promise<void> {
  rmSync(FILES.encrypted, { force: true });
  await withDatabase(':memory:', async (connection) => {
    await connection.run('SET force_mbedtls_unsafe = true');
    await connection.run(`ATTACH ${quoted(FILES.encrypted)} AS secret (ENCRYPTION_KEY 'key of the tests')`);
    await connection.run(`USE secret; ${SEED_SQL}; USE memory; DETACH secret`);
  });
}

/** A database copied while it was open: its second model is in the log only. */
async function createPair(): Promise<void> {
  const open = `${DATA_FOLDER}/open.duckdb`;
  await createDatabase(open, 'CREATE TABLE models (model_id INTEGER, model_name VARCHAR); INSERT INTO models VALUES (1, $$in the file$$)');
  await withDatabase(open, async (connection) => {
    await connection.run("SET wal_autocheckpoint = '1TB'; PRAGMA disable_checkpoint_on_shutdown");
    await connection.run('INSERT INTO models VALUES (2, $$in the log$$)');
    copyFileSync(open, FILES.withWal);
    copyFileSync(`${open}.wal`, FILES.wal);
  });
  rmSync(open, { force: true });
  rmSync(`${open}.wal`, { force: true });
}
