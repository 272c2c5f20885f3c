import { Button } from '../../../parts/Button.tsx';
import { copyText } from '../handOver.ts';
import css from './SqlBlock.module.css';

/** The question that was asked, to be run by hand on the file. */
export function SqlBlock({ sql }: { readonly sql: string }) {
  return (
    <details className={css.details}>
      <summary className={css.summary}>SQL of this evidence</summary>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard */}
      <pre className={css.sql} tabIndex={0} aria-label="SQL">
        {sql}
      </pre>
      <Button kind="quiet" icon="copy" onClick={() => void copyText(sql, 'SQL')}>
        Copy SQL
      </Button>
    </details>
  );
}
