import type { Page } from '@playwright/test';
import { basename } from 'node:path';

import { DidNotFinish } from './probe.ts';

/** Drops a file from disk on the page by trusted drag events: the browser opens it itself, and nothing of it passes through here. */
export async function dropFile(page: Page, path: string): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 800, height: 600 };
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: width / 2, y: height / 2, data });
  }
  await session.detach();
}

/**
 * That the page shows the matrix of the file.
 * @throws {Error} when it shows something else, with what it says.
 */
export async function expectMatrixOf(page: Page, path: string): Promise<void> {
  const name = basename(path);
  const [line, cells, notices] = await page.evaluate(() => [
    document.querySelector('[aria-label="Open dataset"]')?.textContent ?? '',
    document.querySelectorAll('[role=gridcell]').length,
    document.querySelector('[aria-label="Notices"]')?.textContent ?? '',
  ] as const);
  if (!line.includes(name) || cells === 0) throw new Error(`${name} was not opened: ${notices === '' ? `“${line}”, ${cells} cells` : notices.slice(0, 200)}`);
}

/** Drops a database and waits until its matrix is drawn. */
export async function openDatabase(page: Page, path: string, limitMs: number): Promise<void> {
  await dropFile(page, path);
  await page.getByRole('region', { name: 'Open dataset' }).getByText(basename(path)).or(page.getByRole('region', { name: 'Notices' }).getByRole('alert')).first().waitFor({ timeout: limitMs });
  await waitIdle(page, limitMs);
  await expectMatrixOf(page, path);
}

/** Waits until the page rests. */
export async function waitIdle(page: Page, limitMs: number): Promise<void> {
  await page
    .locator('html[data-idle="true"]')
    .waitFor({ state: 'attached', timeout: limitMs })
    .catch((error: unknown) => {
      if (error instanceof Error && error.name === 'TimeoutError') throw new DidNotFinish(`did not answer in ${Math.round(limitMs / 1000)} s`);
      throw error;
    });
}

/** Of one core, below which a browser is taken to do nothing; an animation takes less. */
const RESTING_SHARE = 0.12;
const RESTING_LOOKS = 3;
const LOOK_EVERY_MS = 400;
const PATIENCE_MS = 45_000;

/** Waits until the page, its engines and whatever they do in the background are done, the spare engine and what is read after the first picture included; not for ever. */
export async function waitRest(page: Page, limitMs: number): Promise<void> {
  await waitIdle(page, limitMs);
  const end = performance.now() + PATIENCE_MS;
  let resting = 0;
  let [before, from] = [await rendererSeconds(page), performance.now()];
  while (resting < RESTING_LOOKS && performance.now() < end) {
    await new Promise((resolve) => {
      setTimeout(resolve, LOOK_EVERY_MS);
    });
    const [now, at] = [await rendererSeconds(page), performance.now()];
    resting = ((now - before) * 1000) / (at - from) < RESTING_SHARE ? resting + 1 : 0;
    [before, from] = [now, at];
  }
  await waitIdle(page, limitMs);
}

/** Processor time that the pages of a browser have used. */
async function rendererSeconds(page: Page): Promise<number> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('the browser is gone');
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.filter(({ type }) => type === 'renderer').reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

/** Follows a link inside the open application, as Back and Forward do; the name of the open file stays in it. */
export async function visit(page: Page, parameters: string, limitMs: number): Promise<void> {
  await page.evaluate((wanted) => {
    const data = /[?&](data=[^&]*)/u.exec(location.search)?.[1];
    const search = ['v=1', wanted, data].filter((part) => part !== undefined && part !== '').join('&');
    history.pushState(null, '', `?${search}`);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, parameters);
  // The page draws, and then says that it is at work.
  await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
  await waitIdle(page, limitMs);
}
