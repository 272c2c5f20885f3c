import { matchPrecache, precacheAndRoute } from 'workbox-precaching';
import { databaseAnswer, keepDatabase } from './databaseAnswer.ts';
import { DATA_FOLDER, type ServiceQuestion } from './wire.ts';

declare const self: ServiceWorkerGlobalScope;
/** What the build made, but for databases; it writes the list in place of the name. */
declare const SITE_FILES: { readonly url: string; readonly revision: string | null }[];

const FILES = SITE_FILES;
const PAGE = 'index.html';
/** A network that does not answer for so long counts as none. */
const PATIENCE_MS = 4_000;

/** The page comes from the host while there is one, so that a reload always shows its present version. */
async function pageAnswer(event: FetchEvent): Promise<Response> {
  const asked = askHost(event);
  const late = new Promise<undefined>((resolve) => {
    setTimeout(() => resolve(undefined), PATIENCE_MS);
  }).then(keptPage);
  const first = await Promise.race([asked, late]).catch(keptPage);
  return first ?? asked;
}

function keptPage(): Promise<Response | undefined> {
  return matchPrecache(PAGE);
}

async function askHost(event: FetchEvent): Promise<Response> {
  return ((await event.preloadResponse) as Response | undefined) ?? fetch(event.request);
}

/** The page and the databases; all other files of the site are answered from the list. */
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const home = self.registration.scope;
  if (request.method !== 'GET' || !request.url.startsWith(home)) return;
  const path = request.url.slice(home.length);
  const isPage = request.mode === 'navigate' && /^(?:index\.html)?(?:[?#]|$)/.test(path);
  if (!isPage && !path.startsWith(DATA_FOLDER)) return;
  // The list of files, asked next, would answer for the page as well.
  event.stopImmediatePropagation();
  event.respondWith(isPage ? pageAnswer(event) : databaseAnswer(request, (work) => event.waitUntil(work)));
});

self.addEventListener('activate', (event) => event.waitUntil(self.registration.navigationPreload?.enable()));

self.addEventListener('message', (event) => {
  const question = event.data as ServiceQuestion;
  if ('ask' in question) event.ports[0]?.postMessage(FILES.map(({ url }) => new URL(url, self.location.href).href), []);
  else if ('keep' in question) event.waitUntil(Promise.allSettled(question.keep.map(keepDatabase)));
  else if (question.takeOver === 'now') event.waitUntil(self.skipWaiting());
  else event.waitUntil(takeOverWhenAlone());
});

async function takeOverWhenAlone(): Promise<void> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (pages.length <= 1) await self.skipWaiting();
}

precacheAndRoute(FILES, { ignoreURLParametersMatching: [], cleanURLs: false, directoryIndex: '' });
