import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { IconButton } from './Button.tsx';
import { classNames } from './classNames.ts';
import css from './Dialog.module.css';

interface DialogProps {
  readonly title: string;
  /** `centre` for reading, `side` for a panel from the right, `bottom` for a sheet on the phone. */
  readonly variant?: 'centre' | 'side' | 'bottom';
  readonly actions?: ReactNode;
  /** Leaves the space around the content to the content. */
  readonly flush?: boolean;
  readonly footer?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A modal dialog; it is open while it is rendered. */
export function Dialog({ title, variant = 'centre', actions, flush = false, footer, onClose, children }: DialogProps) {
  const titleId = useId();
  const element = useRef<HTMLDialogElement | null>(null);
  useLayoutEffect(() => {
    const dialog = element.current;
    if (dialog?.open === false) dialog.showModal();
    return () => dialog?.close();
  }, []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- the backdrop closes by pointer, Escape by the browser
    <dialog
      ref={element}
      aria-labelledby={titleId}
      className={classNames(css.dialog, css[variant])}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div className={css.frame}>
        <header className={css.header}>
          <h2 id={titleId} className={css.title}>
            {title}
          </h2>
          {actions}
          <IconButton icon="close" label="Close" onClick={onClose} />
        </header>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard */}
        <section className={classNames(css.body, flush && css.flush)} tabIndex={0} aria-labelledby={titleId}>
          {children}
        </section>
        {footer !== undefined && <footer className={css.footer}>{footer}</footer>}
      </div>
    </dialog>
  );
}
