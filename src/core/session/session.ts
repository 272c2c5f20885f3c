import type { CompareSession } from '../compare/session.ts';
import type { MatrixSession } from '../matrix/session.ts';
import type { PowerSession } from '../power/session.ts';

/** An opened dataset that answers what every page asks. */
export interface Session extends MatrixSession {
  readonly performance: CompareSession;
  readonly power: PowerSession;
}
