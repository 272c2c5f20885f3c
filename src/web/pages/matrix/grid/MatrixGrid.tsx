/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a grid laid out by position: rows and cells of a table cannot be placed so */
import { type FocusEvent, type KeyboardEvent, type MouseEvent, type PointerEvent, type Ref, useEffect, useEffectEvent, useImperativeHandle, useMemo, useRef } from 'react';
import type { Matrix, MatrixColumn } from '../../../../core/matrix/types.ts';
import type { CellAddress, SortKey, ViewState } from '../../../../core/view/viewState.ts';
import { useLasting } from '../../../data/useLasting.ts';
import { GridHeader } from './GridHeader.tsx';
import { type GridPlace, HEADER_ROWS, PINNED_COLUMNS } from './gridKeys.ts';
import { layoutGrid } from './gridLayout.ts';
import { GroupRow, ModelRow } from './GridRow.tsx';
import { useColumnBand } from './useColumnBand.ts';
import { bringIntoSight, useGridFocus } from './useGridFocus.ts';
import { useBoxSize, useRowHeight } from './useGridSize.ts';
import { useGridWindow } from './useGridWindow.ts';
import css from './MatrixGrid.module.css';

/** Lets the page give the focus back to a cell. */
export interface MatrixGridHandle {
  focusCell(address: CellAddress): void;
}

interface MatrixGridProps {
  readonly matrix: Matrix;
  readonly view: ViewState;
  /** True while a newer matrix is on its way. */
  readonly busy: boolean;
  /** Width at the right edge that a panel lies over, CSS pixels. */
  readonly covered: number;
  /** The pointer went down on a cell: it will be opened in a moment, mostly. */
  readonly onPressCell: (address: CellAddress) => void;
  readonly onOpenCell: (address: CellAddress) => void;
  readonly onCloseCell: () => void;
  readonly onToggleType: (hardwareType: string) => void;
  readonly onToggleGroup: (label: string) => void;
  readonly onSort: (key: SortKey) => void;
  readonly ref?: Ref<MatrixGridHandle>;
}

const TOTALS_HEIGHT = 32;
/** Even to begin to dim the cells makes the browser draw all of them anew; most answers are there sooner. */
const DIMMED_AFTER_MS = 120;

/** Models down, hardware across. Only what is in sight is in the document; header and first columns stay. */
export function MatrixGrid({ matrix, view, busy, covered, onPressCell, onOpenCell, onCloseCell, onToggleType, onToggleGroup, onSort, ref }: MatrixGridProps) {
  const box = useRef<HTMLDivElement | null>(null);
  const size = useBoxSize(box);
  const rowHeight = useRowHeight();
  const late = useLasting(busy, DIMMED_AFTER_MS);
  const { rows, columns } = matrix;
  const withValues = view.content.kind !== 'state';
  const layout = useMemo(() => layoutGrid(columns, size.width, withValues), [columns, size.width, withValues]);
  const headHeight = layout.headerHeight + TOTALS_HEIGHT;
  const extent = { rows: rows.length + HEADER_ROWS, columns: columns.length + PINNED_COLUMNS, page: Math.max(1, Math.floor((size.height - headHeight) / rowHeight) - 1) };
  const { active, setActive, focus, move } = useGridFocus({ box, extent, layout, rowHeight, headHeight, covered });
  const shown = useGridWindow({ box, rows: rows.length, rowHeight, columns: columns.length, layout, headHeight, keepRow: active.row - HEADER_ROWS, keepColumn: active.column - PINNED_COLUMNS });
  const { band, onPointerOver, onPointerLeave } = useColumnBand();
  const selected = useMemo(() => placeOf(matrix, view.cell), [matrix, view.cell]);

  const shownCell = view.cell === null ? '' : JSON.stringify(view.cell);
  const showSelected = useEffectEvent(() => {
    if (box.current !== null && selected !== null) bringIntoSight(box.current, selected, { layout, rowHeight, headHeight, covered });
  });
  useEffect(() => {
    if (shownCell !== '' && size.width > covered) showSelected();
  }, [shownCell, size.width, covered]);

  useImperativeHandle(ref, () => ({
    focusCell: (address) => focus(placeOf(matrix, address) ?? active),
  }));

  const act = (place: GridPlace, action: string | undefined): void => {
    const column = columns[place.column - PINNED_COLUMNS];
    if (place.row === 0) {
      if (action === 'toggle') {
        if (column?.kind === 'type') onToggleType(column.hardwareType);
      } else onSort(sortKeyOf(place.column, column));
      return;
    }
    const row = rows[place.row - HEADER_ROWS];
    if (row?.kind === 'group' && place.column === 0) onToggleGroup(row.label);
    if (row?.kind === 'model' && column !== undefined) onOpenCell(matrix.address(row, column));
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.altKey || event.metaKey) return;
    if (move(event.key, event.ctrlKey)) {
      event.preventDefault();
    } else if (event.key === 'Escape' && view.cell !== null) {
      onCloseCell();
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      const toggles = event.key === ' ' && active.row === 0 && columns[active.column - PINNED_COLUMNS]?.kind === 'type';
      act(rows[active.row - HEADER_ROWS]?.kind === 'group' ? { ...active, column: 0 } : active, toggles ? 'toggle' : undefined);
    }
  };

  const onClick = (event: MouseEvent<HTMLDivElement>): void => {
    const target = event.target instanceof Element ? event.target : null;
    const place = placeUnder(target);
    if (place === null || String(window.getSelection()) !== '') return;
    const action = target?.closest<HTMLElement>('[data-act]')?.dataset['act'];
    setActive(place);
    if (place.row > 0 || action !== undefined) act(place, action);
  };

  /** A finger that goes down may be about to scroll. */
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    const place = event.pointerType === 'mouse' && event.button === 0 && event.target instanceof Element ? placeUnder(event.target) : null;
    const row = place === null ? undefined : rows[place.row - HEADER_ROWS];
    const column = place === null ? undefined : columns[place.column - PINNED_COLUMNS];
    if (row?.kind === 'model' && column !== undefined) onPressCell(matrix.address(row, column));
  };

  /** Screen readers and scripts move the focus themselves; a group's one cell stands for every column of its row. */
  const onFocus = (event: FocusEvent<HTMLDivElement>): void => {
    const place = placeUnder(event.target);
    if (place === null || (place.row === active.row && (place.column === active.column || rows[place.row - HEADER_ROWS]?.kind === 'group'))) return;
    setActive(place);
  };

  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the focus moves among its cells
    <div
      ref={box}
      className={css.box}
      role="grid"
      aria-label="Compatibility matrix"
      aria-rowcount={extent.rows}
      aria-colcount={extent.columns}
      aria-busy={busy}
      data-busy={late || undefined}
      data-values={withValues || undefined}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onClick={onClick}
      onFocus={onFocus}
      onPointerOver={onPointerOver}
      onPointerLeave={onPointerLeave}
    >
      <div className={css.canvas} style={{ width: layout.nameWidth + layout.testedWidth + layout.bodyWidth + covered, height: headHeight + rows.length * rowHeight }}>
        <GridHeader matrix={matrix} view={view} layout={layout} columns={shown.columns} totalsHeight={TOTALS_HEIGHT} activeRow={active.row} activeColumn={active.column} />
        <div role="rowgroup" className={css.body} style={{ height: rows.length * rowHeight }}>
          {shown.rows.map((index) => {
            const row = rows[index];
            if (row === undefined) return null;
            const place = { index, top: index * rowHeight, height: rowHeight, layout, activeColumn: active.row === index + HEADER_ROWS ? active.column : -1 };
            // A place keeps its elements, and the focus in them, whatever row comes to stand there: other words cost less than other elements.
            return row.kind === 'group' ? (
              <GroupRow key={index} row={row} columnCount={columns.length} {...place} />
            ) : (
              <ModelRow key={index} matrix={matrix} row={row} columns={shown.columns} selectedColumn={selected !== null && selected.row === index + HEADER_ROWS ? selected.column - PINNED_COLUMNS : -1} {...place} />
            );
          })}
        </div>
        <div ref={band} className={css.band} aria-hidden="true" hidden />
      </div>
    </div>
  );
}

function sortKeyOf(column: number, hardware: MatrixColumn | undefined): SortKey {
  if (hardware === undefined) return { by: column === 0 ? 'name' : 'coverage' };
  return { by: 'column', hardwareType: hardware.hardwareType, device: hardware.device };
}

function placeUnder(target: Element | null): GridPlace | null {
  const cell = target?.closest<HTMLElement>('[data-c]');
  return cell === null || cell === undefined ? null : { row: Number(cell.dataset['r']), column: Number(cell.dataset['c']) };
}

/** Where a cell is; a device that is not shown as a column leads to its hardware type. */
function placeOf(matrix: Matrix, address: CellAddress | null): GridPlace | null {
  if (address === null) return null;
  const row = matrix.rows.findIndex((candidate) => candidate.kind === 'model' && candidate.model.name === address.model);
  const exact = matrix.columns.findIndex((column) => column.hardwareType === address.hardwareType && column.device === address.device);
  const column = exact !== -1 ? exact : matrix.columns.findIndex((candidate) => candidate.hardwareType === address.hardwareType);
  return row === -1 || column === -1 ? null : { row: row + HEADER_ROWS, column: column + PINNED_COLUMNS };
}
