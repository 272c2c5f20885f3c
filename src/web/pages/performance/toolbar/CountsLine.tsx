import type { ResultCounts } from '../../../../core/compare/types.ts';
import type { MetricKey } from '../../../../core/model/metric.ts';
import type { ViewState } from '../../../../core/view/viewState.ts';
import type { SetView } from '../../../data/viewStore.ts';
import { countsText, includeChoices } from '../countsText.ts';
import { toggleInclude } from '../viewChanges.ts';
import css from './CountsLine.module.css';

interface CountsLineProps {
  readonly counts: ResultCounts;
  /** The metrics that the chart needs. */
  readonly metrics: readonly MetricKey[];
  readonly view: ViewState;
  readonly setView: SetView;
}

/** How many results are in view, what was left out and why, and the way to count some of it in. */
export function CountsLine({ counts, metrics, view, setView }: CountsLineProps) {
  return (
    <p className={css.line}>
      <span>{countsText(counts, metrics)}</span>
      {includeChoices(counts, view.include).map(({ what, label, pressed }) => (
        <button key={what} type="button" className={css.include} aria-pressed={pressed} data-tip={pressed ? 'Marked wherever they show; press to leave them out' : 'They will be marked wherever they show'} onClick={() => setView((from) => toggleInclude(from, what))}>
          {label}
        </button>
      ))}
    </p>
  );
}
