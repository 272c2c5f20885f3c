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
  return (
    <div className={css.fields}>
      <Choices
        legend="Evidence"
        legendClass="visually-hidden"
        choices={CHOICES}
        chosen={view.filters.evidence}
        takesFocus
        onChoose={(evidence) => setView((from) => ({ ...from, filters: { ...from.filters, evidence } }))}
      />
      <Choices
        legend="Throttled runs"
        legendClass={css.heading}
        choices={THROTTLED}
        chosen={view.filters.throttled}
        onChoose={(throttled) => setView((from) => ({ ...from, filters: { ...from.filters, throttled } }))}
      />
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

interface ChoicesProps<V extends string> {
  readonly legend: string;
  readonly legendClass: string | undefined;
  readonly choices: readonly { readonly value: V; readonly label: string; readonly hint: string }[];
  readonly chosen: V;
  readonly takesFocus?: boolean;
  readonly onChoose: (value: V) => void;
}

/** One of a few, each with what it means. */
function Choices<V extends string>({ legend, legendClass, choices, chosen, takesFocus = false, onChoose }: ChoicesProps<V>) {
  const name = useId();
  return (
    <fieldset className={css.choices}>
      <legend className={legendClass}>{legend}</legend>
      {choices.map(({ value, label, hint }) => (
        <label key={value} className={css.choice}>
          <input type="radio" name={name} data-autofocus={takesFocus && chosen === value ? true : undefined} checked={chosen === value} onChange={() => onChoose(value)} />
          <span>
            {label}
            <span className={css.hint}>{hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
