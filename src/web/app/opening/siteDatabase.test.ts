import { afterEach, expect, test, vi } from 'vitest';
import { fetchDatabase, keptCopyNote } from './siteDatabase.ts';

const DATABASE = new Uint8Array([1, 1, 1, 1, 1, 1, 1, 1, 0x44, 0x55, 0x43, 0x4b, 64, 0, 0, 0]);

function answerWith(answer: () => Promise<Response>): void {
  vi.stubGlobal('document', { baseURI: 'https://site.test/some-repo/' });
  vi.stubGlobal('fetch', vi.fn(answer));
}

const options = { signal: new AbortController().signal, onProgress: vi.fn() };
const ask = (): ReturnType<typeof fetchDatabase> => fetchDatabase('data/x.duckdb', 'x.duckdb', options);

afterEach(() => vi.unstubAllGlobals());

test('a database arrives whole, however the network cuts it', async () => {
  answerWith(async () => {
    const pieces = Array.from(DATABASE, (byte) => Uint8Array.of(byte));
    return new Response(new ReadableStream({ pull: (stream) => {
      const piece = pieces.shift();
      if (piece === undefined) stream.close();
      else stream.enqueue(piece);
    } }));
  });
  const file = await ask();
  expect(file).toBeInstanceOf(File);
  expect(new Uint8Array(await (file as File).arrayBuffer())).toEqual(DATABASE);
  expect(fetch).toHaveBeenCalledWith(new URL('https://site.test/some-repo/data/x.duckdb'), expect.anything());
});

test.each([
  ['a missing file', new Response('not here', { status: 404 })],
  ['a page with status 200', new Response('<!doctype html><title>Home</title>')],
  ['something short', new Response('DUCK')],
])('%s is no database', async (_what, response) => {
  answerWith(async () => response);
  expect(await ask()).toBeNull();
});

test('a failing server and a broken network are told', async () => {
  answerWith(async () => new Response('', { status: 503, statusText: 'Service Unavailable' }));
  expect(await ask()).toMatchObject({ kind: 'download-failed', status: 503 });
  answerWith(async () => {
    throw new TypeError('Failed to fetch');
  });
  expect(await ask()).toMatchObject({ kind: 'download-failed', status: null });
});

test('a copy of an earlier visit says so, and when it came', async () => {
  answerWith(async () => new Response(DATABASE));
  expect(keptCopyNote((await ask()) as File)).toBeNull();
  answerWith(async () => new Response(DATABASE, { headers: { 'x-kept-at': String(new Date(2026, 4, 12, 9, 5).getTime()) } }));
  expect(keptCopyNote((await ask()) as File)).toMatch(/^Offline: this is the copy of x\.duckdb from 12 May 2026, 0?9:05\. The site may hold a newer one/);
});
