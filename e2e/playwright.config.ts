import { defineConfig } from '@playwright/test';
import { join } from 'node:path';
import { findChromium } from './browser.ts';
import type { ProjectOptions } from './fixtures.ts';

const cache = join(import.meta.dirname, '../.cache');
const executablePath = findChromium();
/** Chromium asks others by itself, among them what the fields of a form are for; the recorder would take that for the page's doing. */
const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic', '--autofill-server-url=about:blank'];
/** Drawing through an imitated graphics card costs more than the tests do. */
const light = ['--disable-gpu'];

/** What these tests hold the page to has nothing to do with the path under which it is served. */
const WHEREVER_SERVED = '**/{offline,large,matrix,filters,keyboard,accessibility,exports,pages,performance*,power*,phone,formats,errors,recovery,security,command,ingest,sources,agreement}.spec.ts';

/** Playwright itself passes `--no-sandbox`, without which Chromium does not start as root. */
export default defineConfig<object, ProjectOptions>({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: join(cache, 'e2e-results'),
  globalSetup: './globalSetup.ts',
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  retries: 0,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: join(process.env['TEST_REPORTS'] ?? cache, 'playwright.json') }]],
  use: {
    browserName: 'chromium',
    launchOptions: { args: [...quiet, ...light], ...(executablePath === undefined ? {} : { executablePath }) },
    // Recording every test doubles its time; `TRACE=1` records the failing ones.
    trace: process.env['TRACE'] === undefined ? 'off' : 'retain-on-failure',
    screenshot: 'only-on-failure',
    viewport: { width: 1280, height: 800 },
    // A page of its own for each test, as nobody had visited before; only offline.spec.ts is about what stays.
    serviceWorkers: 'block',
  },
  projects: [
    { name: 'root', use: { base: '/' } },
    { name: 'subpath', testIgnore: ['**/guard/**', WHEREVER_SERVED], use: { base: '/some-repo/' } },
  ],
});
