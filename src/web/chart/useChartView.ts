import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { type ChartView, type ChartViewEvents, createChartView } from './chartView.ts';
import { currentECharts, type LibraryState, subscribeECharts } from './loadECharts.ts';
import type { BuildOption, ChartSize, ChartTheme } from './types.ts';

const NARROW_BELOW = 520;

export interface ChartState {
  readonly view: RefObject<ChartView | null>;
  readonly status: LibraryState['status'];
}

/** Draws into the element, and again when the builder, the theme or the size changes. */
export function useChartView(element: RefObject<HTMLElement | null>, build: BuildOption, height: number, theme: ChartTheme, events: ChartViewEvents): ChartState {
  const view = useRef<ChartView | null>(null);
  const loading = useSyncExternalStore(subscribeECharts, currentECharts);
  const library = loading.status === 'ready' ? loading.library : null;
  const width = useWidth(element);
  const ready = library !== null && width > 0;
  const onHover = useEffectEvent(events.onHover);
  const onClick = useEffectEvent(events.onClick);
  const onZoom = useEffectEvent(events.onZoom);

  useEffect(() => {
    const box = element.current;
    if (!ready || library === null || box === null) return undefined;
    const made = createChartView(library.init, box, { onHover: (id, at) => onHover(id, at), onClick: (id, at) => onClick(id, at), onZoom: (range) => onZoom(range) });
    view.current = made;
    return () => {
      view.current = null;
      made.dispose();
    };
  }, [ready, library, element]);

  useEffect(() => {
    if (!ready || view.current === null) return;
    const size: ChartSize = { width, height, narrow: width < NARROW_BELOW };
    view.current.show(build(theme, size), size);
  }, [ready, build, theme, width, height]);

  return { view, status: loading.status };
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
