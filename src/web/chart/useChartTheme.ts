import { useSyncExternalStore } from 'react';
import { chartTheme } from './chartTheme.ts';
import type { ChartTheme } from './types.ts';

const FORCED = '(forced-colors: active)';
let cached: { readonly key: string; readonly theme: ChartTheme } | null = null;

/** The theme on screen; another object when it, the reader's font size or forced colours change. */
export function useChartTheme(): ChartTheme {
  return useSyncExternalStore(subscribe, currentTheme);
}

function currentTheme(): ChartTheme {
  const root = document.documentElement;
  const style = getComputedStyle(root);
  const dark = style.colorScheme === 'dark';
  const forced = matchMedia(FORCED).matches;
  const key = `${String(dark)} ${String(forced)} ${style.fontSize}`;
  if (cached?.key !== key) cached = { key, theme: readTheme(style, { dark, forced }) };
  return cached.theme;
}

/** Hands over the light theme at its usual size, whatever is on screen: for images. */
export function withLightTheme<T>(draw: (theme: ChartTheme) => T): T {
  const sample = document.createElement('div');
  sample.hidden = true;
  sample.dataset['tokens'] = 'light';
  document.body.append(sample);
  try {
    return draw(readTheme(getComputedStyle(sample), { dark: false, forced: false }, 16));
  } finally {
    sample.remove();
  }
}

function readTheme(style: CSSStyleDeclaration, { dark, forced }: { readonly dark: boolean; readonly forced: boolean }, rootFontSize = Number.parseFloat(style.fontSize) || 16): ChartTheme {
  return chartTheme((name) => style.getPropertyValue(name).trim(), { dark, forced, rootFontSize });
}

function subscribe(notify: () => void): () => void {
  const root = new MutationObserver(notify);
  root.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'style', 'class'] });
  const forced = matchMedia(FORCED);
  forced.addEventListener('change', notify);
  const rem = document.createElement('div');
  Object.assign(rem.style, { position: 'absolute', width: '1rem', height: '0', visibility: 'hidden' });
  document.body.append(rem);
  const fontSize = new ResizeObserver(notify);
  fontSize.observe(rem);
  return () => {
    root.disconnect();
    forced.removeEventListener('change', notify);
    fontSize.disconnect();
    rem.remove();
  };
}
