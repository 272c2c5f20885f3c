import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { normaliseBase, startStaticServer } from './staticServer.ts';
import type { StaticServer } from './staticServer.ts';

let root: string;
let server: StaticServer;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'serve-'));
  mkdirSync(join(root, 'assets'));
  mkdirSync(join(root, 'data'));
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>t</title>');
  writeFileSync(join(root, 'assets', 'engine-abc.wasm'), new Uint8Array(8));
  writeFileSync(join(root, 'data', 'demo.duckdb'), '0123456789');
  server = await startStaticServer({ root, base: 'some-repo' });
});

afterAll(async () => {
  await server.close();
  rmSync(root, { recursive: true });
});

describe('the static server', () => {
  test('serves the page under its base and revalidates it', async () => {
    const page = await fetch(server.url);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const headers = { 'if-none-match': page.headers.get('etag') ?? '' };
    expect(await rawStatus(server.port, '/some-repo/', headers)).toBe(304);
  });

  test('keeps hashed assets and names their type', async () => {
    const asset = await fetch(`${server.url}assets/engine-abc.wasm`);
    expect(asset.headers.get('content-type')).toBe('application/wasm');
    expect(asset.headers.get('cache-control')).toContain('immutable');
  });

  test.each([
    ['bytes=2-4', '234', 206],
    ['bytes=-3', '789', 206],
    ['bytes=8-', '89', 206],
    ['bytes=20-', '', 416],
  ])('answers the range %s', async (range, body, status) => {
    const part = await fetch(`${server.url}data/demo.duckdb`, { headers: { range } });
    expect([part.status, await part.text()]).toEqual([status, body]);
    expect(status === 416 || part.headers.get('content-type') === 'application/octet-stream').toBe(true);
  });

  test('sends the bare base to the folder, with its query', async () => {
    const moved = await fetch(`${server.origin}/some-repo?v=1`, { redirect: 'manual' });
    expect([moved.status, moved.headers.get('location')]).toEqual([308, '/some-repo/?v=1']);
  });

  test.each(['/', '/index.html', '/some-repo/data', '/some-repo/data/', '/some-repo/no.js', '/some-repo/../../etc/passwd', '/some-repo/%2e%2e/%2e%2e/etc/passwd', '/some-repo/%00'])(
    'has nothing at %s',
    async (path) => {
      expect(await rawStatus(server.port, path)).toBeGreaterThanOrEqual(400);
    },
  );

  test('takes the next port when the wanted one is taken', async () => {
    const second = await startStaticServer({ root, port: server.port });
    expect(second.port).toBeGreaterThan(server.port);
    await second.close();
  });

  test('refuses anything but reading', async () => {
    expect((await fetch(server.url, { method: 'POST' })).status).toBe(405);
  });
});

test.each([
  ['/', '/'],
  ['', '/'],
  ['repo', '/repo/'],
  ['/a/b', '/a/b/'],
])('the base %s is %s', (given, base) => {
  expect(normaliseBase(given)).toBe(base);
});

function rawStatus(port: number, path: string, headers = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}
