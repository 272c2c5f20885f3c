import type { PowerOverview, SeriesInfo } from '../../../../core/power/types.ts';
import type { ViewState } from '../../../../core/view/viewState.ts';
import type { SetView } from '../../../data/viewStore.ts';
import type { ResultPicking } from '../useResultMenu.tsx';

/** What every chart of the overview is given. */
export interface OverviewChartProps {
  readonly overview: PowerOverview;
  /** Recorded runs in view; empty until they are listed. */
  readonly runs: readonly SeriesInfo[];
  readonly view: ViewState;
  readonly setView: SetView;
  readonly picking: ResultPicking;
  readonly busy: boolean;
  /** Where the numbers are from, for exports. */
  readonly source: string;
}
