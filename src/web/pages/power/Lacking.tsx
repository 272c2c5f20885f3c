import type { PowerOverview } from '../../../core/power/types.ts';
import type { ViewState } from '../../../core/view/viewState.ts';
import type { SetView } from '../../data/viewStore.ts';
import { Button } from '../../parts/Button.tsx';
import { hasFilters } from './emptyText.ts';
import css from './Lacking.module.css';
import type { PowerViewInfo } from './powerViews.ts';
import { withoutFilters } from './viewChanges.ts';

interface LackingProps {
  readonly info: PowerViewInfo;
  readonly overview: PowerOverview;
  readonly view: ViewState;
  readonly setView: SetView;
}

/** Why a chart has nothing to draw, and the ways out of it. */
export function Lacking({ info, overview, view, setView }: LackingProps) {
  const simulated = overview.counts.leftOut.find(({ reason, rows }) => reason === 'simulated' && rows > 0);
  return (
    <output className={css.lacking}>
      <strong>{info.lacks}</strong>
      <span>{info.source}</span>
      <span className={css.ways}>
        {simulated !== undefined && info.chart !== 'samples' && !view.include.includes('simulated') && <Button onClick={() => setView((from) => ({ ...from, include: ['simulated', ...from.include] }))}>Include simulated</Button>}
        {hasFilters(view) && <Button onClick={() => setView(withoutFilters)}>Reset filters</Button>}
      </span>
    </output>
  );
}
