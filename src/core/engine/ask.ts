import type { CancelSignal, Question } from './engine.ts';
import type { Row, RowShape } from './row.ts';

/** Asks an engine, or whoever keeps its answers. */
export type Ask = <S extends RowShape>(question: Question<S>, signal?: CancelSignal) => Promise<readonly Row<S>[]>;
