import { useSyncExternalStore } from 'react';

/** `phone` shows one model at a time, `narrow` lays the panel over the matrix, `wide` puts it beside. */
export type Screen = 'phone' | 'narrow' | 'wide';

const PHONE = '(max-width: 639.98px)';
const WIDE = '(min-width: 1280px)';

function subscribe(notify: () => void): () => void {
  const queries = [window.matchMedia(PHONE), window.matchMedia(WIDE)];
  for (const query of queries) query.addEventListener('change', notify);
  return () => {
    for (const query of queries) query.removeEventListener('change', notify);
  };
}

export function useScreen(): Screen {
  return useSyncExternalStore(subscribe, readScreen, () => 'wide');
}

function readScreen(): Screen {
  if (window.matchMedia(PHONE).matches) return 'phone';
  return window.matchMedia(WIDE).matches ? 'wide' : 'narrow';
}
