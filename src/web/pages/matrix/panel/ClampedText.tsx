import { useLayoutEffect, useRef, useState } from 'react';
import { classNames } from '../../../parts/classNames.ts';
import css from './ClampedText.module.css';

interface ClampedTextProps {
  readonly text: string;
  /** What the text is, for the button: `error text`. */
  readonly label: string;
  readonly mono?: boolean;
}

/** Far beyond what anybody reads; keeps a hostile text from freezing the page. */
const LONGEST = 20_000;

/** A text of the file cut to three lines, with a button for the rest where there is a rest. */
export function ClampedText({ text, label, mono = false }: ClampedTextProps) {
  const element = useRef<HTMLDivElement | null>(null);
  const [open, setOpen] = useState(false);
  const [cut, setCut] = useState(false);
  useLayoutEffect(() => {
    const box = element.current;
    if (box !== null && !open) setCut(box.scrollHeight > box.clientHeight + 1);
  }, [open]);
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}\n… ${(text.length - LONGEST).toLocaleString('en')} more characters` : text;
  return (
    <div className={classNames(mono && css.block)}>
      <div ref={element} className={classNames(css.text, mono && css.mono, !open && css.clamped)}>
        {shown}
      </div>
      {(cut || open) && (
        <button type="button" className={css.more} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Show less' : `Show all of the ${label}`}
        </button>
      )}
    </div>
  );
}
