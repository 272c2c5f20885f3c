import { useCallback, useRef, useState } from 'react';
import type { MatrixSession } from '../../../core/matrix/session.ts';
import type { CellAddress, Page, ViewState } from '../../../core/view/viewState.ts';
import { matrixKey } from '../../data/matrixKey.ts';
import { askSoon } from '../../data/sharedAnswers.ts';
import { shownValue, useQuery } from '../../data/useQuery.ts';
import type { SetView } from '../../data/viewStore.ts';
import { EmptyMatrix } from './EmptyMatrix.tsx';
import { exportFormats } from './exportFormats.ts';
import { MatrixGrid, type MatrixGridHandle } from './grid/MatrixGrid.tsx';
import { EvidencePanel } from './panel/EvidencePanel.tsx';
import { PhoneMatrix } from './phone/PhoneMatrix.tsx';
import { MatrixToolbar } from './toolbar/MatrixToolbar.tsx';
import { readPixels } from './readPixels.ts';
import { useScreen } from './useScreen.ts';
import { evidenceKey, sameCell, sortBy, toggleGroup, toggleType, toPage, withCell, withoutFilters } from './viewChanges.ts';
import css from './MatrixPage.module.css';

interface MatrixPageProps {
  readonly session: MatrixSession;
  readonly view: ViewState;
  readonly setView: SetView;
  /** Name of the open dataset, for exports. */
  readonly datasetName?: string;
}

/** Which model runs on which hardware, and why we say so. */
export function MatrixPage({ session, view, setView, datasetName = 'dataset' }: MatrixPageProps) {
  const screen = useScreen();
  const grid = useRef<MatrixGridHandle | null>(null);
  const [openedHere, setOpenedHere] = useState<CellAddress | null>(null);
  const query = useQuery(session, matrixKey(view), (signal) => session.matrix(view, signal), () => session.matrixAtOnce(view));
  const matrix = shownValue(query);

  const openCell = useCallback(
    (address: CellAddress) => {
      setOpenedHere(address);
      setView((current) => withCell(current, address));
    },
    [setView],
  );
  /** The button goes down a tenth of a second before the click, and the page takes a while to draw the panel. */
  const pressCell = useCallback((address: CellAddress) => askSoon(session, evidenceKey(view, address), (signal) => session.evidence(view, address, signal)), [session, view]);
  const closeCell = useCallback(() => {
    const { cell } = view;
    setView((current) => withCell(current, null));
    if (cell !== null) grid.current?.focusCell(cell);
  }, [setView, view]);
  const visit = (page: Page, model: string): void => setView((current) => toPage(current, page, model, session.dataset.models));
  const formats = exportFormats(() => session.matrix({ ...view, collapsed: [] }), datasetName);

  if (matrix === null) return <div className={css.page}>{query.status === 'failed' && <Failed error={query.error} />}</div>;
  const busy = query.status === 'loading';
  const panel = view.cell !== null && (
    <EvidencePanel session={session} view={view} address={view.cell} takesFocus={sameCell(openedHere, view.cell)} onClose={closeCell} onOpen={openCell} onVisit={visit} closeAs={screen === 'phone' ? 'back' : 'close'} datasetName={datasetName} />
  );
  if (screen === 'phone') {
    return (
      <div className={css.page}>
        {query.status === 'failed' && <Failed error={query.error} />}
        <PhoneMatrix session={session} matrix={matrix} view={view} setView={setView} formats={formats} onOpenCell={openCell} panel={panel} onReset={() => setView(withoutFilters)} />
      </div>
    );
  }
  return (
    <div className={css.page}>
      <MatrixToolbar matrix={matrix} dataset={session.dataset} view={view} onChange={setView} formats={formats} compact={false} />
      {query.status === 'failed' && <Failed error={query.error} />}
      <div className={css.main}>
        {matrix.rows.length === 0 || matrix.columns.length === 0 ? (
          <EmptyMatrix dataset={session.dataset} view={view} onReset={() => setView(withoutFilters)} />
        ) : (
          <MatrixGrid
            ref={grid}
            matrix={matrix}
            view={view}
            busy={busy}
            covered={panel !== false && screen === 'narrow' ? readPixels('--panel-width') : 0}
            onPressCell={pressCell}
            onOpenCell={openCell}
            onCloseCell={closeCell}
            onToggleType={(type) => setView((current) => toggleType(current, type))}
            onToggleGroup={(label) => setView((current) => toggleGroup(current, label))}
            onSort={(key) => setView((current) => sortBy(current, key))}
          />
        )}
        {panel !== false && (
          <aside className={css.panel} data-over={screen === 'narrow' || undefined} aria-label="Evidence">
            {panel}
          </aside>
        )}
      </div>
    </div>
  );
}

function Failed({ error }: { readonly error: Error }) {
  return (
    <p className={css.failed} role="alert">
      The matrix could not be worked out: {error.message}
    </p>
  );
}
