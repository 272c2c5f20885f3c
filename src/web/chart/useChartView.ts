import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { type ChartView, type ChartViewEvents, createChartView } from './chartView.ts';
import { loadChartFont, loadECharts } from './loadECharts.ts';
import type { BuildOption, ChartSize, ChartTheme } from './types.ts';

const NARROW_BELOW = 520;

export interface ChartState {
  readonly view: RefObject<ChartView | null>;
  /** `loading` until the first picture is drawn. */
  readonly status: 'loading' | 'ready' | 'failed';
  readonly retry: () => void;
}

/** Loads the library, draws into the element, and draws again when the builder, the theme or the size changes. */
export function useChartView(element: RefObject<HTMLElement | null>, build: BuildOption, height: number, theme: ChartTheme, events: ChartViewEvents): ChartState {
  const view = useRef<ChartView | null>(null);
  const [library, setLibrary] = useState<Awaited<ReturnType<typeof loadECharts>> | 'failed' | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [drawn, setDrawn] = useState(false);
  const width = useWidth(element);
  const onHover = useEffectEvent(events.onHover);
  const onClick = useEffectEvent(events.onClick);
  const onZoom = useEffectEvent(events.onZoom);
  const { font } = theme;

  useEffect(() => {
    let left = false;
    Promise.all([loadECharts(), loadChartFont(font)]).then(
      ([loaded]) => !left && setLibrary(loaded),
      () => !left && setLibrary('failed'),
    );
    return () => {
      left = true;
    };
  }, [attempt, font]);

  useEffect(() => {
    const box = element.current;
    if (library === null || library === 'failed' || box === null || width === 0) return;
    const size: ChartSize = { width, height, narrow: width < NARROW_BELOW };
    view.current ??= createChartView(library.init, box, size, { onHover: (id, at) => onHover(id, at), onClick: (id, at) => onClick(id, at), onZoom: (range) => onZoom(range) });
    view.current.show(build(theme, size), size);
    setDrawn(true);
  }, [library, element, build, theme, width, height]);

  useEffect(
    () => () => {
      view.current?.dispose();
      view.current = null;
    },
    [],
  );

  return { view, status: library === 'failed' ? 'failed' : drawn ? 'ready' : 'loading', retry: () => { setLibrary(null); setAttempt((count) => count + 1); } };
}

function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const box = element.current;
    if (box === null) return undefined;
    const measure = (): void => setWidth(Math.floor(box.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
