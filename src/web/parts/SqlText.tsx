import { Button } from './Button.tsx';
import { copyText } from './handOver.ts';
import css from './SqlText.module.css';

/** A question as it was asked, to be run by hand on the file. */
export function SqlText({ sql }: { readonly sql: string }) {
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard */}
      <pre className={css.sql} tabIndex={0} aria-label="SQL">
        {sql}
      </pre>
      <Button kind="quiet" icon="copy" onClick={() => void copyText(sql, 'SQL')}>
        Copy SQL
      </Button>
    </>
  );
}
