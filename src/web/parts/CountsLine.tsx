import type { ReactNode } from 'react';
import type { ResultCounts } from '../../core/compare/types.ts';
import type { MetricKey } from '../../core/model/metric.ts';
import { INCLUDABLE, type Includable, type ViewState } from '../../core/view/viewState.ts';
import { PHONE, useMedia } from '../data/useMedia.ts';
import type { SetView } from '../data/viewStore.ts';
import { Checkbox } from './Checkbox.tsx';
import css from './CountsLine.module.css';
import { leftOutList, leftOutRows, usedText } from './countsText.ts';

const TIPS: { readonly [K in Includable]: string } = {
  simulated: 'Results that the file marks as simulated or mock. They stay marked ≈ wherever they show.',
  failed: 'Numbers of tests that failed. They stay marked wherever they show.',
};

interface CountsLineProps {
  readonly counts: ResultCounts;
  /** The metrics that the chart needs. */
  readonly metrics: readonly MetricKey[];
  /** Whether any result shown was throttled. */
  readonly throttled: boolean;
  readonly view: ViewState;
  readonly setView: SetView;
  /** What else is to be known of these results; folded with the reasons on a phone. */
  readonly children?: ReactNode;
}

/** How many results are used, why the others are not, and which may be let in or left out. */
export function CountsLine({ counts, metrics, throttled, view, setView, children }: CountsLineProps) {
  const phone = useMedia(PHONE);
  const left = leftOutList(counts, metrics);
  const toggles = <Toggles counts={counts} throttled={throttled} view={view} setView={setView} />;
  if (phone) {
    return (
      <details className={css.folded}>
        <summary className={css.summary}>{usedText(counts)}</summary>
        <div className={css.inside}>
          {left !== '' && <p>{`Left out: ${left}.`}</p>}
          {toggles}
          {children}
        </div>
      </details>
    );
  }
  return (
    <>
      <div className={css.line}>
        <p className={css.text}>
          <strong>{usedText(counts)}</strong>
          {left !== '' && `; left out: ${left}`}
        </p>
        {toggles}
      </div>
      {children}
    </>
  );
}

function Toggles({ counts, throttled, view, setView }: Omit<CountsLineProps, 'metrics' | 'children'>) {
  const without = view.filters.throttled === 'without';
  return (
    <span className={css.toggles}>
      {INCLUDABLE.filter((what) => view.include.includes(what) || leftOutRows(counts, what) > 0).map((what) => (
        <Toggle key={what} label={`Include ${what}`} tip={TIPS[what]} checked={view.include.includes(what)} onChange={(checked) => setView((from) => withInclude(from, what, checked))} />
      ))}
      {(without || throttled) && (
        <Toggle
          label="Leave throttled out"
          tip="Leaves out every result that was throttled, on all pages."
          checked={without}
          onChange={(checked) => setView((from) => ({ ...from, filters: { ...from.filters, throttled: checked ? 'without' : 'all' } }))}
        />
      )}
    </span>
  );
}

interface ToggleProps {
  readonly label: string;
  readonly tip: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

function Toggle({ label, tip, checked, onChange }: ToggleProps) {
  return (
    <label className={css.toggle} data-tip={tip}>
      <Checkbox checked={checked} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  );
}

/** Kept in one order, so that one view has one link. */
function withInclude(view: ViewState, value: Includable, included: boolean): ViewState {
  return { ...view, include: INCLUDABLE.filter((other) => (other === value ? included : view.include.includes(other))) };
}
