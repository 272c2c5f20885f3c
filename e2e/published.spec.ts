import type { RequestListener, ServerResponse } from 'node:http';
import { readFileSync } from 'node:fs';
import { openApp } from './app.ts';
import { FILES } from './data/files.ts';
import { expect } from './fixtures.ts';
import { test } from './host.ts';
import { chooseOpen, datasetLine, expectFailure, expectOpen, openingBar } from './opened.ts';

const PUBLISHED = 'data/benchmarks.duckdb';

function bytesOf(path: string): RequestListener {
  return (_, response) => response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(readFileSync(path));
}

test('the published database opens instead of the demo, and the address stays plain', async ({ page, site }) => {
  site.answer(PUBLISHED, bytesOf(FILES.seed));
  await openApp(page);
  await expectOpen(page, 'benchmarks.duckdb', '218 results');
  await expect(datasetLine(page)).toContainText('published');
  expect(page.url()).toBe(site.url);
  await chooseOpen(page, /^Demo/);
  await expectOpen(page, 'demo.duckdb');
  await chooseOpen(page, /^Published data/);
  await expectOpen(page, 'benchmarks.duckdb', '218 results');
  await page.goBack();
  await expectOpen(page, 'demo.duckdb');
});

test('its download shows how far it is, and can be cancelled', async ({ page, site }) => {
  const bytes = readFileSync(FILES.seed);
  const half = Math.floor(bytes.length / 2);
  const waiting: ServerResponse[] = [];
  site.answer(PUBLISHED, (_, response) => {
    response.writeHead(200, { 'content-length': bytes.length }).write(bytes.subarray(0, half));
    waiting.push(response);
  });
  await page.goto('');
  await expect(openingBar(page)).toHaveAccessibleName('Opening benchmarks.duckdb');
  await expect(openingBar(page)).toHaveAttribute('aria-valuenow', '50');
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('Downloading, 219 kB of 438 kB');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { name: 'Drop benchmark results here' })).toBeVisible();
  await expect(openingBar(page)).toHaveCount(0);

  await page.goto('');
  await expect(openingBar(page)).toHaveAttribute('aria-valuenow', '50');
  waiting.at(-1)?.end(bytes.subarray(half));
  await expectOpen(page, 'benchmarks.duckdb', '218 results');
});

test('a host that answers every address with a page publishes nothing', async ({ page, site }) => {
  site.answer(PUBLISHED, (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Home</title>'));
  await openApp(page);
  await expectOpen(page, 'demo.duckdb');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByRole('menuitem', { name: /^Demo/ })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: /^Published data/ })).toHaveCount(0);
});

test('a published database that is damaged is told, and the demo is one press away', async ({ page, site }) => {
  site.answer(PUBLISHED, bytesOf(FILES.truncatedInBlock));
  await openApp(page);
  await expectFailure(page, /“benchmarks\.duckdb” is cut short/, 'inside a block');
  await page.getByRole('button', { name: 'Open the demo' }).click();
  await expectOpen(page, 'demo.duckdb');
});

test.describe('a host in trouble', () => {
  test.use({ allowedProblems: /status of 503|net::ERR_/ });

  test('is told by its answer, and the demo is one press away', async ({ page, site }) => {
    site.answer(PUBLISHED, (_, response) => response.writeHead(503).end());
    await openApp(page);
    await expectFailure(page, /“benchmarks\.duckdb” could not be downloaded/, 'The server answered 503.', 'Check the connection');
    await page.getByRole('button', { name: 'Open the demo' }).click();
    await expectOpen(page, 'demo.duckdb');
  });

  test('is told when it breaks off', async ({ page, site }) => {
    site.answer(PUBLISHED, (_, response) => {
      response.writeHead(200, { 'content-length': 400_000 }).write(readFileSync(FILES.seed).subarray(0, 100_000), () => response.destroy());
    });
    await openApp(page);
    await expectFailure(page, /“benchmarks\.duckdb” could not be downloaded/, 'Check the connection');
  });
});
