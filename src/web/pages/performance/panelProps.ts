import type { Session } from '../../../core/session/session.ts';
import type { ViewState } from '../../../core/view/viewState.ts';
import type { SetView } from '../../data/viewStore.ts';
import type { OnPick } from './pick/picked.ts';

/** What each chart of the page is given. */
export interface PanelProps {
  readonly session: Session;
  readonly view: ViewState;
  readonly setView: SetView;
  readonly datasetName: string;
  readonly onPick: OnPick;
}
