import { type ReactNode, useId } from 'react';
import css from './Section.module.css';

interface SectionProps {
  readonly title: string;
  /** Quiet words after the title: what is counted, what was left out. */
  readonly note?: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

export function Section({ title, note, aside, children }: SectionProps) {
  const id = useId();
  return (
    <section className={css.section} aria-labelledby={id}>
      <div className={css.head}>
        <h3 id={id} className={css.title}>
          {title}
        </h3>
        {note !== undefined && <span className={css.note}>{note}</span>}
        {aside !== undefined && <span className={css.aside}>{aside}</span>}
      </div>
      {children}
    </section>
  );
}
