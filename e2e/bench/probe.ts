import type { BrowserContext, Page } from '@playwright/test';

/** When an answer was there, in ms after the input that asked for it. */
export interface Settled {
  /** The first frame painted that differs from what was there. */
  readonly firstPaintMs: number | null;
  /** The frame with the last change was painted, and nothing was under way any more. */
  readonly paintedMs: number;
  /** Longest task of the main thread meanwhile; 0 when none reached 50 ms. */
  readonly longestTaskMs: number;
}

interface Probe {
  readonly begin: () => void;
  readonly settled: () => Promise<Settled>;
}

declare global {
  interface Window {
    readonly benchProbe: Probe;
  }
}

/** Without a change for so long, and resting, the page has answered. */
const QUIET_MS = 100;

/** Puts the probe into every page of a context. */
export async function installProbe(context: BrowserContext): Promise<void> {
  // The compiler names functions by a helper that is not there in a page.
  await context.addInitScript({ content: 'globalThis.__name ??= (named) => named;' });
  await context.addInitScript(watchPage, QUIET_MS);
}

/** Did not answer in time. */
export class DidNotFinish extends Error {
  override readonly name = 'DidNotFinish';
}

/** Does something to the page and waits until the answer is painted; times are the page's own, from its event on. */
export async function timed(page: Page, act: () => Promise<unknown>, limitMs: number): Promise<Settled> {
  await page.evaluate(() => window.benchProbe.begin());
  return await within(limitMs, async () => {
    await act();
    return await page.evaluate(() => window.benchProbe.settled());
  });
}

export async function within<T>(limitMs: number, work: () => Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DidNotFinish(`did not finish in ${Math.round(limitMs / 1000)} s`)), limitMs);
  });
  const working = work();
  working.catch(() => undefined);
  try {
    return await Promise.race([working, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Runs in the page, so it uses nothing from outside. */
function watchPage(quietMs: number): void {
  let input: number | null = null;
  let firstChange: number | null = null;
  let lastChange = 0;
  let restedAt = 0;
  let frameEnds: number[] = [];
  let watching = false;
  let tasks: { readonly start: number; readonly ms: number }[] = [];

  for (const type of ['click', 'keydown', 'input', 'change', 'drop']) {
    window.addEventListener(type, (event) => void (input ??= watching ? event.timeStamp : null), { capture: true, passive: true });
  }
  const tip = '[role=tooltip]';
  const isTip = ({ target, addedNodes, removedNodes }: MutationRecord): boolean =>
    [target, ...addedNodes, ...removedNodes].some((node) => node instanceof Element && node.closest(tip) !== null);
  const start = (root: HTMLElement): void => {
    new MutationObserver((changes) => {
      const now = performance.now();
      const idle = changes.filter(({ attributeName, target }) => attributeName === 'data-idle' && target === root);
      if (idle.length > 0 && root.dataset['idle'] === 'true') restedAt = now;
      if (changes.length === idle.length || changes.every((change) => idle.includes(change) || isTip(change))) return;
      lastChange = now;
      if (input !== null) firstChange ??= now;
    }).observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
  };
  new MutationObserver((_, observer) => {
    if (document.documentElement === null) return;
    observer.disconnect();
    start(document.documentElement);
  }).observe(document, { childList: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) tasks.push({ start: entry.startTime, ms: entry.duration });
  }).observe({ type: 'longtask', buffered: true });

  const channel = new MessageChannel();
  const frame = (): void => {
    // Answered after the frame was painted.
    channel.port2.postMessage(null);
    if (watching) requestAnimationFrame(frame);
  };
  let afterFrame: (() => void) | null = null;
  channel.port1.addEventListener('message', () => {
    frameEnds.push(performance.now());
    afterFrame?.();
  });
  channel.port1.start();

  const begin = (): void => {
    [input, firstChange, lastChange, restedAt, frameEnds, tasks] = [null, null, 0, 0, [], []];
    if (!watching) requestAnimationFrame(frame);
    watching = true;
  };
  const paintedAfter = (moment: number): number | null => frameEnds.find((end) => end >= moment) ?? null;
  const settled = (): Promise<Settled> =>
    new Promise((resolve) => {
      afterFrame = () => {
        if (input === null || document.documentElement.dataset['idle'] !== 'true') return;
        const asked = input;
        // What is drawn on a canvas changes no element; the page says that it rests once that is done.
        const last = Math.max(asked, lastChange, document.querySelector('canvas') === null ? 0 : restedAt);
        const painted = paintedAfter(last);
        if (painted === null || performance.now() - Math.max(last, restedAt) < quietMs) return;
        watching = false;
        afterFrame = null;
        const during = tasks.filter((task) => task.start + task.ms > asked && task.start < painted).map(({ ms }) => ms);
        const first = firstChange === null ? null : paintedAfter(firstChange);
        resolve({ firstPaintMs: first === null ? null : first - asked, paintedMs: painted - asked, longestTaskMs: Math.max(0, ...during) });
      };
    });
  Object.defineProperty(window, 'benchProbe', { value: { begin, settled } });
}
