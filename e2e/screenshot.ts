import { chromium } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { startStaticServer } from '../src/cli/staticServer.ts';
import { ensureChromium } from './browser.ts';

/** Takes the picture of the readme from the built site: `npm run build && npm run screenshot`. */
async function main(): Promise<void> {
  const server = await startStaticServer({ root: 'dist/site' });
  const args = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic'];
  const browser = await chromium.launch({ executablePath: ensureChromium(), args });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 860 }, colorScheme: 'light', reducedMotion: 'reduce' });
    await page.goto(`${server.url}?v=1&cell=flan-t5-large~mps`);
    await page.locator('html[data-idle="true"]').waitFor({ state: 'attached' });
    mkdirSync('.github', { recursive: true });
    await page.screenshot({ path: '.github/dashboard.png' });
  } finally {
    await browser.close();
    await server.close();
  }
}

await main();
