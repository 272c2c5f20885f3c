import type { MatrixSession } from '../../../core/matrix/session.ts';
import type { ViewState } from '../../../core/view/viewState.ts';
import { afterDrawn } from '../../data/afterDrawn.ts';
import { matrixKey } from '../../data/matrixKey.ts';
import { turnByMessage } from '../../data/pause.ts';
import { editionOf, joinQuestion } from '../../data/sharedAnswers.ts';

/** Asks for the matrix before the page is drawn around it: the engine answers while the page is rendered, and the page joins the question. */
export async function askAhead(session: MatrixSession, view: ViewState): Promise<void> {
  const { answer, leave } = joinQuestion(session, `${editionOf(session)} ${matrixKey(view)}`, (signal) => session.matrix(view, signal));
  // Whoever shows it is told of a failure.
  answer.catch(() => undefined);
  // React renders at once, in front of the steps by which a question reaches the engine.
  await turnByMessage();
  afterDrawn(leave);
}
