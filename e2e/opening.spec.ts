import type { FileChooser, Page, Route } from '@playwright/test';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { dropFiles, openApp, pickFiles } from './app.ts';
import { FILES } from './data/files.ts';
import { expect, test } from './fixtures.ts';
import { chooseOpen, datasetLine, expectFailure, expectOpen, failureCard, NOTHING_OPEN, openDropped, openingBar, pictureOf } from './opened.ts';

const SEED = 'seed.duckdb';
const SEED_RESULTS = '218 results';
const FLAT_RESULTS = '162 results';

/** Presses a key that opens the file dialog; the browser must first have heard that the test takes it. */
async function dialogAfter(page: Page, key: string): Promise<FileChooser> {
  const dialog = page.waitForEvent('filechooser');
  await page.evaluate(() => undefined);
  await page.keyboard.press(key);
  return dialog;
}

test('the site opens its demo, and says that it is synthetic', async ({ page }) => {
  await openApp(page);
  await expect(datasetLine(page)).toContainText('demo.duckdb');
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('Synthetic data');
  await expect(page).toHaveTitle(/demo\.duckdb/);
});

test.describe('with nothing open yet', () => {
  test.beforeEach(async ({ page }) => {
    await openApp(page, NOTHING_OPEN);
  });

  test('a file may be dropped anywhere, and its address names it', async ({ page }) => {
    for (const [place, file, name] of [
      [page.getByRole('button', { name: 'Choose the file' }), FILES.seed, SEED],
      [page.getByRole('heading', { level: 1 }), FILES.mixed, 'mixed.duckdb'],
    ] as const) {
      await dropFiles(page, [file], place);
      await expectOpen(page, name);
      await expect(page).toHaveURL(new RegExp(`data=${name}~[0-9a-f]{16}`));
      await expect(page).toHaveTitle(new RegExp(name));
    }
    await page.goBack();
    await expectOpen(page, SEED, SEED_RESULTS);
  });

  test('files that hover are invited, and a drag of text is not', async ({ page }) => {
    const session = await page.context().newCDPSession(page);
    const drag = async (types: readonly ('dragEnter' | 'dragOver' | 'drop')[], data: { items: { mimeType: string; data: string }[]; files: string[] }): Promise<void> => {
      for (const type of types) await session.send('Input.dispatchDragEvent', { type, x: 400, y: 400, data: { ...data, dragOperationsMask: 1 } });
    };
    const words = { items: [{ mimeType: 'text/plain', data: 'words' }], files: [] };
    const file = { items: [], files: [FILES.seed] };
    const invitation = page.getByText('Drop to open');
    await drag(['dragEnter', 'dragOver', 'drop'], words);
    await expect(invitation).toHaveCount(0);
    await drag(['dragEnter', 'dragOver'], file);
    await expect(invitation).toBeVisible();
    await drag(['drop'], file);
    await expect(invitation).toHaveCount(0);
    await expectOpen(page, SEED, SEED_RESULTS);
  });

  test('files and folders are picked with the button', async ({ page }) => {
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await pickFiles(page, page.getByRole('menuitem', { name: /^Files…/ }), [FILES.seed]);
    await expectOpen(page, SEED, SEED_RESULTS);
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await pickFiles(page, page.getByRole('menuitem', { name: /^Folder…/ }), [FILES.exported]);
    await expectOpen(page, 'exported', SEED_RESULTS);
  });

  test('the keyboard alone opens a file, by the menu and by its key', async ({ page }) => {
    await page.getByRole('button', { name: 'Open', exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitem', { name: /^Files…/ })).toBeFocused();
    const byMenu = await dialogAfter(page, 'Enter');
    await byMenu.setFiles(FILES.seed);
    await expectOpen(page, SEED, SEED_RESULTS);
    const byKey = await dialogAfter(page, 'o');
    expect(byKey.isMultiple()).toBe(true);
    await byKey.setFiles(FILES.mixed);
    await expectOpen(page, 'mixed.duckdb');
  });

  test('a pasted file opens, and an image from the clipboard is refused', async ({ page, context }) => {
    await page.evaluate((bytes) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], 'pasted.duckdb'));
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }, readFileSync(FILES.seed).toString('base64'));
    await expectOpen(page, 'pasted.duckdb', SEED_RESULTS);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(1, 1);
      canvas.getContext('2d')?.fillRect(0, 0, 1, 1);
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': await canvas.convertToBlob() })]);
    });
    await page.getByRole('main').click({ position: { x: 2, y: 2 } });
    await page.keyboard.press('ControlOrMeta+V');
    await expectFailure(page, /image\.png.* is not a benchmark database/, 'a PNG image', 'What was open stays open.');
    await expect(datasetLine(page)).toContainText('pasted.duckdb');
  });

  test('what a file is, is decided by its content and not by its name', async ({ page }) => {
    const database = readFileSync(FILES.seed);
    const parquet = readFileSync(FILES.flatParquet);
    for (const [name, bytes, results] of [
      ['really-parquet.duckdb', parquet, FLAT_RESULTS],
      ['really-a-database.parquet', database, SEED_RESULTS],
      ['no-extension', database, SEED_RESULTS],
      ['results.db', database, SEED_RESULTS],
      ['flat table (1).txt', parquet, FLAT_RESULTS],
    ] as const) {
      await openDropped(page, [{ name, bytes }], name, results);
    }
  });

  test('a log dropped along with its database is replayed', async ({ page }) => {
    const models = page.getByRole('region', { name: 'Filters' }).getByRole('status');
    await openDropped(page, [FILES.withWal], basename(FILES.withWal));
    await expect(models).toContainText('1 model,');
    await openDropped(page, [FILES.withWal, FILES.wal], basename(FILES.withWal));
    await expect(models).toContainText('2 models');
  });

  test('a folder with a database and other files opens the database and says what it left', async ({ page }, info) => {
    const folder = info.outputPath('runs');
    mkdirSync(folder);
    copyFileSync(FILES.withWal, join(folder, 'pair.duckdb'));
    copyFileSync(FILES.wal, join(folder, 'pair.duckdb.wal'));
    copyFileSync(FILES.csv, join(folder, 'notes.csv'));
    await openDropped(page, [folder], 'pair.duckdb');
    await expect(page.getByRole('region', { name: 'Filters' }).getByRole('status')).toContainText('2 models');
    await expect(page.getByRole('region', { name: 'Notices' })).toContainText('Left aside: runs/notes.csv.');
  });

  test('opening only reads: the file keeps every byte', async ({ page }, info) => {
    const path = info.outputPath('mine.duckdb');
    copyFileSync(FILES.seed, path);
    await openDropped(page, [path], 'mine.duckdb', SEED_RESULTS);
    expect(readFileSync(path).equals(readFileSync(FILES.seed))).toBe(true);
  });

  test('what is open stays in use until the next one is ready', async ({ page }) => {
    await openDropped(page, [FILES.seed], SEED, SEED_RESULTS);
    const held: Route[] = [];
    await page.route('**/data/demo.duckdb', (route) => void held.push(route));
    await chooseOpen(page, /^Demo/);
    await expect(openingBar(page)).toHaveAccessibleName('Opening demo.duckdb');
    await page.getByRole('searchbox').fill('whisper');
    await expect(page.getByRole('rowheader', { name: /whisper-tiny/ })).toBeVisible();
    await expect(page.getByRole('rowheader', { name: /t5-small/ })).toHaveCount(0);
    await expect(datasetLine(page)).toContainText(SEED);
    for (const route of held) await route.continue();
    await expectOpen(page, 'demo.duckdb');
  });

  test('an opening can be cancelled and leaves everything as it was', async ({ page }) => {
    await openDropped(page, [FILES.seed], SEED, SEED_RESULTS);
    const before = await pictureOf(page);
    await page.route(/demo\.duckdb|parquet_wasm/, () => undefined);
    const openings: readonly [name: string, begin: () => Promise<void>, stage: string][] = [
      ['demo.duckdb', () => chooseOpen(page, /^Demo/), 'Looking for it'],
      ['flat.parquet', () => dropFiles(page, [FILES.flatParquet]), 'Decoding'],
    ];
    for (const [name, begin, stage] of openings) {
      await begin();
      await expect(openingBar(page)).toHaveAccessibleName(`Opening ${name}`);
      await expect(page.getByRole('region', { name: 'Notices' })).toContainText(stage);
      await page.getByRole('button', { name: 'Cancel' }).click();
      await expect(openingBar(page)).toHaveCount(0);
      await expect(failureCard(page)).toHaveCount(0);
      expect(await pictureOf(page)).toBe(before);
    }
    await page.unroute(/demo\.duckdb|parquet_wasm/);
    await openDropped(page, [FILES.flatParquet], 'flat.parquet', FLAT_RESULTS);
  });
});
