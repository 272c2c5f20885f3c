/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a grid laid out by position: rows and cells of a table cannot be placed so */
import { memo } from 'react';
import type { Matrix, MatrixGroupRow, MatrixModelRow } from '../../../../core/matrix/types.ts';
import { formatCount, formatPercent } from '../../../../core/model/format.ts';
import { Icon } from '../../../parts/Icon.tsx';
import { GridCell } from './GridCell.tsx';
import { HEADER_ROWS, PINNED_COLUMNS } from './gridKeys.ts';
import type { GridLayout } from './gridLayout.ts';
import { ModelName } from './ModelName.tsx';
import css from './GridRow.module.css';

interface RowPlace {
  /** Index among the matrix's rows. */
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly layout: GridLayout;
  /** Column of this row that holds the focus stop, counted over the whole grid; -1 for none. */
  readonly activeColumn: number;
}

interface ModelRowProps extends RowPlace {
  readonly matrix: Matrix;
  readonly row: MatrixModelRow;
  readonly columns: readonly number[];
  /** Index among the hardware columns of the cell whose evidence is open; -1 for none. */
  readonly selectedColumn: number;
}

export const ModelRow = memo(function ModelRow({ matrix, row, columns, index, top, height, layout, activeColumn, selectedColumn }: ModelRowProps) {
  const gridRow = index + HEADER_ROWS;
  const { totals } = row;
  return (
    <div role="row" className={css.row} aria-rowindex={gridRow + 1} style={{ height, top }}>
      <div role="presentation" className={css.pinned}>
        <div role="rowheader" className={css.name} style={{ width: layout.nameWidth }} aria-colindex={1} tabIndex={activeColumn === 0 ? 0 : -1} data-r={gridRow} data-c={0} data-tip={row.model.name}>
          <ModelName model={row.model} withFamily={matrix.grouping !== 'family'} />
        </div>
        <div
          role="gridcell"
          className={css.tested}
          style={{ width: layout.testedWidth }}
          aria-colindex={2}
          aria-label={`${totals.tested} of ${totals.pairs} tested`}
          tabIndex={activeColumn === 1 ? 0 : -1}
          data-r={gridRow}
          data-c={1}
          data-tip={`${totals.tested} of ${totals.pairs} hardware types tested, ${totals.supported} supported, ${totals.failing} failing`}
        >
          <Coverage part={totals.tested} whole={totals.pairs} />
        </div>
      </div>
      {columns.map((columnIndex) => {
        const column = matrix.columns[columnIndex];
        if (column === undefined) return null;
        const gridColumn = columnIndex + PINNED_COLUMNS;
        return (
          <GridCell
            key={column.key}
            cell={matrix.cell(row, column)}
            row={gridRow}
            column={gridColumn}
            left={layout.nameWidth + layout.testedWidth + (layout.starts[columnIndex] ?? 0)}
            width={layout.widths[columnIndex] ?? 0}
            ofDevice={column.kind === 'device'}
            active={activeColumn === gridColumn}
            selected={selectedColumn === columnIndex}
          />
        );
      })}
    </div>
  );
});

interface GroupRowProps extends RowPlace {
  readonly row: MatrixGroupRow;
  readonly columnCount: number;
}

export const GroupRow = memo(function GroupRow({ row, columnCount, index, top, height, layout, activeColumn }: GroupRowProps) {
  const gridRow = index + HEADER_ROWS;
  const { totals } = row;
  const stop = Math.min(activeColumn, PINNED_COLUMNS);
  return (
    <div role="row" className={css.group} aria-rowindex={gridRow + 1} style={{ height, top }}>
      <div role="presentation" className={css.pinned}>
        <div
          role="rowheader"
          className={css.groupName}
          style={{ width: layout.nameWidth }}
          aria-colindex={1}
          aria-expanded={!row.collapsed}
          aria-label={`${row.label === '' ? 'Not stated' : row.label}, ${row.modelCount} models`}
          tabIndex={stop === 0 ? 0 : -1}
          data-r={gridRow}
          data-c={0}
        >
          <Icon name={row.collapsed ? 'chevron-right' : 'chevron-down'} size={14} />
          <span className={css.groupLabel}>{row.label === '' ? 'Not stated' : row.label}</span>
          <span className={css.count}>{formatCount(row.modelCount)}</span>
        </div>
        <div role="gridcell" className={css.tested} style={{ width: layout.testedWidth }} aria-colindex={2} aria-label={`${totals.tested} of ${totals.pairs} pairs tested`} tabIndex={stop === 1 ? 0 : -1} data-r={gridRow} data-c={1} data-tip={`${formatCount(totals.tested)} of ${formatCount(totals.pairs)} pairs tested`}>
          <span className={css.share}>{formatPercent(totals.tested / totals.pairs)}</span>
        </div>
      </div>
      <div role="gridcell" className={css.groupRest} style={{ left: layout.nameWidth + layout.testedWidth }} aria-colindex={3} aria-colspan={Math.max(1, columnCount)} tabIndex={stop === PINNED_COLUMNS ? 0 : -1} data-r={gridRow} data-c={PINNED_COLUMNS}>
        {totals.tested > 0 && `${formatPercent(totals.supported / totals.tested)} of tested pairs supported, ${formatCount(totals.failing)} failing`}
      </div>
    </div>
  );
});

/** Tested of possible, as numbers and as a bar. */
export function Coverage({ part, whole }: { readonly part: number; readonly whole: number }) {
  return (
    <span className={css.coverage} aria-hidden="true">
      <span>
        {formatCount(part)}
        <span className={css.whole}>/{formatCount(whole)}</span>
      </span>
      <span className={css.track}>
        <span className={css.fill} style={{ width: `${whole === 0 ? 0 : (part / whole) * 100}%` }} />
      </span>
    </span>
  );
}
