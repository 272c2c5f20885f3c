import type { SetView } from '../../data/viewStore.ts';
import { Button } from '../../parts/Button.tsx';
import css from './EmptyChart.module.css';
import type { EmptyReason } from './emptyReason.ts';

interface EmptyChartProps {
  readonly empty: EmptyReason;
  readonly setView: SetView;
}

/** Why there is nothing to draw, and the ways out. */
export function EmptyChart({ empty, setView }: EmptyChartProps) {
  return (
    <output className={css.empty}>
      <span className={css.title}>{empty.title}</span>
      <span className={css.reason}>{empty.reason}</span>
      {empty.waysOut.length > 0 && (
        <span className={css.ways}>
          {empty.waysOut.map(({ label, change }, index) => (
            <Button key={label} kind={index === 0 ? 'primary' : 'plain'} onClick={() => setView(change)}>
              {label}
            </Button>
          ))}
        </span>
      )}
    </output>
  );
}
