import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './theme/font.css';
import './theme/tokens.css';
import './theme/marks.css';
import './theme/base.css';
import './theme/firstSight.css';
import { App } from './app/App.tsx';
import { askAhead } from './app/opening/askAhead.ts';
import { Datasets, type DatasetsHost } from './app/opening/datasets.ts';
import { fetchDatabase, keptCopyNote } from './app/opening/siteDatabase.ts';
import { fetchPage } from './app/pages/pageChunks.ts';
import { ErrorBoundary } from './app/shell/ErrorBoundary.tsx';
import { beginActivity, whenIdle } from './data/activity.ts';
import { startPreferences } from './data/preferences.ts';
import { askAgain } from './data/sharedAnswers.ts';
import { ViewContext } from './data/useView.ts';
import { browserAddressBar, createViewStore } from './data/viewStore.ts';
import { engineProgram } from './engine/engineProgram.ts';
import { startOffline } from './offline/startOffline.ts';
import { showToast } from './parts/toastStore.ts';

/** The engine and all that reads files is loaded beside the first picture, not before it. */
const loadOpening = () => import('./app/opening/openDataset.ts');

const openFiles: DatasetsHost['openFiles'] = async (files, options) => {
  const opened = await (await loadOpening()).openDataset(files, options);
  const copies = files.map(({ file }) => keptCopyNote(file)).filter((note) => note !== null);
  return 'session' in opened ? { ...opened, notes: [...copies, ...opened.notes] } : opened;
};

// First of all: it is the longest way to the data. Whoever opens something hears that it could not be loaded.
void engineProgram();
startPreferences();
const booted = beginActivity();
const view = createViewStore(browserAddressBar(window));
// While the engine boots, so that the first picture waits for one of them only.
fetchPage(view.current().view.page);
const datasets = new Datasets({
  view,
  openFiles,
  fetchDatabase,
  explain: async (problem) => (await loadOpening()).explain(problem),
  // Whoever opens something hears that it could not be loaded.
  warm: () => void loadOpening().then(({ warmEngine }) => warmEngine(), () => undefined),
  tell: showToast,
  askAhead,
  beginActivity,
  whenIdle,
  askAgain,
});

const root = document.querySelector('#root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <ViewContext value={view}>
      <ErrorBoundary resetKey={null}>
        <App datasets={datasets} />
      </ErrorBoundary>
    </ViewContext>
  </StrictMode>,
);
datasets.boot();
booted();
startOffline();
