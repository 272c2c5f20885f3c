import { type RefObject, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import { readPixels } from '../readPixels.ts';

/** Width and height of the scrolling box, kept up to date. */
export function useBoxSize(box: RefObject<HTMLElement | null>): { readonly width: number; readonly height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const measure = () => setSize((last) => (last.width === element.clientWidth && last.height === element.clientHeight ? last : { width: element.clientWidth, height: element.clientHeight }));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return size;
}

const FALLBACK_ROW_HEIGHT = 32;

/** Reading it makes the browser work out all styles anew, so it is kept until something that decides it changes. */
let rowHeight: number | null = null;

/** The row height of the chosen density, from the theme's `--row-height`. */
export function useRowHeight(): number {
  return useSyncExternalStore(subscribeToTheme, readRowHeight, () => FALLBACK_ROW_HEIGHT);
}

function subscribeToTheme(notify: () => void): () => void {
  const changed = (): void => {
    rowHeight = null;
    notify();
  };
  rowHeight = null;
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-density'] });
  window.addEventListener('resize', changed);
  return () => {
    observer.disconnect();
    window.removeEventListener('resize', changed);
  };
}

function readRowHeight(): number {
  rowHeight ??= readPixels('--row-height') || FALLBACK_ROW_HEIGHT;
  return rowHeight;
}
