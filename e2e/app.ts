import type { Locator, Page, TestInfo } from '@playwright/test';
import { test } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A file or folder on disk, or bytes under a name. */
export type TestFile = string | { readonly name: string; readonly bytes: Uint8Array | string };

/** Opens the application, at a path relative to its base such as `?v=1&page=matrix`, and waits until it rests. */
export async function openApp(page: Page, path = ''): Promise<void> {
  await page.goto(path);
  await idle(page);
}

/** Waits until the application says that no query, file or drawing is under way; without a limit of its own the test's ends it. */
export async function idle(page: Page, timeout = 0): Promise<void> {
  await page.locator('html[data-idle="true"]').waitFor({ state: 'attached', timeout });
}

/**
 * Drops files and folders on the page as a person does: trusted drag events whose files the browser opens itself.
 * Without a place they fall on the middle of the window.
 */
export async function dropFiles(page: Page, files: readonly TestFile[], place?: Locator): Promise<void> {
  const paths = filesOnDisk(files, test.info());
  const { x, y } = await middle(page, place);
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x, y, data });
  }
  await session.detach();
}

/** Presses what opens the file dialog and picks files there. */
export async function pickFiles(page: Page, opener: Locator, files: readonly TestFile[]): Promise<void> {
  const paths = filesOnDisk(files, test.info());
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), opener.click()]);
  await chooser.setFiles(paths);
}

function filesOnDisk(files: readonly TestFile[], info: TestInfo): string[] {
  return files.map((file, index) => {
    if (typeof file === 'string') return resolve(file);
    const folder = info.outputPath(`files-${index}`);
    mkdirSync(folder, { recursive: true });
    const path = join(folder, file.name);
    writeFileSync(path, file.bytes);
    return path;
  });
}

async function middle(page: Page, place: Locator | undefined): Promise<{ x: number; y: number }> {
  const box = place === undefined ? undefined : await place.boundingBox();
  if (box === null) throw new Error('the place to drop on is not visible');
  if (box !== undefined) return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const size = page.viewportSize() ?? { width: 0, height: 0 };
  return { x: size.width / 2, y: size.height / 2 };
}
