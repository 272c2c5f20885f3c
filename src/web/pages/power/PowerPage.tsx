import type { Session } from '../../../core/session/session.ts';
import type { ViewState } from '../../../core/view/viewState.ts';
import type { SetView } from '../../data/viewStore.ts';

interface PowerPageProps {
  readonly session: Session;
  readonly view: ViewState;
  readonly setView: SetView;
  readonly datasetName: string;
}

export function PowerPage({ datasetName }: PowerPageProps) {
  return <p>{datasetName}</p>;
}
