import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import type { Matrix, MatrixModelRow } from '../../../../core/matrix/types.ts';
import { formatCount, formatQuantity } from '../../../../core/model/format.ts';
import { Icon } from '../../../parts/Icon.tsx';
import { MiddleEllipsis } from '../../../parts/MiddleEllipsis.tsx';
import { stateIcon } from '../../../parts/StateGlyph.tsx';
import { formatParameters } from '../grid/formatParameters.ts';
import css from './ModelList.module.css';

interface ModelListProps {
  /** The element that scrolls: the list stands below other things in it. */
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly matrix: Matrix;
  /** The model the reader comes back from; it gets the focus. */
  readonly returnTo: string | null;
  readonly onOpen: (model: string) => void;
  readonly onToggleGroup: (label: string) => void;
}

const MODEL_HEIGHT = 64;
const GROUP_HEIGHT = 44;

/** Models as a list, each with one glyph for each hardware type. */
export function ModelList({ scroller, matrix, returnTo, onOpen, onToggleGroup }: ModelListProps) {
  const box = useRef<HTMLUListElement | null>(null);
  const { rows } = matrix;
  const [above, setAbove] = useState(0);
  useLayoutEffect(() => setAbove(box.current?.offsetTop ?? 0), [matrix]);
  const start = returnTo === null ? -1 : rows.findIndex((row) => row.key === returnTo);
  // oxlint-disable-next-line react/incompatible-library -- what it returns is used here and passed on nowhere
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    scrollMargin: above,
    estimateSize: (index) => (rows[index]?.kind === 'group' ? GROUP_HEIGHT : MODEL_HEIGHT),
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 8,
  });
  const returned = useRef(false);
  const comeBack = useEffectEvent(() => {
    // Once, when the list knows where it stands.
    if (start < 0 || returned.current || above !== (box.current?.offsetTop ?? 0)) return;
    returned.current = true;
    virtual.scrollToIndex(start, { align: 'center' });
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[data-row="${start}"]`)?.focus({ preventScroll: true }));
  });
  useLayoutEffect(() => comeBack(), [above]);
  return (
    <ul ref={box} className={css.list} style={{ height: virtual.getTotalSize() }} aria-label="Models">
      {virtual.getVirtualItems().map((item) => {
        const row = rows[item.index];
        if (row === undefined) return null;
        const style = { height: item.size, transform: `translateY(${item.start - above}px)` };
        return (
          <li key={item.key} className={css.item} style={style} aria-setsize={rows.length} aria-posinset={item.index + 1}>
            {row.kind === 'group' ? (
              <button type="button" className={css.group} aria-expanded={!row.collapsed} onClick={() => onToggleGroup(row.label)}>
                <Icon name={row.collapsed ? 'chevron-right' : 'chevron-down'} />
                <span className={css.groupName}>{row.label === '' ? 'Not stated' : row.label}</span>
                <span className={css.count}>{formatQuantity(row.modelCount, 'model')}</span>
              </button>
            ) : (
              <button type="button" className={css.model} data-row={item.index} onClick={() => onOpen(row.key)}>
                <MiddleEllipsis text={row.model.name} className={css.name} />
                <span className={css.strip} aria-hidden="true">
                  <Strip matrix={matrix} row={row} />
                </span>
                <span className={css.about}>
                  <span>
                    {formatCount(row.totals.tested)}/{formatCount(row.totals.pairs)} tested
                  </span>
                  {row.model.parametersMillion !== null && <span>{formatParameters(row.model.parametersMillion)}</span>}
                </span>
                <Icon name="chevron-right" size={14} className={css.go} />
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Strip({ matrix, row }: { readonly matrix: Matrix; readonly row: MatrixModelRow }) {
  return matrix.columns
    .filter((column) => column.kind === 'type')
    .map((column) => {
      const { decision, inView } = matrix.cell(row, column);
      return (
        <span key={column.key} className={css.glyph} data-state={decision.state} data-declared={decision.tier === 'declared' || undefined} data-out={inView ? undefined : true}>
          <Icon name={stateIcon(decision.state, decision.failure)} size={12} />
        </span>
      );
    });
}
