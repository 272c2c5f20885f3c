import type { ResultMarks } from '../../../core/compare/types.ts';
import { Badge } from '../../parts/Chip.tsx';
import { marksOf } from './marksText.ts';
import css from './Marks.module.css';

interface MarksProps {
  readonly marks: ResultMarks;
  /** Iterations behind a 99th percentile; null for other metrics. */
  readonly iterations?: number | null;
}

/** What must be known about a number: simulated, failed, throttled, estimated. */
export function Marks({ marks, iterations = null }: MarksProps) {
  const found = marksOf(marks, iterations);
  if (found.length === 0) return null;
  return (
    <span className={css.marks}>
      {found.map(({ key, text, reason }) => (
        <Badge key={key} tone="warning" tip={reason}>
          {text}
        </Badge>
      ))}
    </span>
  );
}
