import type { MatrixSession } from '../../../core/matrix/session.ts';
import type { ViewState } from '../../../core/view/viewState.ts';
import { afterDrawn } from '../../data/afterDrawn.ts';
import { matrixKey } from '../../data/matrixKey.ts';
import { editionOf, joinQuestion } from '../../data/sharedAnswers.ts';

/** Asks for the matrix before the page is drawn around it: the engine answers while the page is rendered, and the page joins the question. */
export function askAhead(session: MatrixSession, view: ViewState): void {
  const { answer, leave } = joinQuestion(session, `${editionOf(session)} ${matrixKey(view)}`, (signal) => session.matrix(view, signal));
  // Whoever shows it is told of a failure.
  answer.catch(() => undefined);
  afterDrawn(leave);
}
