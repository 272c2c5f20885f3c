import { formatBytes, formatQuantity } from '../../../core/model/format.ts';
import type { Dataset } from '../../../core/source/dataset.ts';
import { PHONE, useMedia } from '../../data/useMedia.ts';
import { Age } from '../../parts/Age.tsx';
import { Badge } from '../../parts/Chip.tsx';
import { MiddleEllipsis } from '../../parts/MiddleEllipsis.tsx';
import type { OpenDataset, Origin } from '../opening/datasetState.ts';
import css from './DatasetLine.module.css';

const ORIGINS: { readonly [K in Origin]: { readonly label: string; readonly tip: string } } = {
  published: { label: 'published', tip: 'Published with this site' },
  demo: { label: 'demo', tip: 'Comes with the dashboard' },
  local: { label: 'local file', tip: 'Read from this machine; nothing is uploaded' },
};

/** How many files are open together, and which. */
function Files({ sources }: { readonly sources: Dataset['sources'] }) {
  const listed = sources.map(({ label, results }) => `${label}: ${formatQuantity(results, 'result')}`);
  return (
    <span className={css.files} data-tip={listed.join('\n')}>
      {formatQuantity(sources.length, 'file')}
    </span>
  );
}

/** Where it is from, and whether a machine measured it. */
function KindBadge({ origin, dataset: { sources, synthetic } }: { readonly origin: Origin; readonly dataset: Pick<Dataset, 'sources' | 'synthetic'> }) {
  const invented = sources.filter((source) => source.synthetic).map(({ label }) => label);
  if (invented.length > 0 && invented.length < sources.length) return <Badge tone="warning" tip={`No machine measured ${invented.join(', ')}`}>partly synthetic</Badge>;
  return synthetic ? <Badge tone="warning" tip="Generated to show the dashboard; no machine measured this">synthetic</Badge> : <Badge tip={ORIGINS[origin].tip}>{ORIGINS[origin].label}</Badge>;
}

/** What is open: name, kind, size, results, newest run. */
export function DatasetLine({ dataset }: { readonly dataset: OpenDataset }) {
  const phone = useMedia(PHONE);
  const { name, bytes, origin, session, finishing } = dataset;
  const { results, newestMs, sources } = session.dataset;
  return (
    <section className={css.dataset} aria-label="Open dataset">
      <div className={css.title}>
        {sources.length > 1 ? <Files sources={sources} /> : <MiddleEllipsis text={name} className={css.name} />}
        <KindBadge origin={origin} dataset={session.dataset} />
      </div>
      <p className={css.facts}>
        <span className={css.size}>{formatBytes(bytes)}</span>
        <span data-tip="Outcomes of tests and measurements, each counted by itself">{formatQuantity(results, 'result')}</span>
        <span className={css.newest}>
          {'newest '}
          <Age ms={newestMs} withDate={!phone} missing="No result of the file has a time" />
        </span>
        {finishing !== null && (
          <span className={css.finishing} data-tip="A large file shows its matrix first. Filters by setting, single results, performance and power are being worked out; what needs them waits for it.">
            {`preparing details, ${Math.floor((finishing.done / finishing.total) * 100)} %`}
          </span>
        )}
      </p>
    </section>
  );
}
