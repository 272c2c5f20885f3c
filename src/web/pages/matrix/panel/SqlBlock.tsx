import { SqlText } from '../../../parts/SqlText.tsx';
import css from './SqlBlock.module.css';

/** The question behind the evidence, folded away. */
export function SqlBlock({ sql }: { readonly sql: string }) {
  return (
    <details className={css.details}>
      <summary className={css.summary}>SQL of this evidence</summary>
      <SqlText sql={sql} />
    </details>
  );
}
