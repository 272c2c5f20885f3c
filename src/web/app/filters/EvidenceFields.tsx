import { useId } from 'react';
import { DEFAULT_VIEW, type ViewState } from '../../../core/view/viewState.ts';
import type { SetView } from '../../data/viewStore.ts';
import css from './Fields.module.css';

const CHOICES = [
  { value: 'all', label: 'All results', hint: 'Simulated ones show only where nothing real is known' },
  { value: 'real', label: 'Real only', hint: 'Leaves simulated and mock results out' },
  { value: 'simulated', label: 'Simulated only', hint: 'What the file marks as simulated or mock' },
] as const;

const THROTTLED = [
  { value: 'all', label: 'Count them', hint: 'Runs during which the device slowed down, from heat or a power limit' },
  { value: 'without', label: 'Leave them out', hint: 'Runs of which nothing is known still count' },
] as const;

const LONGEST_DAYS = 36_500;

interface EvidenceFieldsProps {
  readonly view: ViewState;
  readonly setView: SetView;
}

/** Which results count, whether throttled ones do, and from which age on they are stale. */
export function EvidenceFields({ view, setView }: EvidenceFieldsProps) {
  const name = useId();
  const throttledName = useId();
  return (
    <div className={css.fields}>
      <fieldset className={css.choices}>
        <legend className="visually-hidden">Evidence</legend>
        {CHOICES.map(({ value, label, hint }) => (
          <label key={value} className={css.choice}>
            <input
              type="radio"
              name={name}
              data-autofocus={view.filters.evidence === value ? true : undefined}
              checked={view.filters.evidence === value}
              onChange={() => setView((from) => ({ ...from, filters: { ...from.filters, evidence: value } }))}
            />
            <span>
              {label}
              <span className={css.hint}>{hint}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset className={css.choices}>
        <legend className={css.heading}>Throttled runs</legend>
        {THROTTLED.map(({ value, label, hint }) => (
          <label key={value} className={css.choice}>
            <input
              type="radio"
              name={throttledName}
              checked={view.filters.throttled === value}
              onChange={() => setView((from) => ({ ...from, filters: { ...from.filters, throttled: value } }))}
            />
            <span>
              {label}
              <span className={css.hint}>{hint}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <label className={css.stale}>
        Stale after
        <input
          type="number"
          inputMode="numeric"
          min={0}
          max={LONGEST_DAYS}
          value={view.staleAfterDays}
          onChange={(event) => {
            const days = event.target.value === '' ? DEFAULT_VIEW.staleAfterDays : Math.round(Number(event.target.value));
            if (Number.isFinite(days)) setView((from) => ({ ...from, staleAfterDays: Math.min(LONGEST_DAYS, Math.max(0, days)) }), 'replace');
          }}
        />
        days
      </label>
      <p className={css.note}>Counted back from the newest result of the file; 0 switches it off.</p>
    </div>
  );
}
