import type { ResultCounts } from '../../../core/compare/types.ts';
import type { ViewState } from '../../../core/view/viewState.ts';
import type { SetView } from '../../data/viewStore.ts';
import { Button } from '../../parts/Button.tsx';
import { CountsLine } from '../../parts/CountsLine.tsx';
import { hasFilters, POWER_METRICS, type EmptyText } from './emptyText.ts';
import css from './EmptyPower.module.css';
import { withoutFilters } from './viewChanges.ts';

interface EmptyPowerProps {
  readonly text: EmptyText;
  readonly counts: ResultCounts;
  readonly view: ViewState;
  readonly setView: SetView;
}

/** Why the page has nothing to show, and the way out. */
export function EmptyPower({ text, counts, view, setView }: EmptyPowerProps) {
  return (
    <div className={css.empty}>
      <output className={css.words}>
        <h2 className={css.title}>{text.title}</h2>
        <p className={css.reason}>{text.reason}</p>
      </output>
      {!text.wholeFile && <CountsLine counts={counts} metrics={POWER_METRICS} throttled={false} view={view} setView={setView} />}
      <span className={css.ways}>
        {!text.wholeFile && hasFilters(view) && (
          <Button kind="primary" onClick={() => setView(withoutFilters)}>
            Reset filters
          </Button>
        )}
        <Button onClick={() => setView((from) => ({ ...from, page: 'performance' }))}>Compare speed instead</Button>
        <Button onClick={() => setView((from) => ({ ...from, page: 'matrix' }))}>Back to the matrix</Button>
      </span>
    </div>
  );
}
