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
   * Does what is left to do of a large file once its matrix is there; questions that need it wait for it. Afterwards `dataset`
   * is described anew, and marks that depend on other rows (throttling told by a power reading) are complete.
   */
  finish(): Promise<void>;
}
