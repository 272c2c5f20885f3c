import { Component, type ReactNode } from 'react';
import { Button } from '../../parts/Button.tsx';
import { PageUnreachable } from '../pages/pageChunks.ts';
import css from './ErrorBoundary.module.css';

interface ErrorBoundaryProps {
  /** Another value tries again. */
  readonly resetKey: unknown;
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly error: Error | null;
  readonly resetKey: unknown;
}

const MISTAKE = { title: 'This part of the page stopped working', text: 'It is a mistake in the dashboard, not in your data.' };
const UNREACHABLE = { title: 'This page could not be fetched', text: 'The connection broke, or the site holds another version by now.' };

/** Keeps a mistake of ours to the part of the page where it happened. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: null, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Partial<ErrorBoundaryState> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  static getDerivedStateFromProps(props: ErrorBoundaryProps, state: ErrorBoundaryState): ErrorBoundaryState | null {
    return props.resetKey === state.resetKey ? null : { error: null, resetKey: props.resetKey };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    const words = error instanceof PageUnreachable ? UNREACHABLE : MISTAKE;
    return (
      <div className={css.page} role="alert">
        <h2 className={css.title}>{words.title}</h2>
        <p className={css.text}>{`${words.text} Reloading shows the same view again; a file you opened must be opened again.`}</p>
        <Button kind="primary" icon="reload" onClick={() => window.location.reload()}>
          Reload
        </Button>
        <details className={css.details}>
          <summary>Details</summary>
          <pre>{error.message}</pre>
        </details>
      </div>
    );
  }
}
