import { formatCount, formatQuantity } from '../../../../core/model/format.ts';
import { THROTTLE_LABELS } from '../../../../core/model/throttle.ts';
import type { SeriesWindow } from '../../../../core/power/types.ts';
import css from './GapsAndEvents.module.css';
import { momentText, secondsText } from './runText.ts';

const MOST_SHOWN = 50;

/** Where nothing was recorded, and what happened, in words. */
export function GapsAndEvents({ answer: { gaps, events, medianStepS, notes } }: { readonly answer: SeriesWindow }) {
  const missing = gaps.reduce((sum, { fromS, toS }) => sum + toS - fromS, 0);
  return (
    <div className={css.lists}>
      <section aria-label="Gaps">
        <h3 className={css.title}>{gaps.length === 0 ? 'No gaps' : `${formatQuantity(gaps.length, 'gap')}, ${momentText(missing)} in all`}</h3>
        <p className={css.note}>{`A sample every ${secondsText(medianStepS)} (median); a gap is where none came for much longer.`}</p>
        {gaps.length > 0 && <List items={gaps.map(({ fromS, toS }) => `${momentText(fromS)} to ${momentText(toS)}: ${momentText(toS - fromS)} without a sample`)} label="Gaps" />}
      </section>
      <section aria-label="Events">
        <h3 className={css.title}>{events.length === 0 ? 'No throttling and no events' : formatQuantity(events.length, 'event')}</h3>
        {events.length > 0 && (
          <List
            items={events.map(({ fromS, toS, label, evidence }) => `${toS === null || toS === fromS ? `At ${momentText(fromS)}` : `${momentText(fromS)} to ${momentText(toS)}`}: ${label}${evidence === null ? '' : ` (${THROTTLE_LABELS[evidence]})`}`)}
            label="Events"
          />
        )}
      </section>
      {notes.length > 0 && (
        <section aria-label="Notes on these samples">
          <h3 className={css.title}>To be known of these samples</h3>
          <List items={notes} label="Notes" />
        </section>
      )}
    </div>
  );
}

function List({ items: all, label }: { readonly items: readonly string[]; readonly label: string }) {
  const items = [...new Set(all)];
  return (
    <ul className={css.list} aria-label={label}>
      {items.slice(0, MOST_SHOWN).map((item) => (
        <li key={item}>{item}</li>
      ))}
      {items.length > MOST_SHOWN && <li>{`and ${formatCount(items.length - MOST_SHOWN)} more; zoom in to see them`}</li>}
    </ul>
  );
}
