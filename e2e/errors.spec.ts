import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { dropFiles, idle, openApp } from './app.ts';
import type { TestFile } from './app.ts';
import { exportedFile, FILES } from './data/files.ts';
import { createDatabase } from './data/native.ts';
import { SEED_SQL } from './data/schemas.ts';
import { copyHanging } from './data/storage.ts';
import { expect, test } from './fixtures.ts';
import { datasetLine, expectFailure, expectOpen, failureCard, NOTHING_OPEN, openCell, openDropped, openingBar, pictureOf } from './opened.ts';

const STAYS = 'What was open stays open.';

interface Refused {
  readonly files: () => readonly TestFile[];
  readonly title: RegExp;
  readonly words: readonly (string | RegExp)[];
}

const named = (name: string, bytes: () => Uint8Array | string): (() => readonly TestFile[]) => () => [{ name, bytes: bytes() }];
const stored = (...paths: readonly string[]): (() => readonly TestFile[]) => () => paths;

/** What is refused by a look at it, before any engine sees it. */
const BEFORE_THE_ENGINE: readonly Refused[] = [
  { files: stored(FILES.empty), title: /“empty\.duckdb” is empty/, words: ['0 bytes', 'Copy it again'] },
  { files: named('noise.duckdb', () => Uint8Array.from({ length: 20_000 }, (_, index) => (index * 151) % 256)), title: /“noise\.duckdb” is not a benchmark database/, words: ['looks like', 'Open a DuckDB database'] },
  { files: named('head.duckdb', () => readFileSync(FILES.seed).subarray(0, 5000)), title: /“head\.duckdb” is cut short/, words: ['ends after 5,000 bytes', 'Copy or download the file again'] },
  { files: stored(FILES.truncatedInBlock), title: /is cut short/, words: ['438,272 bytes', 'inside a block', 'Copy or download the file again'] },
  { files: stored(FILES.truncatedAtBlock), title: /is cut short/, words: ['before its last block', 'Copy or download the file again'] },
  { files: stored(FILES.newer), title: /was written by a newer DuckDB/, words: ['storage version is 69', '64 to 68', 'EXPORT DATABASE'] },
  { files: stored(FILES.newest), title: /was written by a newer DuckDB/, words: ['storage version is 999', 'EXPORT DATABASE'] },
  { files: stored(FILES.encrypted), title: /is encrypted/, words: ['no way to ask for a key', 'without ENCRYPTION_KEY'] },
  { files: stored(FILES.wal), title: /is a write-ahead log/, words: ['not the database', 'Open it together with its database, “pair.duckdb”'] },
  { files: stored(FILES.seed, FILES.wal), title: /“pair\.duckdb\.wal” belongs to another database/, words: ['“seed.duckdb.wal”', 'Open the database alone'] },
  { files: stored(FILES.sqlite), title: /is a SQLite database/, words: ['not supported yet', 'Convert it with DuckDB'] },
  { files: stored(FILES.csv), title: /“results\.csv” is a CSV file/, words: ['not supported yet', 'Convert it with DuckDB'] },
  { files: stored(FILES.csvNamedDuckdb), title: /“really-csv\.duckdb” is a CSV file/, words: ['not supported yet'] },
  { files: named('login.duckdb', () => '<!doctype html><title>Sign in</title>'), title: /“login\.duckdb” is a web page/, words: ['Download the database again'] },
  { files: stored(FILES.seed, FILES.truncatedInBlock), title: /“truncated-in-block\.duckdb” is cut short/, words: ['inside a block'] },
  { files: named('cut.parquet', () => readFileSync(FILES.flatParquet).subarray(0, 2000)), title: /“cut\.parquet” cannot be read as Parquet/, words: ['Write the file again'] },
];

/** What only the engine or the decoder finds out. */
const BY_THE_ENGINE: readonly Refused[] = [
  { files: stored(FILES.flippedByte), title: /“flipped-byte\.duckdb” is damaged/, words: ['does not match', 'block at location', 'Copy or download the file again'] },
  { files: stored(FILES.seed, FILES.flippedByte), title: /“flipped-byte\.duckdb” is damaged/, words: ['does not match'] },
  { files: stored(FILES.noTables), title: /“no-tables\.duckdb” holds no tables/, words: ['no table', '“no-tables.duckdb.wal”'] },
  { files: stored(FILES.unknownTables), title: /“unknown-tables\.duckdb” holds no benchmark tables/, words: ['“recipes” and “weather”', 'none has the columns of a benchmark result'] },
  { files: damagedLog, title: /The write-ahead log of “pair\.duckdb” cannot be replayed/, words: ['DuckDB says', 'Open and close the database once'] },
  { files: named('damaged.parquet', damagedParquet), title: /“damaged\.parquet” cannot be read as Parquet/, words: ['Write the file again'] },
];

function damagedLog(): readonly TestFile[] {
  const log = readFileSync(FILES.wal);
  const at = Math.floor(log.length / 2);
  log.writeUInt8(log.readUInt8(at) ^ 0xff, at);
  return [FILES.withWal, { name: basename(FILES.wal), bytes: log }];
}

function damagedParquet(): Uint8Array {
  const bytes = readFileSync(exportedFile('performance_results.parquet'));
  bytes.fill(0xee, 4, 400);
  return bytes;
}

async function expectAllRefused(page: Parameters<typeof pictureOf>[0], cases: readonly Refused[]): Promise<void> {
  await openApp(page, NOTHING_OPEN);
  await openDropped(page, [FILES.mixed], 'mixed.duckdb', '8 results');
  const before = await pictureOf(page);
  for (const { files, title, words } of cases) {
    await test.step(title.source, async () => {
      await dropFiles(page, files());
      await expectFailure(page, title, ...words, STAYS);
      expect(await pictureOf(page)).toBe(before);
      await failureCard(page).getByRole('button', { name: 'Dismiss' }).click();
      await expect(failureCard(page)).toHaveCount(0);
    });
  }
}

test('what is no whole database is refused by its content, and nothing changes', async ({ page }) => {
  await expectAllRefused(page, BEFORE_THE_ENGINE);
});

test('what the engine cannot read is refused, and nothing changes', async ({ page }) => {
  await expectAllRefused(page, BY_THE_ENGINE);
});

test('a refused first file leaves the invitation, with a way out', async ({ page }) => {
  await openApp(page, NOTHING_OPEN);
  await dropFiles(page, [FILES.csv]);
  await expectFailure(page, /is a CSV file/);
  await expect(failureCard(page)).not.toContainText(STAYS);
  await page.getByRole('button', { name: 'Open the demo instead' }).click();
  await expectOpen(page, 'demo.duckdb');
  await expect(failureCard(page)).toHaveCount(0);
});

test.describe('a file on disk that is not the same any more', () => {
  test.use({ allowedProblems: /^console: FAIL WITH: Not(?:Readable|Found)Error/ });

  for (const [what, change] of [
    ['changed', (path: string) => writeFileSync(path, 'other content')],
    ['deleted', (path: string) => rmSync(path)],
  ] as const) {
    test(`is told when it was ${what} and more of it is needed`, async ({ page }, info) => {
      const path = info.outputPath('mine.duckdb');
      await createDatabase(path, `${SEED_SQL}; ALTER TABLE test_results ADD COLUMN suggested_fix VARCHAR;
        UPDATE test_results SET suggested_fix = (SELECT string_agg(md5((i * 100 + id)::VARCHAR), '') FROM range(8000) numbers(i))`);
      await openApp(page, NOTHING_OPEN);
      await openDropped(page, [path], 'mine.duckdb', '218 results');
      change(path);
      const evidence = await openCell(page, /whisper-tiny on WebGPU/);
      await expect(evidence).toContainText('The evidence could not be read');
      await expectFailure(page, /“mine\.duckdb” can no longer be read/, 'changed, moved or deleted', 'Open it again', STAYS);
      await expect(datasetLine(page)).toContainText('mine.duckdb');
      await expect(page.getByRole('grid')).toBeVisible();
    });
  }

  test('is told when Back asks for it again', async ({ page }, info) => {
    const path = info.outputPath('gone.duckdb');
    copyFileSync(FILES.seed, path);
    await openApp(page, NOTHING_OPEN);
    await openDropped(page, [path], 'gone.duckdb');
    await openDropped(page, [FILES.mixed], 'mixed.duckdb');
    rmSync(path);
    await page.goBack();
    await expectFailure(page, /“gone\.duckdb” can no longer be read/, 'Open it again');
    await expect(datasetLine(page)).toContainText('mixed.duckdb');
  });
});

test('a file that hangs the engine past its header is given up, and what was open stays', async ({ page }, info) => {
  const path = info.outputPath('hanging.duckdb');
  copyHanging(FILES.seed, path);
  await page.clock.install();
  await openApp(page, NOTHING_OPEN);
  await openDropped(page, [FILES.mixed], 'mixed.duckdb');
  await dropFiles(page, [path]);
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('Opening hanging.duckdb');
  await expect(async () => {
    await page.clock.runFor(5000);
    await expect(failureCard(page)).toBeVisible({ timeout: 500 });
  }).toPass();
  await expectFailure(page, /does not answer while reading “hanging\.duckdb”/, 'It was stopped', 'cut short or damaged', STAYS);
  await expect(datasetLine(page)).toContainText('mixed.duckdb');
  await openCell(page, /bert-base-uncased on CPU/);
  await expect(page.getByRole('complementary', { name: 'Evidence' }).getByRole('listitem').first()).toBeVisible();
});

test.describe('a part of the page that does not arrive', () => {
  test.use({ allowedProblems: /openDataset-.*\.js|Failed to fetch dynamically imported module/ });

  test('is told, with what to do', async ({ page }) => {
    await page.route('**/assets/openDataset-*.js', (route) => route.abort());
    await openApp(page);
    await expectFailure(page, /part of this page could not be loaded/, 'Reload the page');
    await expect(openingBar(page)).toHaveCount(0);
  });
});

test('a browser that lacks what is needed is told what', async ({ page }) => {
  await page.addInitScript(() => {
    WebAssembly.validate = () => false;
  });
  await openApp(page);
  await expectFailure(page, /This browser cannot run the database engine/, 'It lacks WebAssembly exceptions', 'Chrome or Edge 111');
  await idle(page);
  await expect(datasetLine(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Open files' })).toBeVisible();
});
