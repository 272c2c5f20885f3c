import type { DatasetReference } from '../../../core/view/viewState.ts';
import { Button } from '../../parts/Button.tsx';
import { Icon } from '../../parts/Icon.tsx';
import css from './EmptyPage.module.css';
import { useOpenControls } from './OpenControls.tsx';

interface EmptyPageProps {
  /** The file that a link was made for; null when nothing is asked for. */
  readonly wanted: DatasetReference | null;
  readonly onDemo: () => void;
}

/** Where there is nothing to show yet: what to drop, what stays private, and the demo. */
export function EmptyPage({ wanted, onDemo }: EmptyPageProps) {
  const { pickFiles, pickFolder } = useOpenControls();
  return (
    <div className={css.page}>
      <div className={css.target}>
        <Icon name={wanted === null ? 'database' : 'file'} size={32} className={css.icon} />
        {wanted === null ? (
          <>
            <h2 className={css.title}>Drop benchmark results here</h2>
            <p className={css.hint}>DuckDB databases (.duckdb), Parquet files or JSON results, also as a folder or a ZIP.</p>
          </>
        ) : (
          <>
            <h2 className={css.title}>
              This link was made for <span className={css.file}>{wanted.name}</span>
            </h2>
            <p className={css.hint}>A link carries the view, never the data. Drop the same data here to see the same view.</p>
          </>
        )}
        <div className={css.actions}>
          <Button kind="primary" icon="open" onClick={pickFiles}>
            {wanted === null ? 'Open files' : 'Choose the file'}
          </Button>
          <Button onClick={pickFolder}>Open a folder</Button>
          <Button kind="quiet" onClick={onDemo}>
            {wanted === null ? 'Open the demo' : 'Open the demo instead'}
          </Button>
        </div>
        <p className={css.private}>
          <Icon name="lock" size={12} />
          Files are read in this browser and never leave this machine.
        </p>
      </div>
    </div>
  );
}
