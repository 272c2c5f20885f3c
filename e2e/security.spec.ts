import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { dropFiles, idle, openApp } from './app.ts';
import { FILES } from './data/files.ts';
import { askEngine, engineWorker } from './engineAccess.ts';
import { expect, test } from './fixtures.ts';
import { datasetLine, expectFailure, expectOpen, failureCard, NOTHING_OPEN, openCell, openDropped, readingReport } from './opened.ts';

/** Marks that no text of a file, a name or an address became markup or code. */
async function expectOnlyText(page: Page): Promise<void> {
  const found = await page.evaluate(() => ({
    ran: '__hostile' in window,
    scripts: Array.from(document.scripts, (script) => (script.src === '' ? script.text : 'of the site')),
    handlers: Array.from(document.querySelectorAll('*')).filter((element) => element.getAttributeNames().some((name) => /^on|^srcdoc$/.test(name))).length,
    links: Array.from(document.links, (link) => link.protocol).filter((protocol) => !/^(?:https?|blob):$/.test(protocol)),
    images: Array.from(document.images, (image) => new URL(image.src).origin).filter((origin) => origin !== location.origin),
  }));
  expect(found).toEqual({ ran: false, scripts: found.scripts.map(() => 'of the site'), handlers: 0, links: [], images: [] });
}

test('the engine is locked before it sees a file, and stays locked', async ({ page }) => {
  await openApp(page, NOTHING_OPEN);
  await openDropped(page, [FILES.seed], 'seed.duckdb');
  const worker = await engineWorker(page);
  const settings = await askEngine(
    worker,
    `SELECT name, value FROM duckdb_settings() WHERE name IN ('allowed_directories', 'autoinstall_known_extensions', 'autoload_known_extensions',
      'enable_external_access', 'lock_configuration') ORDER BY name`,
  );
  expect(settings).toEqual({
    rows: [
      ['allowed_directories', '[/drop/]'],
      ['autoinstall_known_extensions', 'false'],
      ['autoload_known_extensions', 'false'],
      ['enable_external_access', 'false'],
      ['lock_configuration', 'true'],
    ],
  });
  for (const sql of [
    'SET enable_external_access = true',
    'RESET lock_configuration',
    "SET allowed_directories = ['/']",
    "SELECT * FROM read_text('/etc/passwd')",
    "SELECT * FROM glob('*')",
    "ATTACH 'other.duckdb'",
    "COPY (SELECT 1) TO 'out.csv'",
    'LOAD parquet',
    'INSERT INTO src.models (model_id) VALUES (99)',
    'DROP TABLE src.models',
  ]) {
    expect(await askEngine(worker, sql), sql).toHaveProperty('refused');
  }
});

test('a dropped database is never the default one: its macros change no number', async ({ page }) => {
  await openApp(page, NOTHING_OPEN);
  await openDropped(page, [FILES.hostileView], 'hostile-view.duckdb', '56 results');
  const worker = await engineWorker(page);
  expect(await askEngine(worker, 'SELECT current_database(), sum(2)::INTEGER, src.sum(2)::INTEGER')).toEqual({ rows: [['memory', 2, 42]] });
  expect(await readingReport(page)).toContain('test_results');
});

test('names of a file are shown as they are and run nothing', async ({ page }) => {
  await openApp(page, NOTHING_OPEN);
  await openDropped(page, [FILES.hostileNames], 'hostile-names.duckdb');
  await page.getByRole('combobox', { name: 'Group by' }).selectOption({ label: 'Nothing' });
  for (const [search, name] of [
    ['__proto__', '__proto__'],
    ['constructor', 'constructor'],
    ['DROP TABLE', `'; DROP TABLE models; --`],
    ['<script>', '<script>window.__hostile=1</script>'],
    ['<img', '<img src=x onerror="window.__hostile=1">'],
  ] as const) {
    await page.getByRole('searchbox').fill(search);
    await idle(page);
    const row = page.getByRole('rowheader').filter({ hasText: name });
    await expect(row).toHaveCount(1);
    await page.getByRole('row').filter({ has: row }).getByRole('gridcell', { name: /Failing/ }).first().dblclick();
    await expect(page.getByRole('complementary', { name: 'Evidence' })).toContainText(name);
    await idle(page);
    await expectOnlyText(page);
  }
  await page.reload();
  await openDropped(page, [FILES.hostileNames], 'hostile-names.duckdb');
  await expect(page.getByRole('complementary', { name: 'Evidence' })).toContainText('<img src=x onerror="window.__hostile=1">');
  expect(await readingReport(page)).toContain('<script>window.__hostile=1</script>');
  for (const filter of ['Hardware', 'Device', 'Family']) {
    await page.getByRole('region', { name: 'Filters' }).getByRole('button', { name: filter }).click();
    await idle(page);
    await page.keyboard.press('Escape');
  }
  await expectOnlyText(page);
});

test('the name of a file and what is wrong with it are shown as text', async ({ page }) => {
  const name = '<img src=x onerror=window.__hostile=1>\u202E.duckdb';
  const shown = '<img src=x onerror=window.__hostile=1>';
  await openApp(page, NOTHING_OPEN);
  await dropFiles(page, [{ name, bytes: '' }]);
  await expectFailure(page, new RegExp(`“${shown}.*” is empty`));
  await dropFiles(page, [{ name, bytes: readFileSync(FILES.flippedByte) }]);
  await expectFailure(page, new RegExp(`“${shown}.*” is damaged`));
  await dropFiles(page, [{ name, bytes: readFileSync(FILES.seed) }]);
  await expectOpen(page, shown, '218 results');
  await expect(failureCard(page)).toHaveCount(0);
  await expectOnlyText(page);
  await page.reload();
  await expect(page.getByRole('heading', { name: /This link was made for/ })).toContainText(shown);
  await expectOnlyText(page);
});

test('what an address says is neither markup nor SQL', async ({ page }) => {
  const attack = `<img src=x onerror=window.__hostile=1>'; DROP TABLE bench.row; --")`;
  await openApp(page, NOTHING_OPEN);
  await openDropped(page, [FILES.seed], 'seed.duckdb');
  const data = new URL(page.url()).searchParams.get('data') ?? '';
  const fields = ['q', 'modality', 'family', 'hardware', 'device', 'state', 'only', 'precision', 'batch', 'test', 'since', 'until', 'evidence', 'show', 'at.batch', 'at.precision', 'at.case', 'sort', 'group', 'open', 'fold', 'stale', 'page'];
  for (const names of [fields, ['q'], ['hardware', 'precision', 'batch', 'test', 'device'], ['at.batch', 'at.precision', 'at.case']]) {
    const query = new URLSearchParams({ v: '1', data, cell: `${attack}~cpu`, ...Object.fromEntries(names.map((name) => [name, attack])), ...(names.includes('at.batch') ? { show: 'latency.median' } : {}) });
    await openApp(page, `?${query}`);
    await openDropped(page, [FILES.seed], 'seed.duckdb', '218 results');
    await expectOnlyText(page);
    const worker = await engineWorker(page);
    expect(await askEngine(worker, 'SELECT count(*)::INTEGER FROM bench.row WHERE reason IS NULL')).toEqual({ rows: [[218]] });
  }
});

for (const [what, file, results] of [
  ['texts of ten million characters', FILES.hugeText, '218 results'],
  ['ten thousand columns', FILES.manyColumns, '76 results'],
  ['five thousand tables', FILES.manyTables, '218 results'],
] as const) {
  test(`a file with ${what} does no harm`, async ({ page }) => {
    await openApp(page, NOTHING_OPEN);
    await dropFiles(page, [file]);
    await expect(datasetLine(page)).toContainText(results, { timeout: 90_000 });
    await openCell(page, /t5-small on CPU/);
    await expect(page.getByRole('complementary', { name: 'Evidence' }).getByRole('listitem').first()).toBeVisible();
    await readingReport(page);
    const size = await page.evaluate(() => document.documentElement.outerHTML.length);
    expect(size).toBeLessThan(1_000_000);
  });
}

test('nothing is kept but taste', async ({ page, context }) => {
  await openApp(page, NOTHING_OPEN);
  await openDropped(page, [FILES.seed], 'seed.duckdb');
  await page.getByRole('button', { name: 'Dense rows' }).click();
  await openCell(page, /bert-base-uncased on CPU/);
  await idle(page);
  const kept = await page.evaluate(async () => {
    const files: string[] = [];
    for await (const name of (await navigator.storage.getDirectory()).keys()) files.push(name);
    return {
      files,
      local: Object.keys(localStorage),
      session: Object.keys(sessionStorage),
      databases: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    };
  });
  expect(kept).toEqual({ local: ['density'], session: [], databases: 0, caches: 0, workers: 0, files: [] });
  expect(await context.cookies()).toEqual([]);
});
