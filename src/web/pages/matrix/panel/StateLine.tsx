import type { MatrixCell } from '../../../../core/matrix/types.ts';
import { formatCount } from '../../../../core/model/format.ts';
import { FAILURE_LABELS, STATE_LABELS } from '../../../../core/model/stateLabels.ts';
import { THROTTLE_LABELS } from '../../../../core/model/throttle.ts';
import { StateGlyph } from '../../../parts/StateGlyph.tsx';
import css from './StateLine.module.css';

interface StateLineProps {
  readonly cell: MatrixCell;
  readonly large?: boolean;
}

/** A state with its glyph, its name and what qualifies it. */
export function StateLine({ cell, large = false }: StateLineProps) {
  const { state, failure, conflict, tier } = cell.decision;
  return (
    <span className={css.line} data-large={large || undefined}>
      <StateGlyph state={state} failure={failure} />
      <span className={css.name} data-state={state}>
        {STATE_LABELS[state]}
        {failure !== null && failure !== 'error' && `: ${FAILURE_LABELS[failure].toLowerCase()}`}
      </span>
      {tier === 'declared' && <span className={css.quiet}>declared, not tested</span>}
      {conflict && (
        <span className={css.mark}>
          <StateGlyph state="conflict" size={10} /> Conflict
        </span>
      )}
      {cell.stale && (
        <span className={css.mark}>
          <StateGlyph state="stale" size={10} /> Stale
        </span>
      )}
      {cell.throttled !== null && (
        <span className={css.mark} data-tip={THROTTLE_LABELS[cell.throttled.evidence]}>
          <StateGlyph state="throttled" size={10} /> {formatCount(cell.throttled.count)} throttled
        </span>
      )}
    </span>
  );
}
