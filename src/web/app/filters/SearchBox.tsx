import { useEffect, useRef } from 'react';
import type { ViewState } from '../../../core/view/viewState.ts';
import type { SetView } from '../../data/viewStore.ts';
import { Icon } from '../../parts/Icon.tsx';
import { isTyping } from '../isTyping.ts';
import css from './SearchBox.module.css';

const LONGEST = 200;

interface SearchBoxProps {
  readonly view: ViewState;
  readonly setView: SetView;
}

/** Narrows the models by name; `/` comes here from anywhere. */
export function SearchBox({ view, setView }: SearchBoxProps) {
  const input = useRef<HTMLInputElement | null>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  const set = (search: string): void => setView((from) => ({ ...from, filters: { ...from.filters, search } }), 'replace');
  return (
    <search className={css.box}>
      <Icon name="search" className={css.icon} />
      <input
        ref={input}
        type="search"
        className={css.input}
        aria-label="Search models"
        placeholder="Search models"
        value={view.filters.search}
        maxLength={LONGEST}
        spellCheck={false}
        autoComplete="off"
        enterKeyHint="search"
        onChange={(event) => set(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          if (view.filters.search === '') event.currentTarget.blur();
          else set('');
        }}
      />
      {view.filters.search === '' ? (
        <kbd className={css.key} aria-hidden="true">
          /
        </kbd>
      ) : (
        <button
          type="button"
          className={css.clear}
          aria-label="Clear search"
          onClick={() => {
            set('');
            input.current?.focus();
          }}
        >
          <Icon name="close" size={12} />
        </button>
      )}
    </search>
  );
}
