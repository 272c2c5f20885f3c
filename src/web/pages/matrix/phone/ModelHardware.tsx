import { useEffect, useMemo, useRef, useState } from 'react';
import type { MatrixSession } from '../../../../core/matrix/session.ts';
import type { Matrix, MatrixColumn, MatrixModelRow } from '../../../../core/matrix/types.ts';
import type { CellAddress, ViewState } from '../../../../core/view/viewState.ts';
import { matrixKey } from '../../../data/matrixKey.ts';
import { shownValue, useQuery } from '../../../data/useQuery.ts';
import { IconButton } from '../../../parts/Button.tsx';
import { HardwareMark } from '../../../parts/HardwareMark.tsx';
import { Icon } from '../../../parts/Icon.tsx';
import { contentSentence } from '../contentOptions.ts';
import { formatParameters } from '../grid/formatParameters.ts';
import { StateLine } from '../panel/StateLine.tsx';
import css from './ModelHardware.module.css';

interface ModelHardwareProps {
  readonly session: MatrixSession;
  readonly view: ViewState;
  readonly model: string;
  readonly onOpenCell: (address: CellAddress) => void;
  readonly onBack: () => void;
}

/** One model: its hardware with state and number, each type opening into its devices. */
export function ModelHardware({ session, view, model, onOpenCell, onBack }: ModelHardwareProps) {
  const title = useRef<HTMLHeadingElement | null>(null);
  const [open, setOpen] = useState<readonly string[]>([]);
  const wide = useMemo((): ViewState => {
    const types = [...new Set(session.dataset.devices.map((device) => device.hardwareType))];
    return { ...view, cell: null, grouping: 'none', collapsed: [], expanded: types, filters: { ...view.filters, search: '', modality: [], family: [], state: [], modifier: [] } };
  }, [session, view]);
  const matrix = shownValue(useQuery(session, matrixKey(wide), (signal) => session.matrix(wide, signal), () => session.matrixAtOnce(wide)));
  const row = matrix?.rows.find((candidate): candidate is MatrixModelRow => candidate.kind === 'model' && candidate.model.name === model);
  useEffect(() => title.current?.focus(), []);
  const about = row === undefined ? [] : [row.model.family, row.model.modality, row.model.parametersMillion === null ? null : formatParameters(row.model.parametersMillion), `${row.totals.tested} of ${row.totals.pairs} tested`];
  return (
    <section className={css.screen} aria-label={model}>
      <header className={css.header}>
        <IconButton icon="chevron-left" label="All models" onClick={onBack} />
        <div className={css.titles}>
          <h2 ref={title} className={css.model} tabIndex={-1}>
            {model}
          </h2>
          <p className={css.about}>{about.filter((part) => part !== null).join(' · ')}</p>
        </div>
      </header>
      {matrix !== null && matrix.contentLabel !== null && <p className={css.content}>{contentSentence(matrix)}</p>}
      <ul className={css.list}>
        {matrix !== null &&
          row !== undefined &&
          matrix.columns
            .filter((column) => column.kind === 'type' || open.includes(column.hardwareType))
            .map((column) => (
              <li key={column.key} className={css.item} data-device={column.kind === 'device' || undefined}>
                <Hardware matrix={matrix} row={row} column={column} onOpenCell={onOpenCell} />
                {column.kind === 'type' && column.deviceCount > 1 && (
                  <button
                    type="button"
                    className={css.toggle}
                    aria-expanded={open.includes(column.hardwareType)}
                    aria-label={`Devices of ${column.typeLabel}`}
                    onClick={() => setOpen(open.includes(column.hardwareType) ? open.filter((type) => type !== column.hardwareType) : [...open, column.hardwareType])}
                  >
                    {column.deviceCount}
                    <Icon name={open.includes(column.hardwareType) ? 'chevron-up' : 'chevron-down'} size={14} />
                  </button>
                )}
              </li>
            ))}
      </ul>
      {matrix !== null && row === undefined && <p className={css.content}>This model is not in view any more.</p>}
    </section>
  );
}

interface HardwareProps {
  readonly matrix: Matrix;
  readonly row: MatrixModelRow;
  readonly column: MatrixColumn;
  readonly onOpenCell: (address: CellAddress) => void;
}

function Hardware({ matrix, row, column, onOpenCell }: HardwareProps) {
  const cell = matrix.cell(row, column);
  return (
    <button type="button" className={css.hardware} onClick={() => onOpenCell(matrix.address(row, column))}>
      {column.kind === 'type' && <HardwareMark type={column.hardwareType} size={12} />}
      <span className={css.name}>{column.label === '' ? 'No device named' : column.label}</span>
      <StateLine cell={cell} />
      {cell.value !== null && <span className={css.value}>{cell.value}</span>}
    </button>
  );
}
