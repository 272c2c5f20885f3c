import { whenPageRests } from '../data/whenPageRests.ts';
import { DATA_FOLDER, type ServiceQuestion } from './wire.ts';

/** Asked anew when the reader comes back to the page after so long. */
const ASK_AGAIN_MS = 3_600_000;

let waiting: ServiceWorker | null = null;
const listeners = new Set<() => void>();

/** True once another version of the page is there, ready to be shown. */
export function isUpdateReady(): boolean {
  return waiting !== null;
}

export function subscribeUpdate(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Shows the other version; what is open goes, so only the reader may ask for it. */
export function showUpdate(): void {
  if (waiting === null || waiting.state !== 'installed') return reload();
  navigator.serviceWorker.addEventListener('controllerchange', reload, { once: true });
  ask(waiting, { takeOver: 'now' });
}

function reload(): void {
  window.location.reload();
}

/**
 * Keeps the site for visits without a network, charts and all, and watches for another version of it. Only when the page rests: the
 * first visit's data comes first, and all that is kept lies in the browser's cache by then.
 */
export function startOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  whenPageRests(() => void watch().catch(() => undefined));
}

async function watch(): Promise<void> {
  const { serviceWorker } = navigator;
  const registration = await serviceWorker.register(new URL('service-worker.js', document.baseURI), { updateViaCache: 'none' });
  const look = (): void => void lookAt(registration.waiting);
  look();
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look));
  if (serviceWorker.controller === null) void serviceWorker.ready.then(({ active }) => active !== null && ask(active, { keep: fetchedDatabases() }));
  let asked = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' || Date.now() - asked < ASK_AGAIN_MS) return;
    asked = Date.now();
    registration.update().catch(() => undefined);
  });
}

/** What this page fetched while no worker could keep it. */
function fetchedDatabases(): readonly string[] {
  const folder = new URL(DATA_FOLDER, document.baseURI).href;
  return performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.startsWith(folder));
}

/** A waiting worker of this very version takes over in silence; one of another is told. */
async function lookAt(worker: ServiceWorker | null): Promise<void> {
  if (worker === null || worker === waiting) return;
  if ((await filesOf(worker)).includes(import.meta.url)) return ask(worker, { takeOver: 'when-alone' });
  waiting = worker;
  for (const listener of listeners) listener();
}

function filesOf(worker: ServiceWorker): Promise<readonly string[]> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.addEventListener('message', (event: MessageEvent<readonly string[]>) => resolve(event.data), { once: true });
    port1.start();
    worker.postMessage({ ask: 'files' } satisfies ServiceQuestion, [port2]);
  });
}

function ask(worker: ServiceWorker, question: ServiceQuestion): void {
  worker.postMessage(question, []);
}
