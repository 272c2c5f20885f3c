import { columnSizingFeature, createColumnHelper, createSortedRowModel, rowSortingFeature, type SortingState, tableFeatures, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { formatExact } from '../../core/model/format.ts';
import { PHONE, useMedia } from '../data/useMedia.ts';
import { Icon } from '../parts/Icon.tsx';
import { compareCells } from './compareCells.ts';
import css from './DataTable.module.css';
import { useRowPicking } from './useRowPicking.ts';

/** A column: how to read a value to sort by, and how to show it. */
export interface DataColumn<T> {
  readonly id: string;
  readonly header: string;
  /** Null is "nothing there" and sorts last, whichever way. */
  readonly value: (row: T) => string | number | null;
  readonly render?: (row: T) => ReactNode;
  readonly align?: 'start' | 'end';
  /** CSS pixels; the table fills its box in these proportions and scrolls below their sum. */
  readonly width: number;
  readonly tip?: string;
  /** Names the row for screen readers. */
  readonly isRowHeader?: boolean;
}

interface DataTableProps<T> {
  readonly label: string;
  readonly rows: readonly T[];
  readonly columns: readonly DataColumn<T>[];
  readonly rowKey: (row: T, index: number) => string;
  readonly initialSort?: { readonly column: string; readonly descending: boolean };
  /** Tallest the table gets before it scrolls, CSS pixels. */
  readonly maxHeight?: number;
  /** CSS pixels; enough for two lines where a column shows two. */
  readonly rowHeight?: number;
  /** Rows can be chosen, by click or by Enter; arrow keys walk through them. */
  readonly onPick?: (row: T, at: { readonly clientX: number; readonly clientY: number }) => void;
}

const features = tableFeatures({ rowSortingFeature, columnSizingFeature, sortedRowModel: createSortedRowModel() });

/** A table that sorts by its headers and draws only the rows in sight. */
export function DataTable<T extends object>({ label, rows, columns, rowKey, initialSort, maxHeight = 420, rowHeight = 30, onPick }: DataTableProps<T>) {
  const box = useRef<HTMLElement | null>(null);
  const [sorting, setSorting] = useState<SortingState>(initialSort === undefined ? [] : [{ id: initialSort.column, desc: initialSort.descending }]);
  const data = useMemo(() => [...rows], [rows]);
  const defs = useMemo(() => {
    const helper = createColumnHelper<typeof features, T>();
    return helper.columns(columns.map((column) =>
      helper.accessor((row: T) => column.value(row) ?? undefined, {
        id: column.id,
        header: column.header,
        size: column.width,
        sortUndefined: 'last',
        sortDescFirst: column.align === 'end',
        sortFn: (left, right, id) => compareCells(left.getValue(id), right.getValue(id)),
      }),
    ));
  }, [columns]);
  const table = useTable({ features, columns: defs, data, state: { sorting }, onSortingChange: setSorting, getRowId: rowKey });
  const sorted = table.getRowModel().rows;
  // oxlint-disable-next-line react/incompatible-library -- what it returns is used here and passed on nowhere
  const virtual = useVirtualizer({ count: sorted.length, getScrollElement: () => box.current, estimateSize: () => rowHeight, overscan: 12, useFlushSync: false });
  const picking = useRowPicking({ box, count: sorted.length, scrollTo: (index) => virtual.scrollToIndex(index) });
  const phone = useMedia(PHONE);
  // The first column stays in sight while the others scroll, unless it would fill a phone.
  const sticky = (columns[0]?.width ?? 0) <= (phone ? 150 : 320);
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <section ref={box} className={css.box} style={{ maxHeight }} tabIndex={0} aria-label={label}>
      <table className={css.table} data-sticky={sticky || undefined} style={{ minWidth: table.getTotalSize() }} aria-rowcount={sorted.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {table.getFlatHeaders().map((header, index) => {
              const column = columns[index];
              const direction = header.column.getIsSorted();
              return (
                <th key={header.id} scope="col" className={css.header} data-align={column?.align} style={{ width: header.getSize() }} aria-sort={direction === false ? 'none' : direction === 'asc' ? 'ascending' : 'descending'}>
                  <button type="button" className={css.sort} data-tip={column?.tip} onClick={header.column.getToggleSortingHandler()}>
                    {column?.header}
                    {direction !== false && <Icon name={direction === 'asc' ? 'arrow-up' : 'arrow-down'} size={12} />}
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          <Spacer height={before} span={columns.length} />
          {items.map((item) => {
            const row = sorted[item.index];
            if (row === undefined) return null;
            return (
              <tr key={row.id} className={css.row} aria-rowindex={item.index + 2} style={{ height: rowHeight }} {...(onPick === undefined ? {} : picking.rowProps(item.index, (at) => onPick(row.original, at)))}>
                {columns.map((column) => {
                  const Cell = column.isRowHeader === true ? 'th' : 'td';
                  return (
                    <Cell key={column.id} className={css.cell} data-align={column.align} scope={column.isRowHeader === true ? 'row' : undefined}>
                      {column.render === undefined ? cellText(column.value(row.original)) : column.render(row.original)}
                    </Cell>
                  );
                })}
              </tr>
            );
          })}
          <Spacer height={after} span={columns.length} />
        </tbody>
      </table>
    </section>
  );
}

/** All digits that say something; an en dash for what is missing. */
function cellText(value: string | number | null): string {
  return typeof value === 'string' ? value : formatExact(value);
}

/** Stands for the rows out of sight. */
function Spacer({ height, span }: { readonly height: number; readonly span: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true" style={{ height }}>
      <td colSpan={span}>{''}</td>
    </tr>
  );
}
