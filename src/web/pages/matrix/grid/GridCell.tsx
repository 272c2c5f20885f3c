/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a grid laid out by position: rows and cells of a table cannot be placed so */
import { memo } from 'react';
import type { MatrixCell } from '../../../../core/matrix/types.ts';
import { Icon } from '../../../parts/Icon.tsx';
import { cellLook } from './cellLook.ts';
import css from './GridCell.module.css';

interface GridCellProps {
  readonly cell: MatrixCell;
  /** Place in the whole grid, counted from 0. */
  readonly row: number;
  readonly column: number;
  readonly left: number;
  readonly width: number;
  readonly ofDevice: boolean;
  readonly active: boolean;
  readonly selected: boolean;
}

export const GridCell = memo(function GridCell({ cell, row, column, left, width, ofDevice, active, selected }: GridCellProps) {
  const look = cellLook(cell, width);
  return (
    <div
      role="gridcell"
      className={css.cell}
      style={{ left: left + 1, width: width - 2 }}
      tabIndex={active ? 0 : -1}
      aria-colindex={column + 1}
      aria-selected={selected}
      aria-label={cell.description}
      data-r={row}
      data-c={column}
      data-tip=""
      data-state={look.state}
      data-heat={look.heat ?? undefined}
      data-declared={look.declared || undefined}
      data-hatched={look.hatched || undefined}
      data-out={look.inView ? undefined : true}
      data-device={ofDevice || undefined}
      data-throttled={look.throttled || undefined}
    >
      <Icon name={look.icon} size={14} className={css.glyph} />
      {look.text !== '' && (
        <span className={look.isValue ? css.value : css.text} aria-hidden="true">
          {look.text}
        </span>
      )}
      {look.corner !== null && (
        <span className={css.corner} data-state={look.corner} aria-hidden="true">
          <Icon name={look.corner} size={9} />
        </span>
      )}
      {look.throttled && (
        <span className={css.foot} data-state="throttled" aria-hidden="true">
          <Icon name="throttled" size={9} />
        </span>
      )}
    </div>
  );
});
