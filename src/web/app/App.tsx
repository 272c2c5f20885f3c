import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import type { Page } from '../../core/view/viewState.ts';
import { trackActivity } from '../data/activity.ts';
import { matrixKey } from '../data/matrixKey.ts';
import { shownValue, useQuery } from '../data/useQuery.ts';
import { useView } from '../data/useView.ts';
import { UpdateNotice } from '../offline/UpdateNotice.tsx';
import { TipLayer } from '../parts/TipLayer.tsx';
import { ToastRegion } from '../parts/ToastRegion.tsx';
import css from './App.module.css';
import { FilterBar } from './filters/FilterBar.tsx';
import { inViewText } from './filters/inViewText.ts';
import type { Datasets } from './opening/datasets.ts';
import { DropLayer } from './opening/DropLayer.tsx';
import { EmptyPage } from './opening/EmptyPage.tsx';
import { OpenControlsProvider } from './opening/OpenControls.tsx';
import { OpeningStrip } from './opening/OpeningStrip.tsx';
import { SavingStrip } from './opening/SavingStrip.tsx';
import { PageFrame } from './pages/PageFrame.tsx';
import { pageInfo, type PageProps } from './pages/pages.ts';
import { ReadingDialog } from './reading/ReadingDialog.tsx';
import { ErrorBoundary } from './shell/ErrorBoundary.tsx';
import { Header } from './shell/Header.tsx';
import { Notices } from './shell/Notices.tsx';

const PinTray = lazy(async () => ({ default: (await trackActivity(import('./pins/PinTray.tsx'))).PinTray }));

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

  useTitle(shown?.name ?? null, view.page);

  return (
    <OpenControlsProvider onFiles={openFiles} onMoreFiles={shown === null ? null : (files) => datasets.addFiles(files)}>
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
          <SavingStrip />
          <UpdateNotice />
          <Notices state={state} ignored={ignored} onForgetIgnored={forgetIgnored} onReading={() => setReading(true)} onDismiss={(what) => datasets.dismiss(what)} />
        </section>
        {shown !== null && <Workspace datasetName={shown.name} session={shown.session} view={view} setView={setView} />}
        {shown === null && !booting && <main className={css.main}>{opening === null && <EmptyPage wanted={wanted} onDemo={openDemo} />}</main>}
        {shown === null && booting && (
          <main className={css.main} aria-busy="true">
            <div className={css.skeleton} />
          </main>
        )}
      </div>
      {reading && shown !== null && (
        <ReadingDialog name={shown.name} tables={shown.session.dataset.tables} notes={shown.notes} resultFiles={shown.resultFiles} counted={shown.session.dataset.results} onClose={() => setReading(false)} />
      )}
      <DropLayer onFiles={openFiles} />
      <TipLayer />
      <ToastRegion />
    </OpenControlsProvider>
  );
}

/** Filters, page and pinned results over one open dataset. */
function Workspace(props: PageProps) {
  const { session, view, setView } = props;
  const query = useQuery(session, matrixKey(view), (signal) => session.matrix(view, signal), () => session.matrixAtOnce(view));
  const summary = shownValue(query)?.summary ?? null;
  return (
    <>
      <FilterBar session={session} view={view} setView={setView} inView={summary === null ? null : inViewText(view.page, summary)} busy={query.status === 'loading'} />
      <PageFrame {...props} />
      {view.page !== 'matrix' && view.pins.length > 0 && (
        <ErrorBoundary resetKey={session}>
          <Suspense>
            <PinTray session={session} view={view} setView={setView} />
          </Suspense>
        </ErrorBoundary>
      )}
    </>
  );
}

function useTitle(name: string | null, page: Page): void {
  useEffect(() => {
    document.title = name === null ? 'Accelerate Bench' : `${pageInfo(page).label} · ${name} – Accelerate Bench`;
  }, [name, page]);
}
