import type { CellState, FailureKind } from '../../core/model/state.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './iconPaths.tsx';
import css from './StateGlyph.module.css';

/** What a cell may carry beside its state. */
type Mark = 'stale' | 'conflict' | 'throttled';

interface StateGlyphProps {
  readonly state: CellState | Mark;
  /** How it failed; chooses the glyph of a failing cell. */
  readonly failure?: FailureKind | null;
  readonly size?: number;
}

/** The glyph of a state on its own background, as legends, lists and filters show it. */
export function StateGlyph({ state, failure = null, size = 12 }: StateGlyphProps) {
  return (
    <span className={css.glyph} data-state={state} aria-hidden="true">
      <Icon name={stateIcon(state, failure)} size={size} />
    </span>
  );
}

/** The icon of a state; a failure has its own where its kind is known. */
export function stateIcon(state: CellState | Mark, failure: FailureKind | null = null): IconName {
  return state === 'failing' && failure !== null && failure !== 'error' ? failure : state;
}
