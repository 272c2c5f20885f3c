import { useState } from 'react';
import { shownValue, useQuery } from '../../../data/useQuery.ts';
import { SqlText } from '../../../parts/SqlText.tsx';
import css from './SqlBlock.module.css';

interface SqlBlockProps {
  /** Whom `ask` asks, such as the open session. */
  readonly owner: object;
  /** All that decides the SQL, as text. */
  readonly about: string;
  readonly ask: (signal?: AbortSignal) => Promise<string>;
}

/** SQL to find the evidence by hand, folded away; it is put together when it is unfolded. */
export function SqlBlock({ owner, about, ask }: SqlBlockProps) {
  const [open, setOpen] = useState(false);
  const query = useQuery(owner, open ? `sql ${about}` : null, ask);
  const sql = shownValue(query);
  return (
    <details className={css.details} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={css.summary}>SQL of this evidence</summary>
      {query.status === 'failed' && <p>The SQL could not be put together: {query.error.message}</p>}
      {sql !== null && <SqlText sql={sql} />}
    </details>
  );
}
