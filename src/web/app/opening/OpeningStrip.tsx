import { Button } from '../../parts/Button.tsx';
import { ProgressBar } from '../../parts/ProgressBar.tsx';
import type { Opening } from './datasetState.ts';
import { openingShare, openingText } from './openingText.ts';
import css from './OpeningStrip.module.css';

interface OpeningStripProps {
  readonly opening: Opening;
  readonly onCancel: () => void;
}

/** What is being opened and how far it is; in nobody's way. */
export function OpeningStrip({ opening, onCancel }: OpeningStripProps) {
  return (
    <div className={css.strip}>
      <ProgressBar label={`Opening ${opening.name}`} value={openingShare(opening)} />
      <div className={css.line}>
        <p className={css.text}>
          <span className={css.name}>{`Opening ${opening.name}`}</span>
          <span className={css.stage}>{openingText(opening)}</span>
        </p>
        <Button kind="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </div>
  );
}
