import { afterDrawn } from './afterDrawn.ts';

let underWay = 0;
let turns = 0;

const waiting = new Set<() => void>();

/** Waits until all is done, at least until what is under way has been drawn. */
export function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    waiting.add(resolve);
    if (underWay === 0) restOnceDrawn();
  });
}

function show(idle: boolean): void {
  if (idle) {
    for (const resolve of waiting) resolve();
    waiting.clear();
  }
  if (typeof document !== 'undefined') document.documentElement.dataset['idle'] = String(idle);
}

/**
 * Tells that something is under way until the result is called. The root element's `data-idle` says whether all is done:
 * nothing is under way, what came of it has been drawn, and what was drawn asked for nothing more.
 */
export function beginActivity(): () => void {
  underWay += 1;
  turns += 1;
  show(false);
  let ended = false;
  return () => {
    if (ended) return;
    ended = true;
    underWay -= 1;
    if (underWay === 0) restOnceDrawn();
  };
}

function restOnceDrawn(): void {
  turns += 1;
  const turn = turns;
  afterDrawn(() => {
    if (turn === turns) show(true);
  });
}

/** Counts a promise as under way until it settles. */
export async function trackActivity<T>(work: Promise<T>): Promise<T> {
  const end = beginActivity();
  try {
    return await work;
  } finally {
    end();
  }
}
