import type { CellContent } from '../../../../core/view/viewState.ts';
import css from './HeatScale.module.css';

const STEPS = [1, 2, 3, 4, 5, 6, 7] as const;

const ENDS: { readonly [K in CellContent['kind']]: readonly [low: string, high: string] } = {
  state: ['worst', 'best'],
  score: ['lowest', 'highest'],
  'pass-rate': ['lowest', 'highest'],
  count: ['fewest', 'most'],
  age: ['oldest', 'newest'],
  metric: ['worst', 'best'],
};

/** What the ground of a value means. */
export function HeatScale({ content }: { readonly content: CellContent['kind'] }) {
  const [low, high] = ENDS[content];
  return (
    <span className={css.scale} data-tip="Colour shows the rank among the values in view, so one outlier cannot flatten the rest">
      {low}
      <span className={css.steps} aria-hidden="true">
        {STEPS.map((step) => (
          <span key={step} className={css.step} data-heat={step} />
        ))}
      </span>
      {high}
    </span>
  );
}
