import { formatView } from '../../../core/view/codec.ts';
import type { ViewState } from '../../../core/view/viewState.ts';
import type { SetView } from '../../data/viewStore.ts';
import { fetchPage } from './pageChunks.ts';
import css from './PageLinks.module.css';
import { PAGES } from './pages.ts';

interface PageLinksProps {
  readonly view: ViewState;
  readonly setView: SetView;
}

/** One link per page; each keeps filters, subject and pins. */
export function PageLinks({ view, setView }: PageLinksProps) {
  return (
    <nav className={css.pages} aria-label="Pages">
      {PAGES.map(({ page, label }) => {
        const target: ViewState = { ...view, page, cell: null };
        return (
          <a
            key={page}
            className={css.page}
            href={formatView(target) || '?'}
            aria-current={page === view.page ? 'page' : undefined}
            onPointerEnter={() => fetchPage(page)}
            onFocus={() => fetchPage(page)}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
              event.preventDefault();
              fetchPage(page);
              if (page !== view.page) setView(target);
            }}
          >
            {label}
          </a>
        );
      })}
    </nav>
  );
}
