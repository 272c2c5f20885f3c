import type { PowerResult } from '../../../core/power/types.ts';
import { Badge } from '../../parts/Chip.tsx';
import { resultMarks, resultNotes } from './resultText.ts';
import css from './ResultMarks.module.css';

/** What must be known about a number, as badges with their evidence. */
export function ResultMarks({ result }: { readonly result: PowerResult }) {
  const marks = resultMarks(result);
  if (marks.length === 0) return null;
  const tip = resultNotes(result).join('\n');
  return (
    <span className={css.marks}>
      {marks.map((mark) => (
        <Badge key={mark} tone="warning" tip={tip}>
          {mark}
        </Badge>
      ))}
    </span>
  );
}
