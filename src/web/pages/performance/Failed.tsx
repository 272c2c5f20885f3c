import css from './Failed.module.css';

/** What could not be worked out, with the engine's words folded. */
export function Failed({ what, error }: { readonly what: string; readonly error: Error }) {
  return (
    <div className={css.failed} role="alert">
      <p>{`${what} could not be worked out. Change a filter or open the file again to try once more.`}</p>
      <details>
        <summary>What the database said</summary>
        <pre className={css.words}>{error.message}</pre>
      </details>
    </div>
  );
}
