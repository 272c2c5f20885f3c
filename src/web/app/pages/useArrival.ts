import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import type { Page } from '../../../core/view/viewState.ts';
import { focusPage } from './focusPage.ts';

/** So long a page may take to become as tall as it was. */
const PATIENCE_MS = 3000;

/** On another page the focus goes to its heading; a link leads to its top, Back and Forward to where the reader was. */
export function useArrival(page: Page): { readonly frame: RefObject<HTMLElement | null>; readonly onScroll: () => void } {
  const frame = useRef<HTMLElement | null>(null);
  const shown = useRef(page);
  const positions = useRef(new Map<Page, number>());
  const travelling = useTravelling();

  useLayoutEffect(() => {
    const box = frame.current;
    if (box === null || shown.current === page) return undefined;
    shown.current = page;
    const wanted = travelling.current ? (positions.current.get(page) ?? 0) : 0;
    box.scrollTop = 0;
    focusPage();
    return wanted === 0 ? undefined : scrollOnceTall(box, wanted);
  }, [page, travelling]);

  return { frame, onScroll: () => positions.current.set(shown.current, frame.current?.scrollTop ?? 0) };
}

/** True while the browser moves through its history. */
function useTravelling(): RefObject<boolean> {
  const travelling = useRef(false);
  useEffect(() => {
    const onPopState = (): void => {
      travelling.current = true;
      setTimeout(() => {
        travelling.current = false;
      });
    };
    // Before the view is read anew.
    window.addEventListener('popstate', onPopState, true);
    return () => window.removeEventListener('popstate', onPopState, true);
  }, []);
  return travelling;
}

/** Scrolls once the content has arrived, unless the reader is scrolling already. */
function scrollOnceTall(box: HTMLElement, wanted: number): () => void {
  const began = performance.now();
  let frame = 0;
  const stop = (): void => {
    cancelAnimationFrame(frame);
    box.removeEventListener('wheel', stop);
    box.removeEventListener('pointerdown', stop);
  };
  const look = (): void => {
    if (box.scrollHeight - box.clientHeight >= wanted) {
      box.scrollTop = wanted;
      stop();
    } else if (performance.now() - began < PATIENCE_MS) frame = requestAnimationFrame(look);
    else stop();
  };
  box.addEventListener('wheel', stop, { passive: true });
  box.addEventListener('pointerdown', stop);
  frame = requestAnimationFrame(look);
  return stop;
}
