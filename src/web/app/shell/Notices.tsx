import { useState } from 'react';
import { formatQuantity } from '../../../core/model/format.ts';
import type { Dataset } from '../../../core/source/dataset.ts';
import type { IgnoredPart } from '../../../core/view/codec.ts';
import type { DatasetsState } from '../opening/datasetState.ts';
import type { ResultFilesReport } from '../../ingest/resultFilesReport.ts';
import { rejectNotice } from '../reading/resultFilesText.ts';
import { FailureCard } from '../opening/FailureCard.tsx';
import { useOpenControls } from '../opening/OpenControls.tsx';
import { Notice, NoticeAction } from './Notice.tsx';

interface NoticesProps {
  readonly state: DatasetsState;
  readonly ignored: readonly IgnoredPart[];
  readonly onForgetIgnored: () => void;
  readonly onReading: () => void;
  readonly onDismiss: (what: 'failure' | 'replaced') => void;
}

/** What the reader should know before reading the page, each with its way out. */
export function Notices({ state, ignored, onForgetIgnored, onReading, onDismiss }: NoticesProps) {
  const { current, failure, replaced } = state;
  return (
    <>
      {failure !== null && <FailureCard failure={failure} somethingOpen={current !== null} onDismiss={() => onDismiss('failure')} />}
      {replaced !== null && current !== null && (
        <Notice icon="warning" tone="warning" onDismiss={() => onDismiss('replaced')}>
          <p>{`This is not the file the link was made for: it named ${replaced.name}${replaced.name === current.name ? ' with other content' : ''}, and what is open is ${current.name}. The view is the link’s.`}</p>
        </Notice>
      )}
      {ignored.length > 0 && <IgnoredNotice ignored={ignored} onDismiss={onForgetIgnored} />}
      {current?.session.dataset.synthetic === true && <SyntheticNotice key={current.fingerprint} fingerprint={current.fingerprint} sources={current.session.dataset.sources} />}
      {current !== null && current.resultFiles !== null && <RejectNotice key={`rejects ${current.fingerprint}`} report={current.resultFiles} onReading={onReading} />}
      {current !== null && current.notes.length > 0 && <NotesNotice key={`notes ${current.fingerprint} ${current.notes.join(' ')}`} notes={current.notes} />}
    </>
  );
}

/** So many are listed at once; more are folded away. */
const FEW = 3;

function IgnoredNotice({ ignored, onDismiss }: { readonly ignored: readonly IgnoredPart[]; readonly onDismiss: () => void }) {
  return (
    <Notice icon="link" onDismiss={onDismiss}>
      <details open={ignored.length <= FEW}>
        <summary>{`${formatQuantity(ignored.length, 'part')} of this link could not be used; the rest of the view is as it says.`}</summary>
        <ul>
          {ignored.map(({ field, value, reason }) => (
            <li key={`${field} ${value} ${reason}`}>
              <code>{value === '' ? field : `${field}=${value}`}</code>
              {`: ${reason}`}
            </li>
          ))}
        </ul>
      </details>
    </Notice>
  );
}

function SyntheticNotice({ fingerprint, sources }: { readonly fingerprint: string; readonly sources: Dataset['sources'] }) {
  const { pickFiles } = useOpenControls();
  const invented = sources.filter(({ synthetic }) => synthetic).map(({ label }) => label);
  const partly = invented.length < sources.length;
  const key = `synthetic ${fingerprint}`;
  const [hidden, setHidden] = useState(() => readSession(key) === 'hidden');
  if (hidden) return null;
  const hide = (): void => {
    setHidden(true);
    writeSession(key, 'hidden');
  };
  return (
    <Notice icon="info" onDismiss={hide}>
      <p>{partly ? `Partly synthetic: ${invented.join(', ')} ${invented.length === 1 ? 'was' : 'were'} generated to show the dashboard. ` : 'Synthetic data: generated to show the dashboard. '}</p>
      <NoticeAction onClick={pickFiles}>Open your own</NoticeAction>
    </Notice>
  );
}

function RejectNotice({ report, onReading }: { readonly report: ResultFilesReport; readonly onReading: () => void }) {
  const [hidden, setHidden] = useState(false);
  const text = rejectNotice(report);
  if (hidden || text === null) return null;
  return (
    <Notice icon="info" onDismiss={() => setHidden(true)}>
      <p>{`${text} `}</p>
      <NoticeAction onClick={onReading}>What was read</NoticeAction>
    </Notice>
  );
}

function NotesNotice({ notes }: { readonly notes: readonly string[] }) {
  const [hidden, setHidden] = useState(false);
  if (hidden) return null;
  return (
    <Notice icon="info" onDismiss={() => setHidden(true)}>
      <p>{notes.join(' ')}</p>
    </Notice>
  );
}

function readSession(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function writeSession(key: string, value: string): void {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // Storage is refused: it is hidden until the page is loaded again.
  }
}
