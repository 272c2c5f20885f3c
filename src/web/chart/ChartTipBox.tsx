import { type RefObject, useLayoutEffect, useRef } from 'react';
import css from './ChartTipBox.module.css';
import type { ChartTip } from './types.ts';

const GAP = 14;
const MARGIN = 8;

interface ChartTipBoxProps {
  readonly tip: ChartTip;
  /** What `at` is measured in. */
  readonly anchor: RefObject<HTMLElement | null>;
  readonly at: { readonly x: number; readonly y: number };
  /** How to open it, where it opens something. */
  readonly hint?: string | undefined;
}

/** What is known about a datum, beside it and inside the window. */
export function ChartTipBox({ tip, anchor, at, hint }: ChartTipBoxProps) {
  const element = useRef<HTMLDivElement | null>(null);
  useLayoutEffect(() => {
    const box = element.current;
    const rect = anchor.current?.getBoundingClientRect();
    if (box === null || rect === undefined) return;
    if (typeof box.showPopover === 'function' && !box.matches(':popover-open')) box.showPopover();
    const { left, top } = tipPlace({ x: rect.left + at.x, y: rect.top + at.y }, { width: box.offsetWidth, height: box.offsetHeight }, { width: document.documentElement.clientWidth, height: window.innerHeight });
    box.style.left = `${left}px`;
    box.style.top = `${top}px`;
  });
  return (
    <div ref={element} popover="manual" className={css.tip} aria-hidden="true">
      <p className={css.title}>{tip.title}</p>
      {tip.lines.length > 0 && (
        <dl className={css.lines}>
          {tip.lines.map(([label, value], index) => (
            // oxlint-disable-next-line react/no-array-index-key -- lines have no other name, and a tip is drawn whole
            <div key={index} className={css.line}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {tip.note !== undefined && <p className={css.note}>{tip.note}</p>}
      {hint !== undefined && <p className={css.note}>{hint}</p>}
    </div>
  );
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Right below the pointer, on its other side where the window ends, and never outside. */
export function tipPlace(at: { readonly x: number; readonly y: number }, tip: Size, page: Size): { readonly left: number; readonly top: number } {
  const right = at.x + GAP;
  const left = right + tip.width + MARGIN > page.width ? at.x - GAP - tip.width : right;
  const below = at.y + GAP;
  const top = below + tip.height + MARGIN > page.height ? at.y - GAP - tip.height : below;
  return {
    left: Math.max(MARGIN, Math.min(left, page.width - tip.width - MARGIN)),
    top: Math.max(MARGIN, Math.min(top, page.height - tip.height - MARGIN)),
  };
}
