import type { Page } from '@playwright/test';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStaticServer } from '../src/cli/staticServer.ts';
import type { StaticServer } from '../src/cli/staticServer.ts';
import { idle, openApp } from './app.ts';
import { expect, test as base } from './fixtures.ts';
import { datasetLine, expectOpen } from './opened.ts';

/** A host of a copy of the site, which can be switched off and hold another version. */
interface SwitchedHost extends StaticServer {
  readonly folder: string;
  start(): Promise<void>;
}

const test = base.extend<object, { site: SwitchedHost }>({
  site: [
    async ({ root }, provide) => {
      const folder = mkdtempSync(join(tmpdir(), 'site-'));
      cpSync(root, folder, { recursive: true });
      const serve = (port?: number): Promise<StaticServer> => startStaticServer({ root: folder, base: '/some-repo/', ...(port === undefined ? {} : { port }) });
      let server = await serve();
      const { origin, url, port } = server;
      const host: SwitchedHost = {
        origin,
        url,
        port,
        folder,
        close: () => server.close(),
        async start() {
          server = await serve(port);
        },
      };
      await provide(host);
      await server.close();
      rmSync(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
});

test.use({ serviceWorkers: 'allow', allowedProblems: /net::ERR_|\/data\/benchmarks\.duckdb/ });

/** Opens the page as for the first time and waits until all of it, and what it shows, is kept. */
async function openAndKeep(page: Page): Promise<void> {
  await openApp(page);
  await expectOpen(page, 'demo.duckdb');
  const kept = () => page.evaluate(async () => (await caches.match(new URL('data/demo.duckdb', document.baseURI)))?.ok ?? false);
  await expect.poll(kept).toBe(true);
}

test('a repeated visit works without a network, and says which copy it shows', async ({ page, site }) => {
  await openAndKeep(page);
  await site.close();
  await page.reload();
  await expectOpen(page, 'demo.duckdb');
  await expect(page.getByRole('grid')).toBeVisible();
  const notices = page.getByRole('region', { name: 'Notices' });
  await expect(notices).toContainText(/Offline: this is the copy of demo\.duckdb from \d{1,2} \w{3} \d{4}/);
  await page.getByRole('link', { name: 'Performance' }).click();
  await expect(page.locator('canvas').first()).toBeVisible();
  expect(page.workers().map((worker) => new URL(worker.url()).protocol).filter((protocol) => protocol !== 'blob:')).toEqual([]);

  await site.start();
  await page.reload();
  await expectOpen(page, 'demo.duckdb');
  await expect(notices).not.toContainText('Offline');
});

/** What the list of files says of the page's content. */
const PAGE_REVISION = /(index\.html[`'"],\s*revision:\s*[`'"])\w+/g;

/** Publishes the site anew with its main script under another name. */
function publishOther(folder: string): string {
  const entry = /assets\/(index-[\w-]+\.js)/.exec(readFileSync(join(folder, 'index.html'), 'utf8'))?.[1] ?? 'no script';
  const other = 'index-OTHER.js';
  const scripts = readdirSync(join(folder, 'assets')).filter((name) => name.endsWith('.js'));
  for (const file of ['index.html', 'service-worker.js', ...scripts.map((name) => `assets/${name}`)]) {
    const text = readFileSync(join(folder, file), 'utf8').replaceAll(entry, other).replaceAll(PAGE_REVISION, '$1other');
    writeFileSync(join(folder, file === `assets/${entry}` ? `assets/${other}` : file), text);
  }
  rmSync(join(folder, 'assets', entry));
  return other;
}

test('another version is told, and shown when asked for', async ({ page, site }) => {
  await openAndKeep(page);
  const other = publishOther(site.folder);
  await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
  const reload = page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Reload' });
  await expect(reload).toBeVisible();
  await expect(datasetLine(page)).toContainText('demo.duckdb');
  await reload.click();
  await expect(page.locator(`script[src$="${other}"]`)).toBeAttached();
  await idle(page);
  await expect(reload).toHaveCount(0);
  await site.close();
  await page.reload();
  await expectOpen(page, 'demo.duckdb');
  await expect(page.locator(`script[src$="${other}"]`)).toBeAttached();
  await site.start();
});
