import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { databaseAnswer, keepDatabase } from './databaseAnswer.ts';
import { KEPT_AT } from './wire.ts';

const URL_OF_DATA = 'https://site.test/some-repo/data/x.duckdb';
const kept = new Map<string, Response>();
let puts = 0;

beforeEach(() => {
  kept.clear();
  puts = 0;
  const cache = {
    match: async (url: string) => kept.get(url)?.clone(),
    put: async (url: string, answer: Response) => {
      puts += 1;
      kept.set(url, answer);
    },
  };
  vi.stubGlobal('caches', { open: async () => cache });
});

afterEach(() => vi.unstubAllGlobals());

async function ask(host: () => Promise<Response>): Promise<Response> {
  vi.stubGlobal('fetch', host);
  const works: Promise<unknown>[] = [];
  const answer = await databaseAnswer(new Request(URL_OF_DATA), (work) => works.push(work));
  await Promise.all(works);
  return answer;
}

const offline = async (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'));
const version = (etag: string, text: string) => async (): Promise<Response> => new Response(text, { headers: { etag } });

test('the host comes first, and what it said last is the copy', async () => {
  expect(await (await ask(version('1', 'old'))).text()).toBe('old');
  expect(await (await ask(version('2', 'new'))).text()).toBe('new');
  const copy = await ask(offline);
  expect(await copy.text()).toBe('new');
  expect(Number(copy.headers.get(KEPT_AT))).toBeGreaterThan(0);
});

test('an answer of the host is never marked as a copy', async () => {
  await ask(version('1', 'same'));
  expect((await ask(version('1', 'same'))).headers.has(KEPT_AT)).toBe(false);
  expect(puts).toBe(1);
});

test('that the host has no such database is kept too, in place of an older copy', async () => {
  await ask(version('1', 'old'));
  await ask(async () => new Response('not here', { status: 404 }));
  expect((await ask(offline)).status).toBe(404);
});

test('a host in trouble is told as it is, and changes no copy', async () => {
  await ask(version('1', 'good'));
  expect((await ask(async () => new Response('', { status: 503 }))).status).toBe(503);
  expect(await (await ask(offline)).text()).toBe('good');
});

test('without a network and a copy there is no answer', async () => {
  await expect(ask(offline)).rejects.toThrow('Failed to fetch');
});

test('a database is kept without being asked for', async () => {
  vi.stubGlobal('fetch', version('1', 'first visit'));
  await keepDatabase(URL_OF_DATA);
  expect(await (await ask(offline)).text()).toBe('first visit');
});
