import { createElement, Suspense, use, useEffect, useId } from 'react';
import { beginActivity } from '../../data/activity.ts';
import { ErrorBoundary } from '../shell/ErrorBoundary.tsx';
import { fetchPage, loadedPage, pageChunk } from './pageChunks.ts';
import { PAGES, pageInfo, type PageProps } from './pages.ts';
import css from './PageFrame.module.css';
import { useArrival } from './useArrival.ts';

/** The page of the view, below the filters; a mistake in one page leaves the others alone. */
export function PageFrame(props: PageProps) {
  const { page } = props.view;
  const headingId = useId();
  const frame = useArrival(page);
  useFetchWhenIdle();

  return (
    <main ref={frame} className={css.frame} data-page={page} aria-labelledby={headingId}>
      <h2 id={headingId} className="visually-hidden" tabIndex={-1}>
        {pageInfo(page).heading}
      </h2>
      <ErrorBoundary key={page} resetKey={props.session}>
        <Suspense fallback={<Arriving />}>
          <CurrentPage {...props} />
        </Suspense>
      </ErrorBoundary>
    </main>
  );
}

function CurrentPage(props: PageProps) {
  const { page } = props.view;
  return createElement(loadedPage(page) ?? use(pageChunk(page)), props);
}

/** A page that has been fetched is shown a moment later: until then the application does not rest. */
function Arriving() {
  useEffect(() => beginActivity(), []);
  return null;
}

/** Long after the first page has been drawn. */
const LATER_MS = 3000;

/** The other pages come while nothing else is to be done, so that the next click finds them here. */
function useFetchWhenIdle(): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const { page } of PAGES) fetchPage(page);
    }, LATER_MS);
    return () => clearTimeout(timer);
  }, []);
}
