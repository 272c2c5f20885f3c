import { KEPT_AT } from './wire.ts';

const CACHE = 'site-databases';

/**
 * A database of the site: from the host while it answers, else the copy of the last visit, marked as such. What the host
 * says is kept, also that it has no such database: without a network the page then looks on as it does with one.
 */
export async function databaseAnswer(request: Request, waitUntil: (work: Promise<unknown>) => void): Promise<Response> {
  try {
    const answer = await fetch(request);
    waitUntil(keep(request.url, answer.clone()).catch(() => undefined));
    return answer;
  } catch (error) {
    if (request.signal.aborted) throw error;
    const kept = await (await caches.open(CACHE)).match(request.url);
    if (kept === undefined) throw error;
    return kept;
  }
}

/** Keeps a database that no page asks for now. */
export async function keepDatabase(url: string): Promise<void> {
  await keep(url, await fetch(url));
}

/** Stores an answer unless the very same one is there; a store that is full keeps the one it has. */
async function keep(url: string, answer: Response): Promise<void> {
  if (answer.status !== 200 && answer.status !== 404) return;
  const cache = await caches.open(CACHE);
  const kept = await cache.match(url);
  if (kept !== undefined && sameAnswer(kept, answer)) {
    // Not waited for: it ends with the page's own half of the answer.
    void answer.body?.cancel();
    return;
  }
  const headers = new Headers(answer.headers);
  headers.set(KEPT_AT, String(Date.now()));
  await cache.put(url, new Response(answer.status === 404 ? null : answer.body, { status: answer.status, headers }));
}

function sameAnswer(kept: Response, answer: Response): boolean {
  if (kept.status !== answer.status) return false;
  if (answer.status === 404) return true;
  const [before, now] = [kept, answer].map(({ headers }) => headers.get('etag') ?? headers.get('last-modified'));
  return now !== null && before === now;
}
