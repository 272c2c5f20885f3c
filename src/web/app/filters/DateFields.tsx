import type { ViewState } from '../../../core/view/viewState.ts';
import type { SetView } from '../../data/viewStore.ts';
import css from './Fields.module.css';
import { QUICK_RANGES, rangeBefore } from './quickRanges.ts';

interface DateFieldsProps {
  readonly view: ViewState;
  readonly setView: SetView;
  /** Newest result of the file: ranges count back from it, so that an old file is not empty. */
  readonly newestMs: number | null;
}

export function DateFields({ view, setView, newestMs }: DateFieldsProps) {
  const { since, until } = view.filters;
  const set = (range: { readonly since?: string | null; readonly until?: string | null }): void =>
    setView((from) => ({ ...from, filters: { ...from.filters, ...range } }));
  return (
    <div className={css.fields}>
      <div className={css.pair}>
        <label className={css.field}>
          First day
          <input type="date" data-autofocus value={since ?? ''} max={until ?? undefined} onChange={(event) => set({ since: dayOf(event.target) })} />
        </label>
        <label className={css.field}>
          Last day
          <input type="date" value={until ?? ''} min={since ?? undefined} onChange={(event) => set({ until: dayOf(event.target) })} />
        </label>
      </div>
      {newestMs !== null && (
        <div className={css.quick}>
          {QUICK_RANGES.map(({ days, label }) => {
            const range = rangeBefore(newestMs, days);
            return (
              <button key={days} type="button" className={css.pill} aria-pressed={since === range.since && until === range.until} onClick={() => set(range)}>
                {label}
              </button>
            );
          })}
          <button type="button" className={css.pill} aria-pressed={since === null && until === null} onClick={() => set({ since: null, until: null })}>
            Any time
          </button>
        </div>
      )}
      <p className={css.note}>Days are UTC. Quick ranges count back from the newest result of the file. Results without a time fall outside any range.</p>
    </div>
  );
}

function dayOf(input: HTMLInputElement): string | null {
  return /^\d{4}-\d{2}-\d{2}$/.test(input.value) ? input.value : null;
}
