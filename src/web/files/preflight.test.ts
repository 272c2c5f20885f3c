import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { preflight } from './preflight.ts';
import { startNativeFiles, type NativeFiles } from './testing/nativeFiles.ts';

let native: NativeFiles;

beforeAll(async () => {
  native = await startNativeFiles();
});

afterAll(() => native.dispose());

async function make(name: string, options: string, rows = 20_000): Promise<File> {
  await native.run(`ATTACH '${native.path(name)}' AS made ${options}`);
  await native.run(`CREATE TABLE made.t AS SELECT i, hash(i) AS h, 'name ' || hash(i) AS s FROM range(${rows}) r(i)`);
  await native.run('DETACH made');
  return native.file(name);
}

async function patched(file: File, at: number, bytes: readonly number[]): Promise<File> {
  const all = new Uint8Array(await file.arrayBuffer());
  all.set(bytes, at);
  return new File([all], file.name);
}

const cutTo = (file: File, bytes: number): File => new File([file.slice(0, bytes)], file.name);

describe('sound files', () => {
  test.each([
    ['v0.10.2', 64],
    ['v1.0.0', 64],
    ['v1.2.0', 65],
    ['v1.3.0', 66],
    ['v1.4.0', 67],
    ['v1.5.0', 68],
  ])('storage of %s', async (version, storageVersion) => {
    const file = await make(`storage-${version}.duckdb`, `(STORAGE_VERSION '${version}')`);
    expect(await preflight(file, 'x')).toMatchObject({ kind: 'sound', storageVersion, blockSize: 262_144 });
    expect(await preflight(file, 'x')).toHaveProperty('writerVersion', expect.stringMatching(/^v1\./u));
  });

  test.each([16_384, 262_144])('blocks of %i bytes', async (blockSize) => {
    const file = await make(`blocks-${blockSize}.duckdb`, `(BLOCK_SIZE ${blockSize})`);
    expect(await preflight(file, 'x')).toMatchObject({ kind: 'sound', blockSize, blockCount: (file.size - 12_288) / blockSize });
  });

  test('a header of an early release, with no block size', async () => {
    const file = await make('early.duckdb', '');
    const early = await patched(await patched(file, 4096 + 40, [0, 0, 0, 0]), 8192 + 40, [0, 0, 0, 0]);
    expect(await preflight(early, 'x')).toMatchObject({ kind: 'sound', blockSize: 262_144 });
  });

  test('a database that was never checkpointed', async () => {
    await native.run(`ATTACH '${native.path('fresh.duckdb')}' AS fresh`);
    await native.copy('fresh.duckdb', 'fresh-copy.duckdb');
    await native.run('DETACH fresh');
    expect(await preflight(await native.file('fresh-copy.duckdb'), 'x')).toMatchObject({ kind: 'sound', blockCount: 0 });
  });

  test('bytes beyond the last counted block, as a killed writer leaves them', async () => {
    const file = await make('longer.duckdb', '');
    expect(await preflight(new File([file, new Uint8Array(1000)], 'longer.duckdb'), 'x')).toMatchObject({ kind: 'sound' });
  });
});

describe('a file shorter than its header says', () => {
  test.each([16_384, 262_144])('is sound while only free blocks are missing (%i)', async (blockSize) => {
    const name = `shrunk-${blockSize}.duckdb`;
    await native.run(`ATTACH '${native.path(name)}' AS shrunk (BLOCK_SIZE ${blockSize})`);
    await native.run(`CREATE TABLE shrunk.keep AS SELECT i FROM range(10) r(i)`);
    await native.run(`CREATE TABLE shrunk.gone AS SELECT hash(i) AS h FROM range(${blockSize * 6}) r(i)`);
    await native.run('CHECKPOINT shrunk');
    await native.run('DROP TABLE shrunk.gone');
    let shorter = 0;
    for (let round = 0; round < 4; round += 1) {
      await native.run('INSERT INTO shrunk.keep VALUES (1)');
      await native.run('CHECKPOINT shrunk');
      await native.copy(name, 'shrunk-copy.duckdb');
      const file = await native.file('shrunk-copy.duckdb');
      const outcome = await preflight(file, 'x');
      expect(outcome).toMatchObject({ kind: 'sound' });
      if (outcome.kind === 'sound' && file.size < 12_288 + outcome.blockCount * blockSize) {
        shorter += 1;
        expect(await preflight(cutTo(file, file.size - blockSize), 'x')).toMatchObject({ kind: 'truncated', expectedBytes: file.size });
      }
    }
    await native.run('DETACH shrunk');
    expect(shorter).toBeGreaterThan(0);
  });

  test('is truncated when a used block is missing, inside it or before it', async () => {
    const file = await make('cut.duckdb', '', 200_000);
    expect(await preflight(cutTo(file, file.size - 5000), 'x')).toEqual({
      kind: 'truncated',
      name: 'x',
      bytes: file.size - 5000,
      expectedBytes: file.size,
      cut: 'inside-a-block',
    });
    expect(await preflight(cutTo(file, file.size - 262_144), 'x')).toMatchObject({ kind: 'truncated', cut: 'between-blocks' });
    expect(await preflight(cutTo(file, 12_288), 'x')).toMatchObject({ kind: 'truncated' });
  });
});

describe('what the engine must not see', () => {
  test('nothing, and not a database', async () => {
    expect(await preflight(new File([], 'x'), 'x')).toEqual({ kind: 'empty', name: 'x' });
    expect(await preflight(new File(['SQLite format 3\0 and more'], 'x'), 'x')).toMatchObject({ kind: 'not-a-database' });
  });

  test('a header cut short, at any length', async () => {
    const file = await make('head.duckdb', '');
    for (const bytes of [12, 19, 20, 60, 4095, 8192, 12_287]) {
      expect(await preflight(cutTo(file, bytes), 'x')).toEqual({ kind: 'header-cut-short', name: 'x', bytes, expectedBytes: 12_288 });
    }
  });

  test('newer and older storage', async () => {
    const file = await make('versions.duckdb', '');
    expect(await preflight(await patched(file, 12, [69]), 'x')).toMatchObject({ kind: 'newer-duckdb', storageVersion: 69 });
    expect(await preflight(await patched(file, 12, [0xe7, 0x03]), 'x')).toMatchObject({ kind: 'newer-duckdb', storageVersion: 999 });
    expect(await preflight(await patched(file, 12, [51]), 'x')).toMatchObject({ kind: 'older-duckdb', storageVersion: 51 });
  });

  test('an encrypted database', async () => {
    await native.run("SET force_mbedtls_unsafe = 'true'");
    expect(await preflight(await make('secret.duckdb', "(ENCRYPTION_KEY 'abc')"), 'x')).toEqual({ kind: 'encrypted', name: 'x' });
  });

  test('absurd block sizes and counts', async () => {
    const file = await make('absurd.duckdb', '');
    expect(await preflight(await patched(file, 4096 + 40, [7]), 'x')).toMatchObject({ kind: 'header-damaged' });
    expect(await preflight(await patched(file, 4096 + 38, [1]), 'x')).toMatchObject({ kind: 'header-damaged' });
  });
});
