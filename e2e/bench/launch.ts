import { chromium } from '@playwright/test';
import type { Browser } from '@playwright/test';

import { ensureChromium } from '../browser.ts';
import { installProbe } from './probe.ts';
import type { WatchedPage } from './stage.ts';

/** As in `e2e/playwright.config.ts`; a spare process would be taken for that of the page. */
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic', '--disable-features=SpareRendererForSitePerProcess'];
export const VIEWPORT = { width: 1440, height: 900 } as const;

export async function launchBrowser(): Promise<Browser> {
  return await chromium.launch({ executablePath: ensureChromium(), args: ARGUMENTS });
}

export async function newWatchedPage(browser: Browser, viewport: { readonly width: number; readonly height: number } = VIEWPORT): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport, colorScheme: 'light' });
  await installProbe(context);
  const page = await context.newPage();
  return { page, context, close: () => context.close() };
}
