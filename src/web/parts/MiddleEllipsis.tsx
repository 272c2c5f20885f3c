import { classNames } from './classNames.ts';
import css from './MiddleEllipsis.module.css';

const TAIL = 10;
const SHORTEST_CUT = 24;

interface MiddleEllipsisProps {
  readonly text: string;
  readonly className?: string | undefined;
}

/** A long name cut in its middle; selection, copy, find and screen readers get it whole, and so does the tooltip. */
export function MiddleEllipsis({ text, className }: MiddleEllipsisProps) {
  const letters = Array.from(text);
  if (letters.length < SHORTEST_CUT) {
    return (
      <span className={classNames(css.short, className)} data-tip={text} data-tip-cut="" data-cut="">
        {text}
      </span>
    );
  }
  return (
    <span className={classNames(css.name, className)} data-tip={text} data-tip-cut="">
      <span className={css.whole}>{text}</span>
      <span className={css.head} data-cut="" data-text={letters.slice(0, -TAIL).join('')} aria-hidden="true" />
      <span className={css.tail} data-text={letters.slice(-TAIL).join('')} aria-hidden="true" />
    </span>
  );
}
