import css from './HeatScale.module.css';

const STEPS = [1, 2, 3, 4, 5, 6, 7] as const;

/** What the ground of a value means. */
export function HeatScale() {
  return (
    <span className={css.scale} data-tip="Colour shows the rank among the values in view, so one outlier cannot flatten the rest">
      worst
      <span className={css.steps} aria-hidden="true">
        {STEPS.map((step) => (
          <span key={step} className={css.step} data-heat={step} />
        ))}
      </span>
      best
    </span>
  );
}
