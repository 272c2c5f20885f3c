import type { Dataset } from '../../../core/source/dataset.ts';
import type { ViewState } from '../../../core/view/viewState.ts';
import { Button } from '../../parts/Button.tsx';
import { emptyReason, filtersInUse } from './emptyReason.ts';
import css from './EmptyMatrix.module.css';

interface EmptyMatrixProps {
  readonly dataset: Dataset;
  readonly view: ViewState;
  readonly onReset: () => void;
}

/** Why there is nothing to see, and the way out. */
export function EmptyMatrix({ dataset, view, onReset }: EmptyMatrixProps) {
  return (
    <output className={css.empty}>
      <h2 className={css.title}>Nothing in view</h2>
      <p className={css.reason}>{emptyReason(view.filters, dataset.models.length)}</p>
      {filtersInUse(view.filters).length > 0 && (
        <Button kind="primary" onClick={onReset}>
          Reset filters
        </Button>
      )}
    </output>
  );
}
