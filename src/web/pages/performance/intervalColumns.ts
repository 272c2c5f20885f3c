import type { DataColumn } from '../../table/DataTable.tsx';

/** For export: the column `interval`, which shows two numbers and sorts by one, as a column each. */
export function withBounds<T>(columns: readonly DataColumn<T>[], read: (row: T) => readonly [number, number] | null): readonly DataColumn<T>[] {
  return columns.flatMap((column): readonly DataColumn<T>[] => {
    if (column.id !== 'interval') return [column];
    const bound = (at: 0 | 1, end: string): DataColumn<T> => ({ id: `interval ${end}`, header: `${column.header}, ${end}`, width: column.width, align: 'end', value: (row) => read(row)?.[at] ?? null });
    return [bound(0, 'low'), bound(1, 'high')];
  });
}
