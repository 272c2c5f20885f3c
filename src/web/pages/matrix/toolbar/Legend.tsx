import type { Matrix } from '../../../../core/matrix/types.ts';
import type { CellState } from '../../../../core/model/state.ts';
import { formatCount, formatQuantity } from '../../../../core/model/format.ts';
import type { ViewState } from '../../../../core/view/viewState.ts';
import { StateGlyph } from '../../../parts/StateGlyph.tsx';
import { toggleModifier, toggleState } from '../viewChanges.ts';
import css from './Legend.module.css';

interface LegendProps {
  readonly matrix: Matrix;
  readonly view: ViewState;
  readonly onChange: (view: ViewState) => void;
}

const MODIFIERS = [
  { key: 'conflict', label: 'Conflict', tip: 'A declaration and a real result disagree' },
  { key: 'stale', label: 'Stale', tip: 'The evidence that decided is old' },
] as const;

const STATE_TIPS: { readonly [K in CellState]: string } = {
  supported: 'It ran, or is declared to run',
  partial: 'Runs in part, or on some devices only',
  failing: 'The newest result failed',
  unsupported: 'Known not to run',
  simulated: 'Only simulated results',
  untested: 'Nothing decides',
};

/** The states in use, each with its count; a click shows only those. */
export function Legend({ matrix, view, onChange }: LegendProps) {
  const { state, modifier } = view.filters;
  const legend = matrix.legend.filter((entry) => entry.count > 0 || state.includes(entry.state));
  return (
    <fieldset className={css.legend}>
      <legend className="visually-hidden">Show only these states</legend>
      {legend.map((entry) => (
        <button key={entry.state} type="button" className={css.entry} aria-pressed={state.includes(entry.state)} data-tip={`${STATE_TIPS[entry.state]}: ${formatQuantity(entry.count, 'pair')}`} onClick={() => onChange(toggleState(view, entry.state))}>
          <StateGlyph state={entry.state} />
          {entry.label}
          <span className={css.count}>{formatCount(entry.count)}</span>
        </button>
      ))}
      {MODIFIERS.map(({ key, label, tip }) =>
        matrix.modifiers[key] === 0 && !modifier.includes(key) ? null : (
          <button key={key} type="button" className={css.entry} aria-pressed={modifier.includes(key)} data-tip={`${tip}: ${formatQuantity(matrix.modifiers[key], 'pair')}`} onClick={() => onChange(toggleModifier(view, key))}>
            <StateGlyph state={key} />
            {label}
            <span className={css.count}>{formatCount(matrix.modifiers[key])}</span>
          </button>
        ),
      )}
      {matrix.throttled > 0 && (
        <span className={css.mark} data-tip="Some of their runs were throttled; the evidence filter can leave those out">
          <StateGlyph state="throttled" />
          Throttled
          <span className={css.count}>{formatCount(matrix.throttled)}</span>
        </span>
      )}
    </fieldset>
  );
}
