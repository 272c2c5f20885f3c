import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { canvasRatio } from './canvasRatio.ts';
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
  const onHover = useEffectEvent(events.onHover);
  const onMove = useEffectEvent(events.onMove);
  const onClick = useEffectEvent(events.onClick);
  const onZoom = useEffectEvent(events.onZoom);

  useEffect(() => {
    const box = element.current;
    if (library === null || box === null || width === 0) return;
    const size: ChartSize = { width, height, narrow: width < NARROW_BELOW };
    const ratio = canvasRatio(width, height, window.devicePixelRatio);
    if (view.current?.ratio !== ratio) {
      view.current?.dispose();
      view.current = createChartView(library.init, box, ratio, {
        onHover: (id, at) => onHover(id, at),
        onMove: (x, at) => onMove(x, at),
        onClick: (id, at) => onClick(id, at),
        onZoom: (range) => onZoom(range),
      });
    }
    view.current.show(build(theme, size), size);
  }, [library, element, build, theme, width, height]);

  useEffect(
    () => () => {
      view.current?.dispose();
      view.current = null;
    },
    [],
  );

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
