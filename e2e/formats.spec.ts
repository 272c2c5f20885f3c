import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { dropFiles, idle, openApp } from './app.ts';
import { exportedFile, FILES, PARQUET_COMPRESSIONS, parquetFile } from './data/files.ts';
import { createDatabase, quoted, readDatabase, withDatabase } from './data/native.ts';
import { FLAT_QUERY, SEED_SQL } from './data/schemas.ts';
import { copyFlipped } from './data/storage.ts';
import { expect, test } from './fixtures.ts';
import { expectOpen, NOTHING_OPEN, openCell, openDropped, readingReport } from './opened.ts';

test.beforeEach(async ({ page }) => {
  await openApp(page, NOTHING_OPEN);
});

test('databases of every storage version from DuckDB 0.10 to 1.5 open', async ({ page }, info) => {
  for (const release of ['v0.10.2', 'v1.2.0', 'v1.3.0', 'v1.4.0', 'v1.5.0']) {
    const path = info.outputPath(`${release}.duckdb`);
    await withDatabase(':memory:', async (connection) => {
      await connection.run(`ATTACH ${quoted(path)} AS made (STORAGE_VERSION '${release}')`);
      await connection.run(`USE made; ${SEED_SQL}; USE memory; DETACH made`);
    });
    await openDropped(page, [path], `${release}.duckdb`, '218 results');
  }
});

test('a database is read lazily: damage in a table nobody asks for does no harm', async ({ page }, info) => {
  const [whole, damaged] = [info.outputPath('whole.duckdb'), info.outputPath('damaged.duckdb')];
  await createDatabase(whole, `${SEED_SQL}; CREATE TABLE ballast AS SELECT md5(i::VARCHAR) AS words FROM range(20000) numbers(i)`);
  const block = await withDatabase(whole, async (connection) => {
    const rows = (await connection.runAndReadAll("SELECT max(block_id)::INTEGER FROM pragma_storage_info('ballast') WHERE block_id >= 0")).getRows();
    return Number(rows[0]?.[0]);
  });
  copyFlipped(whole, damaged, block);
  await openDropped(page, [damaged], 'damaged.duckdb', '218 results');
});

test('every common compression of Parquet opens', async ({ page }) => {
  for (const compression of PARQUET_COMPRESSIONS) {
    const path = parquetFile(compression);
    await openDropped(page, [path], `flat-${compression}.parquet`, '162 results');
  }
});

test('an exported database opens as a folder, as a selection of files and as one of its tables', async ({ page }) => {
  await openDropped(page, [FILES.exported], 'exported', '218 results');
  const tables = readdirSync(FILES.exported).filter((name) => name.endsWith('.parquet'));
  await openDropped(page, tables.map(exportedFile), `${tables.length} Parquet files`, '218 results');
  const report = await readingReport(page);
  for (const name of tables) expect(report).toContain(name.replace('.parquet', ''));
  await openDropped(page, [exportedFile('performance_results.parquet')], 'performance_results.parquet', '162 results');
});

test('a folder of one file per table opens, and the parts of one table become one', async ({ page }, info) => {
  const folder = info.outputPath('tables');
  mkdirSync(join(folder, 'performance_results'), { recursive: true });
  for (const name of ['models', 'hardware_platforms']) copyFileSync(exportedFile(`${name}.parquet`), join(folder, `${name}.parquet`));
  await readDatabase(FILES.seed, async (connection) => {
    for (const part of [0, 1, 2]) {
      const path = join(folder, 'performance_results', `part-${part}.parquet`);
      await connection.run(`COPY (FROM performance_results WHERE id % 3 = ${part}) TO ${quoted(path)} (FORMAT parquet)`);
    }
  });
  await openDropped(page, [folder], 'tables', '162 results');
  expect(await readingReport(page)).toMatch(/performance_results\s*taken for .*\s*162 of 162 rows/);
});

test('nested columns and unknown types of Parquet are tolerated', async ({ page }, info) => {
  const path = info.outputPath('odd.parquet');
  await readDatabase(FILES.seed, async (connection) => {
    await connection.run(`COPY (
      SELECT *, {'os': 'x', 'cores': [1, 2]} AS host, [[1.5, NULL], []] AS curves, MAP {'a': 1} AS tags, uuid() AS run_uuid,
        INTERVAL 3 DAY AS lasted, 'x'::BLOB AS raw, 170141183460469231731687303715884105727::HUGEINT AS huge, '12:00:00+02'::TIMETZ AS clock,
        '101'::BIT AS bits, 1.5::DECIMAL(38, 10) AS exact, 'a'::ENUM ('a', 'b') AS choice, NULL AS nothing, 'NaN'::DOUBLE AS odd
      FROM (${FLAT_QUERY})) TO ${quoted(path)} (FORMAT parquet)`);
  });
  await openDropped(page, [path], 'odd.parquet', '162 results');
});

test('a large Parquet table shows what the same table of a database shows', async ({ page }, info) => {
  const [folder, database] = [info.outputPath('large'), info.outputPath('large.duckdb')];
  mkdirSync(folder);
  const parts = [0, 1].map((part) => join(folder, `part-${part}.parquet`));
  await readDatabase(FILES.seed, async (connection) => {
    for (const [part, path] of parts.entries()) {
      await connection.run(`COPY (
        SELECT flat.*, CASE WHEN copy % 200 > 100 THEN 'version ö' || copy % 7 || ${part} END AS git_commit, 'test ' || copy % 3 AS test_case, copy || 'th copy' AS notes
        FROM (${FLAT_QUERY}) AS flat, range(${part * 200}, ${(part + 1) * 200}) AS copies(copy)) TO ${quoted(path)} (FORMAT parquet, ROW_GROUP_SIZE 10240)`);
    }
  });
  await createDatabase(database, `CREATE TABLE large AS ${parts.map((path) => `FROM ${quoted(path)}`).join(' UNION ALL ')}`);
  const seen: string[] = [];
  for (const [path, name] of [[folder, 'large'], [database, 'large.duckdb']] as const) {
    await openDropped(page, [path], name, '64,800 results');
    const matrix = await page.getByRole('main').ariaSnapshot();
    const report = await readingReport(page);
    const evidence = await openCell(page, /bert-base-uncased on CPU/);
    await expect(evidence.getByRole('listitem').first()).toBeVisible();
    await idle(page);
    seen.push([matrix, report, await evidence.innerText()].join('\n').replaceAll('large.duckdb', 'large'));
    await page.keyboard.press('Escape');
  }
  expect(seen[0]).toContain('version ö');
  expect(seen[0]).toBe(seen[1]);
});

test('decoding tells how far it is', async ({ page }, info) => {
  const folder = info.outputPath('many');
  mkdirSync(folder);
  await readDatabase(FILES.seed, async (connection) => {
    for (let part = 0; part < 12; part += 1) await connection.run(`COPY (${FLAT_QUERY}) TO ${quoted(join(folder, `results_${part}.parquet`))} (FORMAT parquet)`);
  });
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seenProgress: seen });
    new MutationObserver(() => {
      const bar = document.querySelector('[role=progressbar]');
      if (bar !== null) seen.push(`${bar.parentElement?.textContent ?? ''} ${bar.getAttribute('aria-valuenow') ?? '?'} %`);
    }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  await dropFiles(page, [folder]);
  await expectOpen(page, 'many', `${(12 * 162).toLocaleString('en-US')} results`);
  const seen = await page.evaluate(() => (window as unknown as { seenProgress: string[] }).seenProgress);
  const decoding = seen.filter((text) => text.includes('Decoding')).map((text) => Number(/ (\d+) %$/.exec(text)?.[1] ?? Number.NaN));
  expect(decoding.some((percent) => percent > 0 && percent < 100)).toBe(true);
  expect(decoding).toEqual(decoding.toSorted((left, right) => left - right));
});
