import type { ReactNode } from 'react';
import css from './Chip.module.css';
import { Icon } from './Icon.tsx';

interface ChipProps {
  readonly children: ReactNode;
  /** Name of the remove button: `Remove filter Hardware: CUDA`. Without it the chip is a plain mark. */
  readonly removeLabel?: string;
  readonly onRemove?: () => void;
}

/** An active filter, with its way out. */
export function Chip({ children, removeLabel, onRemove }: ChipProps) {
  return (
    <span className={css.chip}>
      <span className={css.text}>{children}</span>
      {onRemove !== undefined && (
        <button type="button" className={css.remove} aria-label={removeLabel} onClick={onRemove}>
          <Icon name="close" size={10} />
        </button>
      )}
    </span>
  );
}

interface BadgeProps {
  readonly tone?: 'neutral' | 'accent' | 'warning';
  readonly tip?: string;
  readonly children: ReactNode;
}

/** A small label beside a name: `synthetic`, `local file`. */
export function Badge({ tone = 'neutral', tip, children }: BadgeProps) {
  return (
    <span className={css.badge} data-tone={tone} data-tip={tip}>
      {children}
    </span>
  );
}
