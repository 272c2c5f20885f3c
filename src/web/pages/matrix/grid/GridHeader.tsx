/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a grid laid out by position: rows and cells of a table cannot be placed so */
import type { Matrix, MatrixColumn } from '../../../../core/matrix/types.ts';
import { formatCount, formatPercent } from '../../../../core/model/format.ts';
import type { SortKey, ViewState } from '../../../../core/view/viewState.ts';
import { HardwareMark } from '../../../parts/HardwareMark.tsx';
import { Icon } from '../../../parts/Icon.tsx';
import { middleEllipsis } from '../middleEllipsis.ts';
import { ariaSort } from '../viewChanges.ts';
import { PINNED_COLUMNS } from './gridKeys.ts';
import type { GridLayout } from './gridLayout.ts';
import { Coverage } from './GridRow.tsx';
import css from './GridHeader.module.css';

interface GridHeaderProps {
  readonly matrix: Matrix;
  readonly view: ViewState;
  readonly layout: GridLayout;
  readonly columns: readonly number[];
  readonly totalsHeight: number;
  readonly activeRow: number;
  readonly activeColumn: number;
}

/** The two rows that stay at the top: hardware, and how much of it is tested. */
export function GridHeader({ matrix, view, layout, columns, totalsHeight, activeRow, activeColumn }: GridHeaderProps) {
  const { summary } = matrix;
  const pinned = layout.nameWidth + layout.testedWidth;
  const stop = (row: number, column: number) => (activeRow === row && activeColumn === column ? 0 : -1);
  return (
    <div role="rowgroup" className={css.head}>
      <div role="row" className={css.row} aria-rowindex={1} style={{ height: layout.headerHeight }}>
        <SortHeader className={css.corner} label="Model" sortKey={{ by: 'name' }} view={view} column={0} left={0} width={layout.nameWidth} stop={stop(0, 0)} />
        <SortHeader className={css.cornerEnd} label="Tested" sortKey={{ by: 'coverage' }} view={view} column={1} left={layout.nameWidth} width={layout.testedWidth} stop={stop(0, 1)} />
        {columns.map((index) => {
          const column = matrix.columns[index];
          if (column === undefined) return null;
          const place = { left: pinned + (layout.starts[index] ?? 0), width: layout.widths[index] ?? 0 };
          return <HardwareHeader key={column.key} column={column} view={view} index={index} place={place} stop={stop(0, index + PINNED_COLUMNS)} />;
        })}
      </div>
      <div role="row" className={css.totals} aria-rowindex={2} style={{ height: totalsHeight }}>
        <div role="rowheader" className={css.corner} style={{ width: layout.nameWidth }} aria-colindex={1} tabIndex={stop(1, 0)} data-r={1} data-c={0}>
          {formatCount(summary.models)} {summary.models === 1 ? 'model' : 'models'}
        </div>
        <div role="gridcell" className={css.cornerEnd} style={{ left: layout.nameWidth, width: layout.testedWidth }} aria-colindex={2} aria-label={`${summary.tested} of ${summary.pairs} pairs tested`} tabIndex={stop(1, 1)} data-r={1} data-c={1} data-tip={`${formatCount(summary.tested)} of ${formatCount(summary.pairs)} pairs tested`}>
          {formatPercent(summary.tested / summary.pairs)}
        </div>
        {columns.map((index) => {
          const column = matrix.columns[index];
          if (column === undefined) return null;
          const { totals } = column;
          const text = `${formatCount(totals.tested)} of ${formatCount(totals.pairs)} tested, ${formatCount(totals.supported)} supported, ${formatCount(totals.failing)} failing`;
          return (
            <div key={column.key} role="gridcell" className={css.total} style={{ left: pinned + (layout.starts[index] ?? 0), width: layout.widths[index] ?? 0 }} aria-colindex={index + PINNED_COLUMNS + 1} aria-label={text} tabIndex={stop(1, index + PINNED_COLUMNS)} data-r={1} data-c={index + PINNED_COLUMNS} data-tip={`${column.label === '' ? 'No device named' : column.label}: ${text}`}>
              {column.kind === 'type' ? <Coverage part={totals.tested} whole={totals.pairs} /> : <span className={css.share}>{formatCount(totals.tested)}</span>}
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface SortHeaderProps {
  readonly className: string | undefined;
  readonly label: string;
  readonly sortKey: SortKey;
  readonly view: ViewState;
  readonly column: number;
  readonly left: number;
  readonly width: number;
  readonly stop: number;
}

function SortHeader({ className, label, sortKey, view, column, left, width, stop }: SortHeaderProps) {
  const sort = ariaSort(view, sortKey);
  return (
    <div role="columnheader" className={className} style={{ left, width }} aria-colindex={column + 1} aria-sort={sort} tabIndex={stop} data-r={0} data-c={column}>
      <button type="button" className={css.sort} tabIndex={-1} data-act="sort" data-tip={`Sort by ${label === 'Model' ? 'name' : 'how much is tested'}`}>
        {label}
        <SortArrow sort={sort} />
      </button>
    </div>
  );
}

interface HardwareHeaderProps {
  readonly column: MatrixColumn;
  readonly view: ViewState;
  readonly index: number;
  readonly place: { readonly left: number; readonly width: number };
  readonly stop: number;
}

function HardwareHeader({ column, view, index, place, stop }: HardwareHeaderProps) {
  const sort = ariaSort(view, { by: 'column', hardwareType: column.hardwareType, device: column.device });
  const gridColumn = index + PINNED_COLUMNS;
  const common = { role: 'columnheader', style: place, 'aria-colindex': gridColumn + 1, 'aria-sort': sort, tabIndex: stop, 'data-r': 0, 'data-c': gridColumn, 'data-hardware': column.hardwareType } as const;
  if (column.kind === 'device') {
    const name = column.label === '' ? 'No device named' : column.label;
    return (
      <div {...common} className={css.device} aria-label={`${column.typeLabel}: ${name}`}>
        <button type="button" className={css.deviceSort} tabIndex={-1} data-act="sort" data-tip={`${column.typeLabel}: ${name}`}>
          <span>{middleEllipsis(name, 17)}</span>
          <SortArrow sort={sort} />
        </button>
      </div>
    );
  }
  return (
    <div {...common} className={css.type} aria-label={column.typeLabel}>
      <button type="button" className={css.sort} tabIndex={-1} data-act="sort" data-tip={`Sort by ${column.typeLabel}`}>
        <HardwareMark type={column.hardwareType} />
        <span className={css.label}>{column.typeLabel}</span>
        <SortArrow sort={sort} />
      </button>
      {column.deviceCount > 0 && (
        <button type="button" className={css.toggle} tabIndex={-1} data-act="toggle" aria-expanded={column.open} aria-label={`Devices of ${column.typeLabel}`} data-tip={column.open ? `Close the devices of ${column.typeLabel}` : `Show the ${column.deviceCount} ${column.deviceCount === 1 ? 'device' : 'devices'} of ${column.typeLabel}`}>
          {column.deviceCount}
          <Icon name={column.open ? 'chevron-left' : 'chevron-right'} size={12} />
        </button>
      )}
    </div>
  );
}

function SortArrow({ sort }: { readonly sort: 'ascending' | 'descending' | 'none' }) {
  if (sort === 'none') return null;
  return <Icon name={sort === 'descending' ? 'arrow-down' : 'arrow-up'} size={12} />;
}
