import { trackActivity } from '../data/activity.ts';
import type * as Library from './echarts.ts';

export type ECharts = typeof Library;

export type LibraryState = { readonly status: 'loading' | 'failed' } | { readonly status: 'ready'; readonly library: ECharts };

const LONGEST_WAIT_MS = 1_500;
const LOADING: LibraryState = { status: 'loading' };

let state: LibraryState = LOADING;
let started = false;
const listeners = new Set<() => void>();

function set(next: LibraryState): void {
  state = next;
  for (const listener of listeners) listener();
}

/** Fetches the drawing library and the font; again after a failure. */
export function startECharts(): void {
  if (started && state.status !== 'failed') return;
  started = true;
  set(LOADING);
  void trackActivity(Promise.all([import('./echarts.ts'), loadChartFont()])).then(
    ([library]) => set({ status: 'ready', library }),
    () => set({ status: 'failed' }),
  );
}

export function subscribeECharts(listener: () => void): () => void {
  listeners.add(listener);
  startECharts();
  return () => listeners.delete(listener);
}

export function currentECharts(): LibraryState {
  return state;
}

/** Letters drawn before their font is there stay in another one, so the first picture waits for it, but not for long. */
export async function loadChartFont(): Promise<void> {
  const font = getComputedStyle(document.documentElement).getPropertyValue('--font-figures');
  const wait = new Promise<void>((resolve) => {
    setTimeout(resolve, LONGEST_WAIT_MS);
  });
  const loaded = Promise.all(['400', '600'].map((weight) => document.fonts.load(`${weight} 11px ${font}`)));
  await Promise.race([loaded.catch(() => undefined), wait]);
}
