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

/** The row height of the chosen density, from the theme's `--row-height`. */
export function useRowHeight(): number {
  return useSyncExternalStore(subscribeToTheme, readRowHeight, () => FALLBACK_ROW_HEIGHT);
}

function subscribeToTheme(notify: () => void): () => void {
  const observer = new MutationObserver(notify);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-density'] });
  window.addEventListener('resize', notify);
  return () => {
    observer.disconnect();
    window.removeEventListener('resize', notify);
  };
}

function readRowHeight(): number {
  return readPixels('--row-height') || FALLBACK_ROW_HEIGHT;
}
