import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useRef, useState } from 'react';

interface RowPickingInput {
  readonly box: RefObject<HTMLElement | null>;
  readonly count: number;
  readonly scrollTo: (index: number) => void;
}

interface Point {
  readonly clientX: number;
  readonly clientY: number;
}

interface RowProps {
  readonly 'data-pick': number;
  readonly tabIndex: number;
  readonly onClick: (event: MouseEvent<HTMLElement>) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onFocus: () => void;
}

/** One row takes the focus; arrows, Home and End move it, Enter chooses. */
export function useRowPicking({ box, count, scrollTo }: RowPickingInput): { readonly rowProps: (index: number, pick: (at: Point) => void) => RowProps } {
  const [active, setActive] = useState(0);
  const wanted = useRef<number | null>(null);
  const current = Math.min(active, Math.max(0, count - 1));

  useEffect(() => {
    if (wanted.current === null) return;
    // A row far away is drawn only after the table has scrolled to it.
    const row = box.current?.querySelector<HTMLElement>(`[data-pick="${wanted.current}"]`);
    if (row === null || row === undefined) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  });

  const move = (index: number): void => {
    const next = Math.max(0, Math.min(count - 1, index));
    wanted.current = next;
    setActive(next);
    scrollTo(next);
  };
  return {
    rowProps: (index, pick) => ({
      'data-pick': index,
      tabIndex: index === current ? 0 : -1,
      onFocus: () => setActive(index),
      onClick: (event) => {
        // A control inside the row acts for itself, and selecting text is no click.
        if (event.target instanceof Element && event.target.closest('a, button, input') !== null) return;
        if (!(getSelection()?.isCollapsed ?? true)) return;
        pick({ clientX: event.clientX, clientY: event.clientY });
      },
      onKeyDown: (event) => {
        if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
        const next = { ArrowDown: index + 1, ArrowUp: index - 1, PageDown: index + 10, PageUp: index - 10, Home: 0, End: count - 1 }[event.key];
        if (next !== undefined) move(next);
        else if (event.key === 'Enter') {
          const rect = event.currentTarget.getBoundingClientRect();
          pick({ clientX: rect.left + Math.min(160, rect.width / 2), clientY: rect.top + rect.height / 2 });
        } else return;
        event.preventDefault();
        event.stopPropagation();
      },
    }),
  };
}
