import { formatCount } from '../../../core/model/format.ts';
import { IconButton } from '../../parts/Button.tsx';
import css from './Pager.module.css';

interface PagerProps {
  /** What is counted: `rows`. */
  readonly noun: string;
  readonly first: number;
  readonly shown: number;
  readonly total: number;
  readonly onMove: (first: number) => void;
}

/** Which part of a long list is drawn, and the way to the rest. */
export function Pager({ noun, first, shown, total, onMove }: PagerProps) {
  if (total <= shown) return null;
  const last = Math.min(total, first + shown);
  return (
    <span className={css.pager}>
      <IconButton icon="chevron-left" label={`Earlier ${noun}`} disabled={first === 0} onClick={() => onMove(Math.max(0, first - shown))} />
      <output className={css.text}>{pagerText(noun, first, last, total)}</output>
      <IconButton icon="chevron-right" label={`Later ${noun}`} disabled={last >= total} onClick={() => onMove(first + shown)} />
    </span>
  );
}

/** `rows 1 to 12 of 60`, `row 3 of 60` */
export function pagerText(noun: string, first: number, last: number, total: number): string {
  if (last - first <= 1) return `${noun.replace(/s$/, '')} ${formatCount(first + 1)} of ${formatCount(total)}`;
  return `${noun} ${formatCount(first + 1)} to ${formatCount(last)} of ${formatCount(total)}`;
}
