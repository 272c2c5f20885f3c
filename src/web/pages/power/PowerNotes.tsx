import { formatCount } from '../../../core/model/format.ts';
import type { PowerOverview } from '../../../core/power/types.ts';
import { Icon } from '../../parts/Icon.tsx';
import css from './PowerNotes.module.css';
import { notesInView } from './notesInView.ts';

/** What must be known about the numbers in view as a whole. */
export function PowerNotes({ overview }: { readonly overview: PowerOverview }) {
  const notes = notesInView(overview);
  if (notes.length === 0) return null;
  return (
    <ul className={css.notes} aria-label="About these numbers">
      {notes.map(({ key, count, text, tip }) => (
        <li key={key} className={css.note} data-tip={tip}>
          <Icon name={key === 'conflict' ? 'conflict' : key === 'throttled' || key === 'part' ? 'warning' : 'info'} size={12} />
          <strong>{formatCount(count)}</strong> {text}
        </li>
      ))}
    </ul>
  );
}
