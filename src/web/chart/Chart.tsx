import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Button } from '../parts/Button.tsx';
import css from './Chart.module.css';
import { ChartTipBox } from './ChartTipBox.tsx';
import type { ChartPoint } from './chartView.ts';
import { startECharts } from './loadECharts.ts';
import { movedIndex } from './movedIndex.ts';
import type { ChartDrawing, ChartTip } from './types.ts';
import { useChartTheme } from './useChartTheme.ts';
import { useChartView } from './useChartView.ts';

interface ChartProps {
  readonly drawing: ChartDrawing;
  /** The answer is on its way: the picture stays, dimmed. */
  readonly busy: boolean;
  /** What the chart is called. */
  readonly label: string;
}

interface Shown {
  readonly id: string;
  readonly at: ChartPoint;
  readonly by: 'mouse' | 'touch' | 'keys';
}

/** A picture of data: hover and tap for facts, click to open, arrow keys from datum to datum. */
export function Chart({ drawing, busy, label }: ChartProps) {
  const canvas = useRef<HTMLDivElement | null>(null);
  const touched = useRef(false);
  const [shown, setShown] = useState<Shown | null>(null);
  const descriptionId = useId();
  const theme = useChartTheme();
  const pick = (id: string, at: ChartPoint): void => {
    const rect = canvas.current?.getBoundingClientRect();
    drawing.onPick?.({ id, clientX: (rect?.left ?? 0) + at.x, clientY: (rect?.top ?? 0) + at.y });
  };
  const { view, status } = useChartView(canvas, drawing.build, drawing.height, theme, {
    onHover: (id, at) => {
      if (touched.current) return;
      if (id !== null) setShown({ id, at, by: 'mouse' });
      else setShown((last) => (last?.by === 'mouse' ? null : last));
    },
    onClick: (id, at) => {
      if (id === null) return setShown(null);
      // The first tap tells, the second opens: a finger cannot hover.
      if (touched.current && shown?.id !== id) return setShown({ id, at, by: 'touch' });
      setShown(null);
      return pick(id, at);
    },
    onZoom: (range) => drawing.onZoom?.(range),
  });
  useHiding(shown !== null, () => setShown(null));
  const tip = shown === null ? null : (drawing.tip?.(shown.id) ?? null);
  const canPick = drawing.onPick !== undefined;

  const onKeyDown = (event: KeyboardEvent): void => {
    const current = view.current;
    if (current === null || event.altKey || event.ctrlKey || event.metaKey) return;
    const visible = current.items().flatMap((item) => {
      const at = current.place(item);
      return at === null ? [] : [{ item, at }];
    });
    const index = visible.findIndex(({ item }) => item.id === shown?.id);
    const here = visible[index];
    if (event.key === 'Enter' && here !== undefined && canPick) pick(here.item.id, here.at);
    else if (event.key === 'Escape' && shown !== null) setShown(null);
    else if (zoomByKey(event.key, visible.length === 0, current.zoomBy)) setShown(null);
    else {
      const next = visible[movedIndex(event.key, index, visible.length) ?? -1];
      if (next === undefined) return;
      setShown({ id: next.item.id, at: next.at, by: 'keys' });
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a picture that arrow keys walk through
    <div
      className={css.chart}
      data-busy={busy || undefined}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no fieldset: nothing is filled in
      role="group"
      aria-roledescription="chart"
      aria-label={label}
      aria-describedby={descriptionId}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrow keys walk through the data
      tabIndex={0}
      style={{ height: drawing.height }}
      onKeyDown={onKeyDown}
      onBlur={() => setShown(null)}
      onPointerDownCapture={(event) => {
        touched.current = event.pointerType === 'touch';
      }}
      onPointerMoveCapture={(event) => {
        if (event.pointerType === 'mouse') touched.current = false;
      }}
    >
      <div ref={canvas} className={css.canvas} data-zooms={drawing.onZoom !== undefined || undefined} aria-hidden="true" />
      {status === 'loading' && <div className={css.skeleton} />}
      {status === 'failed' && (
        <div className={css.failed} role="alert">
          <p>The drawing code could not be loaded. The table has the same numbers.</p>
          <Button onClick={startECharts}>Try again</Button>
        </div>
      )}
      {shown?.by === 'keys' && <div className={css.ring} style={{ left: shown.at.x, top: shown.at.y }} />}
      <p id={descriptionId} className="visually-hidden">
        {drawing.description} Arrow keys move between data points{canPick ? ', Enter opens one' : ''}.
      </p>
      <p className="visually-hidden" aria-live="polite">
        {shown?.by === 'keys' && tip !== null && tipText(tip)}
      </p>
      {shown !== null && tip !== null && (
        <ChartTipBox tip={tip} anchor={canvas} at={shown.at} hint={canPick && shown.by === 'touch' ? 'Tap again to open' : undefined} />
      )}
    </div>
  );
}

/** Escape, scrolling and another window take the tip away. */
function useHiding(active: boolean, hide: () => void): void {
  const latest = useRef(hide);
  useEffect(() => {
    latest.current = hide;
  });
  useEffect(() => {
    if (!active) return undefined;
    const onHide = (): void => latest.current();
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (event.key === 'Escape') latest.current();
    };
    document.addEventListener('scroll', onHide, { capture: true, passive: true });
    document.addEventListener('keydown', onKey);
    window.addEventListener('blur', onHide);
    return () => {
      document.removeEventListener('scroll', onHide, { capture: true });
      document.removeEventListener('keydown', onKey);
      window.removeEventListener('blur', onHide);
    };
  }, [active]);
}

/** `+`, `−` and `0` zoom; arrows move along where there is nothing to walk through. */
function zoomByKey(key: string, arrows: boolean, zoomBy: (factor: number, shift: number) => boolean): boolean {
  if (key === '+' || key === '=') return zoomBy(0.5, 0);
  if (key === '-') return zoomBy(2, 0);
  if (key === '0') return zoomBy(Number.POSITIVE_INFINITY, 0);
  if (!arrows) return false;
  if (key === 'ArrowLeft') return zoomBy(1, -0.25);
  if (key === 'ArrowRight') return zoomBy(1, 0.25);
  return false;
}

function tipText({ title, lines, note }: ChartTip): string {
  return [title, ...lines.map(([label, value]) => `${label}: ${value}`), ...(note === undefined ? [] : [note])].join('. ');
}

