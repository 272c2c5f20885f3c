import type { CompareSession } from '../compare/session.ts';
import type { MatrixSession } from '../matrix/session.ts';
import type { PowerSession } from '../power/session.ts';

/** An opened dataset that answers what every page asks. */
export interface Session extends MatrixSession {
  readonly performance: CompareSession;
  readonly power: PowerSession;
  /** Whether nothing is left to do: true from the start for all but large files. */
  readonly isFinished: boolean;
  /**
   * Does what is left to do once the matrix is there. Of a large file `dataset` is described anew afterwards, and marks that
   * depend on other rows (throttling told by a power reading) are complete; questions that need that wait for it. Of any file
   * results are gathered, so that the matrix answers every filter without a query.
   */
  finish(): Promise<void>;
}
