import { Badge } from '../../parts/Chip.tsx';
import { marksOf, type MarkedNumber } from './marksText.ts';
import css from './Marks.module.css';

/** What must be known about a number: simulated, failed, throttled, estimated, two-humped, from few samples. */
export function Marks({ marks }: { readonly marks: MarkedNumber }) {
  const found = marksOf(marks);
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
