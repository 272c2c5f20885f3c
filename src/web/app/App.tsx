import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import type { MatrixSession } from '../../core/matrix/session.ts';
import type { Matrix } from '../../core/matrix/types.ts';
import type { ViewState } from '../../core/view/viewState.ts';
import { beginActivity, trackActivity } from '../data/activity.ts';
import { shownValue, useQuery, type QueryState } from '../data/useQuery.ts';
import { useView } from '../data/useView.ts';
import type { SetView } from '../data/viewStore.ts';
import { TipLayer } from '../parts/TipLayer.tsx';
import { ToastRegion } from '../parts/ToastRegion.tsx';
import css from './App.module.css';
import { FilterBar } from './filters/FilterBar.tsx';
import type { Datasets } from './opening/datasets.ts';
import { DropLayer } from './opening/DropLayer.tsx';
import { EmptyPage } from './opening/EmptyPage.tsx';
import { OpenControlsProvider } from './opening/OpenControls.tsx';
import { OpeningStrip } from './opening/OpeningStrip.tsx';
import { ReadingDialog } from './reading/ReadingDialog.tsx';
import { ErrorBoundary } from './shell/ErrorBoundary.tsx';
import { Header } from './shell/Header.tsx';
import { Notices } from './shell/Notices.tsx';

/** Fetched while the engine boots, so that the first picture waits for one of them only. */
const matrixPage = import('../pages/matrix/MatrixPage.tsx');
matrixPage.catch(() => {});

const MatrixPage = lazy(async () => {
  const { MatrixPage: page } = await trackActivity(matrixPage);
  return { default: page };
});

interface AppProps {
  readonly datasets: Datasets;
}

/** The whole window: header, filters, one page, and the opening of files around them. */
export function App({ datasets }: AppProps) {
  const state = useSyncExternalStore(datasets.subscribe, datasets.state);
  const { view, setView, ignored, forgetIgnored } = useView();
  const [reading, setReading] = useState(false);
  const { booting, current, opening, wanted } = state;
  const shown = wanted === null ? current : null;
  const openFiles: typeof datasets.openFiles = (files) => datasets.openFiles(files);
  const openDemo = (): void => datasets.openSite('demo');

  useTitle(shown?.name ?? null);

  return (
    <OpenControlsProvider onFiles={openFiles}>
      <div className={css.app}>
        <Header
          dataset={shown}
          view={view}
          setView={setView}
          onPublished={state.publishes ? () => datasets.openSite('published') : null}
          onDemo={openDemo}
          onReading={() => setReading(true)}
        />
        <section className={css.notices} aria-label="Notices">
          {opening !== null && <OpeningStrip opening={opening} onCancel={() => datasets.cancel()} />}
          <Notices state={state} ignored={ignored} onForgetIgnored={forgetIgnored} onDismiss={(what) => datasets.dismiss(what)} />
        </section>
        {shown !== null && <Workspace name={shown.name} session={shown.session} view={view} setView={setView} />}
        {shown === null && !booting && <main className={css.main}>{opening === null && <EmptyPage wanted={wanted} onDemo={openDemo} />}</main>}
        {shown === null && booting && (
          <main className={css.main} aria-busy="true">
            <div className={css.skeleton} />
          </main>
        )}
      </div>
      {reading && shown !== null && (
        <ReadingDialog name={shown.name} tables={shown.session.dataset.tables} notes={shown.notes} onClose={() => setReading(false)} />
      )}
      <DropLayer onFiles={openFiles} />
      <TipLayer />
      <ToastRegion />
    </OpenControlsProvider>
  );
}

interface WorkspaceProps {
  readonly name: string;
  readonly session: MatrixSession;
  readonly view: ViewState;
  readonly setView: SetView;
}

/** Filters and page over one open dataset. */
function Workspace({ name, session, view, setView }: WorkspaceProps) {
  const query: QueryState<Matrix> = useQuery(session, matrixKey(view), (signal) => session.matrix(view, signal));
  return (
    <>
      <FilterBar session={session} view={view} setView={setView} summary={shownValue(query)?.summary ?? null} busy={query.status === 'loading'} />
      <main className={css.main}>
        <ErrorBoundary resetKey={session}>
          <Suspense fallback={<Arriving />}>
            <MatrixPage session={session} view={view} setView={setView} datasetName={name} />
          </Suspense>
        </ErrorBoundary>
      </main>
    </>
  );
}

/** A page that has been fetched is shown a moment later: until then the application does not rest. */
function Arriving() {
  useEffect(() => beginActivity(), []);
  return null;
}

/** All that decides the matrix; the page asks by the same key and shares the answer. */
function matrixKey({ cell: _cell, dataset: _dataset, ...rest }: ViewState): string {
  return JSON.stringify(rest);
}

function useTitle(name: string | null): void {
  useEffect(() => {
    document.title = name === null ? 'Accelerate Bench' : `${name} – Accelerate Bench`;
  }, [name]);
}
