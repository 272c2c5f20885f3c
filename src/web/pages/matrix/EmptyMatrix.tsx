import type { Dataset } from '../../../core/source/dataset.ts';
import type { ViewState } from '../../../core/view/viewState.ts';
import { Button } from '../../parts/Button.tsx';
import { emptyExplanation, filtersInUse } from './emptyReason.ts';
import css from './EmptyMatrix.module.css';

interface EmptyMatrixProps {
  readonly dataset: Dataset;
  readonly view: ViewState;
  readonly onReset: () => void;
}

/** Why there is nothing to see, and the way out. */
export function EmptyMatrix({ dataset, view, onReset }: EmptyMatrixProps) {
  const { title, reason, tables } = emptyExplanation(view.filters, dataset);
  return (
    <output className={css.empty}>
      <h2 className={css.title}>{title}</h2>
      <p className={css.reason}>{reason}</p>
      {tables.length > 0 && (
        <ul className={css.tables}>
          {tables.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {filtersInUse(view.filters).length > 0 && (
        <Button kind="primary" onClick={onReset}>
          Reset filters
        </Button>
      )}
    </output>
  );
}
