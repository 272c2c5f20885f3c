import type { MatrixCell } from '../../../../core/matrix/types.ts';
import { FAILURE_LABELS, STATE_LABELS } from '../../../../core/model/stateLabels.ts';
import type { CellState } from '../../../../core/model/state.ts';
import type { IconName } from '../../../parts/iconPaths.tsx';
import { stateIcon } from '../../../parts/StateGlyph.tsx';

/** How a cell is drawn. */
export interface CellLook {
  readonly state: CellState;
  readonly icon: IconName;
  /** Beside the glyph; empty where the glyph says enough or there is no room. */
  readonly text: string;
  readonly isValue: boolean;
  /** Nothing was run: somebody says so. Drawn as an outline. */
  readonly declared: boolean;
  /** Hatched: the state, or the value shown, comes from a simulation. */
  readonly hatched: boolean;
  /** Step 1 (worst) to 7 (best) of the value scale; null for none. */
  readonly heat: number | null;
  readonly corner: 'conflict' | 'stale' | null;
  readonly throttled: boolean;
  readonly inView: boolean;
}

/** Below this a state's name would be cut off. */
const NARROW = 112;
const HEAT_STEPS = 7;

/** Chooses glyph, text and ground of a cell that is `width` pixels wide. */
export function cellLook(cell: MatrixCell, width: number): CellLook {
  const { state, failure, tier, conflict } = cell.decision;
  const isValue = cell.value !== null;
  return {
    state,
    icon: stateIcon(state, failure),
    text: cell.value ?? (width < NARROW ? '' : stateText(state, failure)),
    isValue,
    declared: tier === 'declared',
    hatched: state === 'simulated' || (isValue && cell.simulatedValue),
    heat: cell.heat === null ? null : heatStep(cell.heat),
    corner: conflict ? 'conflict' : cell.stale ? 'stale' : null,
    throttled: cell.throttled !== null,
    inView: cell.inView,
  };
}

/** The step of a rank between 0 and 1. */
export function heatStep(rank: number): number {
  return Math.max(1, Math.min(HEAT_STEPS, Math.floor(rank * HEAT_STEPS) + 1));
}

function stateText(state: CellState, failure: MatrixCell['decision']['failure']): string {
  if (state === 'untested') return '';
  if (state === 'simulated') return 'Simulated';
  if (state === 'failing' && failure !== null && failure !== 'error') return failure === 'unavailable' ? 'Unavailable' : FAILURE_LABELS[failure];
  return STATE_LABELS[state];
}
