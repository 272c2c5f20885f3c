import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect, useMemo } from 'react';
import type { GridLayout } from './gridLayout.ts';

interface GridWindowOptions {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly rows: number;
  readonly rowHeight: number;
  readonly columns: number;
  readonly layout: GridLayout;
  /** Height of the sticky header rows. */
  readonly headHeight: number;
  /** Body row and column that stay rendered wherever the reader scrolls, so that focus is never lost; -1 for none. */
  readonly keepRow: number;
  readonly keepColumn: number;
}

/** Which rows and columns of the grid are worth drawing. */
export interface GridWindow {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/** Windows the grid both ways. The lists keep their identity until what they hold changes. */
export function useGridWindow({ box, rows, rowHeight, columns, layout, headHeight, keepRow, keepColumn }: GridWindowOptions): GridWindow {
  const getScrollElement = useCallback(() => box.current, [box]);
  // oxlint-disable-next-line react/incompatible-library -- only lists of numbers leave this hook
  const rowsVirtual = useVirtualizer({
    count: rows,
    getScrollElement,
    estimateSize: () => rowHeight,
    scrollMargin: headHeight,
    overscan: 6,
    rangeExtractor: (range) => extractRange(range, keepRow, 2),
    useFlushSync: false,
  });
  const columnsVirtual = useVirtualizer({
    horizontal: true,
    count: columns,
    getScrollElement,
    estimateSize: (index) => layout.widths[index] ?? 0,
    scrollMargin: layout.nameWidth + layout.testedWidth,
    overscan: 2,
    rangeExtractor: (range) => extractRange(range, keepColumn, 2),
    useFlushSync: false,
  });
  useLayoutEffect(() => rowsVirtual.measure(), [rowsVirtual, rowHeight]);
  useLayoutEffect(() => columnsVirtual.measure(), [columnsVirtual, layout]);
  const rowKey = rowsVirtual.getVirtualIndexes().join();
  const columnKey = columnsVirtual.getVirtualIndexes().join();
  return { rows: useIndexes(rowKey, rows), columns: useIndexes(columnKey, columns) };
}

function useIndexes(key: string, count: number): readonly number[] {
  return useMemo(() => (key === '' ? [] : key.split(',').map(Number).filter((index) => index < count)), [key, count]);
}

/** The range in sight widened to whole steps, so that small movements change nothing, and the kept index with it. */
function extractRange(range: Range, kept: number, step: number): number[] {
  const startIndex = Math.floor(range.startIndex / step) * step;
  const endIndex = Math.min(range.count - 1, Math.ceil((range.endIndex + 1) / step) * step - 1);
  const indexes = defaultRangeExtractor({ ...range, startIndex, endIndex });
  if (kept < 0 || kept >= range.count || indexes.includes(kept)) return indexes;
  return kept < (indexes[0] ?? 0) ? [kept, ...indexes] : [...indexes, kept];
}
