import { useEffect, useMemo, useRef, useState, type MouseEvent } from 'react';
import type { MatrixSession } from '../../../../core/matrix/session.ts';
import type { CellEvidence } from '../../../../core/model/evidence.ts';
import { decisionSentence } from '../../../../core/report/decisionSentence.ts';
import { evidenceMarkdown } from '../../../../core/report/evidenceMarkdown.ts';
import type { CellAddress, Page, ViewState } from '../../../../core/view/viewState.ts';
import { matrixKey } from '../../../data/matrixKey.ts';
import { shownValue, useQuery } from '../../../data/useQuery.ts';
import { Button, IconButton } from '../../../parts/Button.tsx';
import { copyText } from '../../../parts/handOver.ts';
import { evidenceKey } from '../viewChanges.ts';
import { detailView, deviceCells, hardwareName, locateCell, type LocatedCell } from './detailView.ts';
import { DeviceList } from './DeviceList.tsx';
import { EvidenceList } from './EvidenceList.tsx';
import { HistoryStrip } from './HistoryStrip.tsx';
import { PerformanceSummary } from './PerformanceSummary.tsx';
import { SqlBlock } from './SqlBlock.tsx';
import { StateLine } from './StateLine.tsx';
import css from './EvidencePanel.module.css';

interface EvidencePanelProps {
  readonly session: MatrixSession;
  readonly view: ViewState;
  readonly address: CellAddress;
  /** True when the reader opened it here, so the focus belongs inside. */
  readonly takesFocus: boolean;
  readonly onClose: () => void;
  readonly onOpen: (address: CellAddress) => void;
  /** Leads to another page about a model. */
  readonly onVisit: (page: Page, model: string) => void;
  /** `back` on a phone, where the panel is a page of its own. */
  readonly closeAs: 'close' | 'back';
  /** Name of the open dataset, for what is copied. */
  readonly datasetName: string;
}

/** Why a cell is what it is: the rule that decided, the history, the numbers and every row behind it. */
export function EvidencePanel({ session, view, address, takesFocus, onClose, onOpen, onVisit, closeAs, datasetName }: EvidencePanelProps) {
  const title = useRef<HTMLHeadingElement | null>(null);
  const types = useMemo(() => [...new Set(session.dataset.devices.map((device) => device.hardwareType))], [session]);
  const wide = useMemo(() => detailView(view, types), [view, types]);
  const matrix = useQuery(session, matrixKey(wide), (signal) => session.matrix(wide, signal), () => session.matrixAtOnce(wide));
  const evidence = useQuery(session, evidenceKey(view, address), (signal) => session.evidence(view, address, signal));
  const located = useMemo(() => {
    const value = shownValue(matrix);
    return value === null ? null : locateCell(value, address);
  }, [matrix, address]);
  const devices = useMemo(() => {
    const value = shownValue(matrix);
    return value === null || located === null || address.device !== null ? [] : deviceCells(value, located);
  }, [matrix, located, address]);
  const addressKey = JSON.stringify(address);
  useEffect(() => {
    if (takesFocus && addressKey !== '') title.current?.focus({ preventScroll: true });
  }, [takesFocus, addressKey]);

  const loaded = evidence.status === 'ready' ? evidence.value : null;
  const hardware = located === null ? address.hardwareType : hardwareName(located.column);
  // The second click of a double click on a cell falls on what has just come to stand there.
  const visit = (page: Page) => (event: MouseEvent) => {
    if (event.detail < 2) onVisit(page, address.model);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape anywhere inside closes it
    <section
      className={css.panel}
      aria-label={`Evidence for ${address.model} on ${hardware}`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header className={css.header}>
        {closeAs === 'back' && <IconButton icon="chevron-left" label="Back" className={css.back} onClick={onClose} />}
        <div className={css.titles}>
          <h2 ref={title} className={css.model} tabIndex={-1}>
            {address.model}
            <span className="visually-hidden"> on {hardware}</span>
          </h2>
          <p className={css.hardware} aria-hidden="true">
            {hardware}
          </p>
        </div>
        {closeAs === 'close' && <IconButton icon="close" label="Close the evidence (Esc)" onClick={onClose} />}
      </header>
      <div className={css.body}>
        {address.device !== null && (
          <Button kind="quiet" icon="chevron-left" className={css.up} onClick={() => onOpen({ ...address, device: null })}>
            All devices of {located?.column.typeLabel ?? address.hardwareType}
          </Button>
        )}
        {located !== null && <Verdict located={located} evidence={loaded} />}
        {located === null && matrix.status === 'ready' && <p className={css.failed}>This file has nothing by that name any more, or the filters on evidence leave it out.</p>}
        <div className={css.elsewhere}>
          <Button icon="compare" onClick={visit('performance')}>
            Compare performance
          </Button>
          <Button icon="power" onClick={visit('power')}>
            Power and heat
          </Button>
        </div>
        {(devices.length > 1 || devices[0]?.column.device === '') && <DeviceList cells={devices} onOpen={(cell) => onOpen({ ...address, device: cell.column.device })} />}
        {evidence.status === 'failed' && (
          <div className={css.failed}>
            <p>The evidence could not be read from the file.</p>
            <details>
              <summary>What the engine said</summary>
              <p className={css.said}>{evidence.error.message}</p>
            </details>
          </div>
        )}
        {evidence.status === 'loading' && <p className={css.loading}>Reading the evidence…</p>}
        {loaded !== null && <Loaded key={addressKey} session={session} view={view} evidence={loaded} address={address} hardware={hardware} located={located} dataset={datasetName} />}
      </div>
    </section>
  );
}

function Verdict({ located, evidence }: { readonly located: LocatedCell; readonly evidence: CellEvidence | null }) {
  return (
    <div className={css.verdict}>
      <StateLine cell={located.cell} large />
      {evidence !== null && <p className={css.sentence}>{decisionSentence(located.cell, evidence.rows)}</p>}
    </div>
  );
}

interface LoadedProps extends Pick<EvidencePanelProps, 'session' | 'view'> {
  readonly evidence: CellEvidence;
  readonly address: CellAddress;
  readonly hardware: string;
  readonly located: LocatedCell | null;
  readonly dataset: string;
}

function Loaded({ session, view, evidence, address, hardware, located, dataset }: LoadedProps) {
  const [now] = useState(() => Date.now());
  const sql = (signal?: AbortSignal): Promise<string> => session.evidenceSql(view, address, signal);
  const copy = (): void => {
    if (located !== null) void copyText(sql().then((text) => evidenceMarkdown({ model: address.model, hardware, dataset, link: window.location.href }, located.cell, evidence, text)), 'Markdown');
  };
  return (
    <>
      <HistoryStrip rows={evidence.rows} />
      <PerformanceSummary rows={evidence.rows} total={evidence.total} withDevice={address.device === null} />
      <EvidenceList evidence={evidence} withDevice={address.device === null} nowMs={now} />
      <SqlBlock owner={session} about={evidenceKey(view, address)} ask={sql} />
      {located !== null && (
        <Button icon="copy" className={css.copy} onClick={copy}>
          Copy as Markdown
        </Button>
      )}
    </>
  );
}
