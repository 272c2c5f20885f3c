import { METRICS } from '../../../../core/model/metric.ts';
import { ACROSS, COMPARE_ORDERS, type Across, type CompareOrder, type ViewState } from '../../../../core/view/viewState.ts';
import type { Comparison } from '../../../../core/compare/types.ts';
import type { SetView } from '../../../data/viewStore.ts';
import { Select } from '../../../parts/Select.tsx';
import { ACROSS_WORDS } from '../acrossWords.ts';
import { withAcross, withAgainst, withPerformance } from '../viewChanges.ts';
import { ChoiceSelect } from './ChoiceSelect.tsx';
import css from './CompareControls.module.css';

interface CompareControlsProps {
  /** The last answer; null while there is none. */
  readonly comparison: Comparison | null;
  readonly view: ViewState;
  readonly setView: SetView;
}

const BEST = '\u0000';

const ORDERS: { readonly [K in CompareOrder]: string } = { coverage: 'Most results', difference: 'Largest difference', value: 'Value', name: 'Name' };

const ACROSS_OPTIONS = ACROSS.map((value): { readonly value: Across; readonly label: string } => ({ value, label: capital(ACROSS_WORDS[value].many) }));

/** What is set side by side, against what, and in which order. */
export function CompareControls({ comparison, view, setView }: CompareControlsProps) {
  const { across, order } = view.performance;
  return (
    <>
      <Select label="Across" value={across} options={ACROSS_OPTIONS} onChange={(value) => setView((from) => withAcross(from, value))} />
      {comparison !== null && comparison.across === across && (
        <ChoiceSelect
          label="Against"
          plural={ACROSS_WORDS[across].many}
          unit="row"
          value={comparison.baseline ?? BEST}
          choices={[...comparison.columns.map(({ value, label, rows }) => ({ value, label, count: rows })), ...(hasBest(comparison) ? [{ value: BEST, label: 'the best of each row' }] : [])]}
          onChange={(value) => setView((from) => withAgainst(from, value === BEST ? null : value))}
        />
      )}
      <Select label="Order" value={order} options={COMPARE_ORDERS.map((value) => ({ value, label: ORDERS[value] }))} onChange={(value) => setView((from) => withPerformance(from, { order: value }))} />
      {across === 'time' && <SplitDate comparison={comparison} view={view} setView={setView} />}
    </>
  );
}

/** Windows of time have an order of their own; without a better direction there is no best. */
function hasBest({ across, metric }: Comparison): boolean {
  return across !== 'time' && METRICS[metric].better !== 'none';
}

/** The first day of the later window. */
function SplitDate({ comparison, view, setView }: CompareControlsProps) {
  const windows = comparison?.windows ?? null;
  const shown = view.performance.split ?? (windows === null ? '' : isoDay(windows.splitMs));
  return (
    <label className={css.date}>
      <span className={css.label}>Later window from</span>
      <input
        type="date"
        className={css.input}
        value={shown}
        min={windows === null ? undefined : isoDay(windows.fromMs)}
        max={windows === null ? undefined : isoDay(windows.toMs)}
        onChange={(event) => {
          const { value } = event.target;
          setView((from) => withPerformance(from, { split: value === '' ? null : value }), 'replace');
        }}
      />
    </label>
  );
}

function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
