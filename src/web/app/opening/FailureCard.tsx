import { IconButton } from '../../parts/Button.tsx';
import { Icon } from '../../parts/Icon.tsx';
import type { Failure } from './datasetState.ts';
import css from './FailureCard.module.css';

/** Longer findings, such as the engine's own words, are folded away. */
const BRIEF = 240;

interface FailureCardProps {
  readonly failure: Failure;
  /** Then it says that nothing was lost. */
  readonly somethingOpen: boolean;
  readonly onDismiss: () => void;
}

/** Why a file could not be opened and what to do; everything else stays as it was. */
export function FailureCard({ failure, somethingOpen, onDismiss }: FailureCardProps) {
  const brief = failure.found.length <= BRIEF;
  return (
    <div className={css.card} role="alert">
      <Icon name="warning" className={css.icon} />
      <div className={css.text}>
        <h2 className={css.title}>{failure.title}</h2>
        {brief ? (
          <p>{failure.found}</p>
        ) : (
          <details className={css.details}>
            <summary>What was found</summary>
            <p>{failure.found}</p>
          </details>
        )}
        <p>{failure.advice}</p>
        {somethingOpen && <p className={css.still}>What was open stays open.</p>}
      </div>
      <IconButton icon="close" label="Dismiss" onClick={onDismiss} />
    </div>
  );
}
