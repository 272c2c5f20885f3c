import { Icon } from '../../../parts/Icon.tsx';
import { MiddleEllipsis } from '../../../parts/MiddleEllipsis.tsx';
import type { LocatedCell } from './detailView.ts';
import { Section } from './Section.tsx';
import { StateLine } from './StateLine.tsx';
import css from './DeviceList.module.css';

interface DeviceListProps {
  readonly cells: readonly LocatedCell[];
  readonly onOpen: (cell: LocatedCell) => void;
}

/** The devices of a hardware type, each with its own state; a click narrows the evidence to one. */
export function DeviceList({ cells, onOpen }: DeviceListProps) {
  return (
    <Section title="Devices" note="each decided alone">
      <ul className={css.list}>
        {cells.map((cell) => (
          <li key={cell.column.key}>
            <button type="button" className={css.device} onClick={() => onOpen(cell)}>
              <MiddleEllipsis text={cell.column.device === '' ? 'No device named' : cell.column.label} className={css.name} />
              <StateLine cell={cell.cell} />
              {cell.cell.value !== null && <span className={css.value}>{cell.cell.value}</span>}
              <Icon name="chevron-right" size={12} className={css.go} />
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
