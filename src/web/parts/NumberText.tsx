import { formatExact, formatNumber, MISSING } from '../../core/model/format.ts';
import css from './NumberText.module.css';

interface NumberTextProps {
  readonly value: number | null;
  /** Shown after the number only where no header says it. */
  readonly unit?: string;
  /** Why there may be no number. */
  readonly missing?: string;
}

/** Three significant digits, the stored value on hover. */
export function NumberText({ value, unit, missing = 'Not in the file' }: NumberTextProps) {
  if (value === null || !Number.isFinite(value)) return <Missing reason={missing} />;
  const suffix = unit === undefined || unit === '' ? '' : `\u00a0${unit}`;
  return (
    <span className={css.number} data-tip={formatExact(value) + suffix}>
      {formatNumber(value)}
      {suffix !== '' && <span className={css.unit}>{suffix}</span>}
    </span>
  );
}

/** The en dash of a missing value, with its reason on hover and for screen readers. */
export function Missing({ reason }: { readonly reason: string }) {
  return (
    <span className={css.missing} data-tip={reason}>
      <span aria-hidden="true">{MISSING}</span>
      <span className="visually-hidden">{reason}</span>
    </span>
  );
}
