import { readFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';

/** Memory that the processes of a browser's pages hold, in bytes, without pages of files that they share; null where the system does not tell. */
export async function rendererBytes(browser: Browser): Promise<number | null> {
  const session = await browser.newBrowserCDPSession();
  try {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const sizes = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => anonymousBytes(id));
    return sizes.reduce((sum: number | null, size) => (sum === null || size === null ? null : sum + size), 0);
  } finally {
    await session.detach();
  }
}

function anonymousBytes(id: number): number | null {
  try {
    const [, kilobytes] = /^RssAnon:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${id}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
}
