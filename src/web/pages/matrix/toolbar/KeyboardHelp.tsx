import { useEffect, useState } from 'react';
import { IconButton } from '../../../parts/Button.tsx';
import { Dialog } from '../../../parts/Dialog.tsx';
import css from './KeyboardHelp.module.css';

const KEYS: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  { keys: ['←', '→', '↑', '↓'], does: 'Move between cells' },
  { keys: ['Home', 'End'], does: 'First or last cell of the row' },
  { keys: ['Ctrl Home', 'Ctrl End'], does: 'First or last cell of the matrix' },
  { keys: ['Page Up', 'Page Down'], does: 'A screen up or down' },
  { keys: ['Enter'], does: 'Open the evidence of a cell, fold a group, sort by a column' },
  { keys: ['Space'], does: 'On a hardware type: show or hide its devices' },
  { keys: ['Esc'], does: 'Close the evidence and go back to its cell' },
  { keys: ['?'], does: 'Show these keys' },
];

/** The keys of the matrix; `?` opens it from anywhere but a text field. */
export function KeyboardHelp() {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const typing = event.target instanceof HTMLElement && (event.target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName));
      if (event.key === '?' && !typing && !event.ctrlKey && !event.metaKey) setOpen(true);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <IconButton icon="info" label="Keys of the matrix (?)" onClick={() => setOpen(true)} />
      {open && (
        <Dialog title="Keys of the matrix" onClose={() => setOpen(false)}>
          <dl className={css.keys}>
            {KEYS.map(({ keys, does }) => (
              <div key={does} className={css.line}>
                <dt className={css.key}>
                  {keys.map((key) => (
                    <kbd key={key} className={css.cap}>
                      {key}
                    </kbd>
                  ))}
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </Dialog>
      )}
    </>
  );
}
