import type { MatrixColumn } from '../../../../core/matrix/types.ts';

/** Widths and offsets of the grid's columns, in CSS pixels. */
export interface GridLayout {
  /** First column: the model's name. */
  readonly nameWidth: number;
  /** Second column: how much of the row is tested. */
  readonly testedWidth: number;
  /** Width of each hardware column. */
  readonly widths: readonly number[];
  /** Left edge of each hardware column, counted from the end of the pinned columns. */
  readonly starts: readonly number[];
  readonly bodyWidth: number;
  readonly headerHeight: number;
}

const TYPE_WIDTH = 128;
const TYPE_MOST = 168;
const DEVICE_GLYPH_WIDTH = 44;
const DEVICE_VALUE_WIDTH = 84;
const HEADER_HEIGHT = 46;
const HEADER_HEIGHT_OPEN = 144;

/**
 * Lays the columns out for a grid that is `available` pixels wide. Types share what is left over, up to a width that
 * still reads as a table; devices stay narrow.
 */
export function layoutGrid(columns: readonly MatrixColumn[], available: number, withValues: boolean): GridLayout {
  const nameWidth = available < 800 ? 232 : 272;
  const testedWidth = 76;
  const deviceWidth = withValues ? DEVICE_VALUE_WIDTH : DEVICE_GLYPH_WIDTH;
  const types = columns.filter((column) => column.kind === 'type').length;
  const fixed = nameWidth + testedWidth + (columns.length - types) * deviceWidth;
  const spare = types === 0 ? TYPE_WIDTH : Math.floor((available - fixed) / types);
  const typeWidth = Math.max(TYPE_WIDTH, Math.min(TYPE_MOST, spare));
  const widths = columns.map((column) => (column.kind === 'type' ? typeWidth : deviceWidth));
  const starts: number[] = [];
  let bodyWidth = 0;
  for (const width of widths) {
    starts.push(bodyWidth);
    bodyWidth += width;
  }
  const headerHeight = types < columns.length ? HEADER_HEIGHT_OPEN : HEADER_HEIGHT;
  return { nameWidth, testedWidth, widths, starts, bodyWidth, headerHeight };
}
