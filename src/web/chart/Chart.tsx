import { type KeyboardEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { Button } from '../parts/Button.tsx';
import css from './Chart.module.css';
import { keyAction } from './chartKeys.ts';
import { ChartTipBox } from './ChartTipBox.tsx';
import type { ChartPoint, ChartViewEvents } from './chartView.ts';
import { startECharts } from './loadECharts.ts';
import { type ShownDatum, tipOf, tipText } from './shownDatum.ts';
import type { ChartDrawing } from './types.ts';
import { useChartTheme } from './useChartTheme.ts';
import { useChartView } from './useChartView.ts';

interface ChartProps {
  readonly drawing: ChartDrawing;
  /** The answer is on its way: the picture stays, dimmed. */
  readonly busy: boolean;
  /** What the chart is called. */
  readonly label: string;
}

/** A picture of data: hover and tap for facts, click to open, arrow keys from datum to datum. */
export function Chart({ drawing, busy, label }: ChartProps) {
  const canvas = useRef<HTMLDivElement | null>(null);
  const touched = useRef(false);
  const picked = useRef<(() => void) | null>(null);
  const [shown, setShown] = useState<ShownDatum | null>(null);
  const descriptionId = useId();
  const theme = useChartTheme();
  const { onPick, tipAt } = drawing;
  const pick = (id: string, at: ChartPoint): void => {
    const rect = canvas.current?.getBoundingClientRect();
    onPick?.({ id, clientX: (rect?.left ?? 0) + at.x, clientY: (rect?.top ?? 0) + at.y });
  };
  const events: ChartViewEvents = {
    onHover: (id, at) => {
      if (touched.current) return;
      setShown((last) => (id !== null ? { id, x: null, at, by: 'mouse' } : last?.by === 'mouse' ? null : last));
    },
    onMove: (x, at) => {
      if (tipAt === undefined) return;
      setShown((last) => (last !== null && last.id !== null ? last : x === null ? null : { id: null, x, at, by: touched.current ? 'touch' : 'mouse' }));
    },
    onClick: (id, at) => {
      if (id === null) {
        if (tipAt === undefined) setShown(null);
      } else if (touched.current && shown?.id !== id) {
        // The first tap tells, the second opens: a finger cannot hover.
        setShown({ id, x: null, at, by: 'touch' });
      } else {
        setShown(null);
        picked.current = () => pick(id, at);
      }
    },
    onZoom: (range) => drawing.onZoom?.(range),
  };
  const { view, status } = useChartView(canvas, drawing.build, drawing.height, theme, events);
  useMoving(
    shown !== null,
    () => setShown(null),
    // What keys reached stays reached: the chart moves, often because it was focused, and the tip goes along.
    () => setShown((last) => (last?.by === 'keys' ? { ...last } : null)),
  );
  const tip = tipOf(shown, drawing);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (view.current === null || event.altKey || event.ctrlKey || event.metaKey) return;
    const action = keyAction({ key: event.key, shift: event.shiftKey }, view.current, shown, tipAt !== undefined);
    if (action === null || (action.kind === 'pick' && onPick === undefined)) return;
    if (action.kind === 'point') setShown(action.shown);
    else if (action.kind === 'pick') pick(action.shown.id ?? '', action.shown.at);
    else setShown(null);
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
      onClick={() => {
        // A tap is told before the browser moves the focus here, which would close what opens on it; its click comes last.
        picked.current?.();
        picked.current = null;
      }}
      onBlur={() => setShown(null)}
      onPointerLeave={() => setShown((last) => (last?.by === 'mouse' ? null : last))}
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
      {shown?.by === 'keys' && shown.id !== null && <div className={css.ring} style={{ left: shown.at.x, top: shown.at.y }} />}
      {tip !== null && shown !== null && shown.x !== null && <div className={css.cursor} style={{ left: shown.at.x }} />}
      <p id={descriptionId} className="visually-hidden">
        {drawing.description} Arrow keys move {tipAt === undefined ? 'between data points' : 'along the axis'}
        {onPick === undefined ? '' : ', Enter opens one'}
        {drawing.onZoom === undefined ? '' : ', plus and minus zoom, zero shows the whole'}.
      </p>
      <p className="visually-hidden" aria-live="polite">
        {shown?.by === 'keys' && tip !== null && tipText(tip)}
      </p>
      {shown !== null && tip !== null && <ChartTipBox tip={tip} anchor={canvas} at={shown.at} hint={onPick !== undefined && shown.by === 'touch' && shown.id !== null ? 'Tap again to open' : undefined} />}
    </div>
  );
}

/** Escape and leaving the window take the tip away; scrolling moves what it belongs to. */
function useMoving(active: boolean, hide: () => void, scrolled: () => void): void {
  const onHide = useEffectEvent(hide);
  const onScroll = useEffectEvent(scrolled);
  useEffect(() => {
    if (!active) return undefined;
    const onBlur = (): void => onHide();
    const onMove = (): void => onScroll();
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (event.key === 'Escape') onHide();
    };
    document.addEventListener('scroll', onMove, { capture: true, passive: true });
    document.addEventListener('keydown', onKey);
    window.addEventListener('blur', onBlur);
    return () => {
      document.removeEventListener('scroll', onMove, { capture: true });
      document.removeEventListener('keydown', onKey);
      window.removeEventListener('blur', onBlur);
    };
  }, [active]);
}
