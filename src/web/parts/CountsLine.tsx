import type { LeftOut, ResultCounts } from '../../core/compare/types.ts';
import { formatCount, formatQuantity } from '../../core/model/format.ts';
import type { Includable, ViewState } from '../../core/view/viewState.ts';
import type { SetView } from '../data/viewStore.ts';
import { Checkbox } from './Checkbox.tsx';
import css from './CountsLine.module.css';

/** After a count: `12 simulated`. */
const REASONS: { readonly [K in LeftOut]: string } = {
  placeholder: 'with nothing but zeros',
  simulated: 'simulated',
  failed: 'failed',
  'no-value': 'without such a value',
  'no-time': 'without a time',
  declared: 'declared, not tested',
  duplicate: 'written twice',
  'other-subject': 'of another choice',
};

const TOGGLES: readonly { readonly value: Includable; readonly label: string; readonly tip: string }[] = [
  { value: 'simulated', label: 'Include simulated', tip: 'Results that the file marks as simulated or mock. They stay marked ≈ wherever they show.' },
  { value: 'failed', label: 'Include failed', tip: 'Numbers of tests that failed. They stay marked wherever they show.' },
];

interface CountsLineProps {
  readonly counts: ResultCounts;
  readonly view: ViewState;
  readonly setView: SetView;
  /** What a reason is called here, where that says more. */
  readonly reasons?: { readonly [K in LeftOut]?: string };
}

/** How many results are in view, how many enter what is drawn, why the others do not, and which may be let in. */
export function CountsLine({ counts, view, setView, reasons }: CountsLineProps) {
  const leftOut = counts.leftOut.filter(({ rows }) => rows > 0).map(({ reason, rows }) => `${formatCount(rows)} ${reasons?.[reason] ?? REASONS[reason]}`);
  return (
    <div className={css.line}>
      <p className={css.text}>
        <strong>{`${formatCount(counts.used)} of ${formatQuantity(counts.inView, 'result')}`}</strong>
        {` in view used`}
        {leftOut.length > 0 && <span className={css.left}>{`; left out: ${leftOut.join(', ')}`}</span>}
      </p>
      <span className={css.toggles}>
        {TOGGLES.map(({ value, label, tip }) => (
          <Toggle key={value} label={label} tip={tip} checked={view.include.includes(value)} onChange={(checked) => setView((from) => withInclude(from, value, checked))} />
        ))}
        <Toggle
          label="Leave throttled out"
          tip="Leaves out every result that was throttled, on all pages."
          checked={view.filters.throttled === 'without'}
          onChange={(checked) => setView((from) => ({ ...from, filters: { ...from.filters, throttled: checked ? 'without' : 'all' } }))}
        />
      </span>
    </div>
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

/** Kept in the order of the registry, so that one view has one link. */
function withInclude(view: ViewState, value: Includable, included: boolean): ViewState {
  const values = TOGGLES.map((toggle) => toggle.value).filter((other) => (other === value ? included : view.include.includes(other)));
  return { ...view, include: values };
}
