import { type ReactNode, useRef, useState } from 'react';
import type { MatrixSession } from '../../../../core/matrix/session.ts';
import type { Matrix } from '../../../../core/matrix/types.ts';
import type { CellAddress, ViewState } from '../../../../core/view/viewState.ts';
import type { SetView } from '../../../data/viewStore.ts';
import { EmptyMatrix } from '../EmptyMatrix.tsx';
import type { ExportFormat } from '../toolbar/ExportMenu.tsx';
import { MatrixToolbar } from '../toolbar/MatrixToolbar.tsx';
import { toggleGroup } from '../viewChanges.ts';
import { ModelHardware } from './ModelHardware.tsx';
import { ModelList } from './ModelList.tsx';
import css from './PhoneMatrix.module.css';

interface PhoneMatrixProps {
  readonly session: MatrixSession;
  readonly matrix: Matrix;
  readonly view: ViewState;
  readonly setView: SetView;
  readonly formats: readonly ExportFormat[];
  readonly onOpenCell: (address: CellAddress) => void;
  readonly onReset: () => void;
  /** The evidence of the open cell; false for none. */
  readonly panel: ReactNode;
}

/** Three screens for one hand: models, the hardware of a model, the evidence of a pair. */
export function PhoneMatrix({ session, matrix, view, setView, formats, onOpenCell, onReset, panel }: PhoneMatrixProps) {
  const [model, setModel] = useState<string | null>(view.cell?.model ?? null);
  const [left, setLeft] = useState<string | null>(null);
  const scroller = useRef<HTMLDivElement | null>(null);
  if (view.cell !== null && panel !== false) return <FullScreen label="Evidence">{panel}</FullScreen>;
  if (model !== null) {
    return (
      <FullScreen label={model}>
        <ModelHardware
          session={session}
          view={view}
          model={model}
          onOpenCell={onOpenCell}
          onBack={() => {
            setLeft(model);
            setModel(null);
          }}
        />
      </FullScreen>
    );
  }
  return (
    <div ref={scroller} className={css.scroller}>
      <MatrixToolbar matrix={matrix} dataset={session.dataset} view={view} onChange={setView} formats={formats} compact />
      {matrix.rows.length === 0 || matrix.columns.length === 0 ? (
        <EmptyMatrix dataset={session.dataset} view={view} onReset={onReset} />
      ) : (
        <ModelList scroller={scroller} matrix={matrix} returnTo={left} onToggleGroup={(label) => setView((current) => toggleGroup(current, label))} onOpen={setModel} />
      )}
    </div>
  );
}

/** Covers the whole window, header and filters too; each screen brings its own way back. */
function FullScreen({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a modal `dialog` element would lie over the toasts
    <div className={css.full} role="dialog" aria-modal="true" aria-label={label}>
      {children}
    </div>
  );
}
