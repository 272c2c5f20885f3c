import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import type { Page } from '../../../core/view/viewState.ts';
import { focusPage } from './focusPage.ts';

/** So long a page may take to become as tall as it was; a large file is slow to answer. */
const PATIENCE_MS = 20_000;
const READER_ACTS = ['wheel', 'pointerdown', 'keydown'] as const;

/** On another page the focus goes to its heading, and the page is scrolled to where it was left. */
export function useArrival(page: Page): RefObject<HTMLElement | null> {
  const frame = useRef<HTMLElement | null>(null);
  const shown = useRef(page);
  const positions = useRef(new Map<Page, number>());

  useEffect(() => {
    const box = frame.current;
    if (box === null) return undefined;
    const remember = (): void => {
      positions.current.set(shown.current, box.scrollTop);
    };
    box.addEventListener('scroll', remember, { passive: true });
    return () => box.removeEventListener('scroll', remember);
  }, []);

  useLayoutEffect(() => {
    const box = frame.current;
    if (box === null || shown.current === page) return undefined;
    shown.current = page;
    const wanted = positions.current.get(page) ?? 0;
    box.scrollTop = 0;
    focusPage();
    return wanted === 0 ? undefined : scrollOnceTall(box, wanted);
  }, [page]);

  return frame;
}

/** Scrolls once the content has arrived, unless the reader does something meanwhile. */
function scrollOnceTall(box: HTMLElement, wanted: number): () => void {
  const began = performance.now();
  let frame = 0;
  const stop = (): void => {
    cancelAnimationFrame(frame);
    for (const act of READER_ACTS) document.removeEventListener(act, stop);
  };
  const look = (): void => {
    if (box.scrollHeight - box.clientHeight >= wanted) {
      box.scrollTop = wanted;
      stop();
    } else if (performance.now() - began < PATIENCE_MS) frame = requestAnimationFrame(look);
    else stop();
  };
  for (const act of READER_ACTS) document.addEventListener(act, stop, { passive: true });
  frame = requestAnimationFrame(look);
  return stop;
}
