import { useSyncExternalStore } from 'react';
import { formatCount, formatQuantity } from '../../../core/model/format.ts';
import { Button } from '../../parts/Button.tsx';
import { ProgressBar } from '../../parts/ProgressBar.tsx';
import { currentSaving, subscribeSaving } from '../../save/savingStore.ts';
import css from './OpeningStrip.module.css';

/** What is being saved and how far it is; in nobody's way. */
export function SavingStrip() {
  const saving = useSyncExternalStore(subscribeSaving, currentSaving);
  if (saving === null) return null;
  const { name, format, done, total, cancel } = saving;
  const title = `Saving ${name} as ${format === 'duckdb' ? 'DuckDB' : 'Parquet'}`;
  return (
    <div className={css.strip}>
      <ProgressBar label={title} value={total === 0 ? null : done / total} />
      <div className={css.line}>
        <p className={css.text}>
          <span className={css.name}>{title}</span>
          <span className={css.stage}>{total > 0 && done < total ? `${formatCount(done)} of ${formatQuantity(total, 'row')}` : 'Closing the file'}</span>
        </p>
        <Button kind="quiet" onClick={cancel}>
          Cancel
        </Button>
      </div>
    </div>
  );
}
