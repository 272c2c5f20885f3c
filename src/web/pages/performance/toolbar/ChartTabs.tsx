import { formatView } from '../../../../core/view/codec.ts';
import { PERFORMANCE_CHARTS, type ViewState } from '../../../../core/view/viewState.ts';
import type { SetView } from '../../../data/viewStore.ts';
import { CHART_NAMES } from '../chartNames.ts';
import { withChart } from '../viewChanges.ts';
import css from './ChartTabs.module.css';

interface ChartTabsProps {
  readonly view: ViewState;
  readonly setView: SetView;
}

/** The charts of this page, each a link of its own. */
export function ChartTabs({ view, setView }: ChartTabsProps) {
  return (
    <nav className={css.tabs} aria-label="Charts">
      {PERFORMANCE_CHARTS.map((chart) => {
        const target = withChart(view, chart);
        return (
          <a
            key={chart}
            className={css.tab}
            href={formatView(target) || '?'}
            aria-current={chart === view.performance.chart ? 'page' : undefined}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
              event.preventDefault();
              setView(target);
            }}
          >
            {CHART_NAMES[chart]}
          </a>
        );
      })}
    </nav>
  );
}
