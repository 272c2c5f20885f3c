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

/** Where it is from, and whether a machine measured it; of several files each by its name. */
function KindBadge({ origin, dataset: { sources, synthetic } }: { readonly origin: Origin; readonly dataset: Pick<Dataset, 'sources' | 'synthetic'> }) {
  if (sources.length > 1) {
    const files = sources.map((source) => `${source.label}: ${formatQuantity(source.results, 'result')}${source.synthetic ? ', synthetic' : ''}`);
    const kind = synthetic ? (sources.every((source) => source.synthetic) ? ', synthetic' : ', partly synthetic') : '';
    return <Badge tone={synthetic ? 'warning' : 'neutral'} tip={files.join('\n')}>{`${formatQuantity(sources.length, 'file')}${kind}`}</Badge>;
  }
  return synthetic ? <Badge tone="warning" tip="Generated to show the dashboard; no machine measured this">synthetic</Badge> : <Badge tip={ORIGINS[origin].tip}>{ORIGINS[origin].label}</Badge>;
}

/** What is open: name, kind, size, results, newest run. */
export function DatasetLine({ dataset }: { readonly dataset: OpenDataset }) {
  const phone = useMedia(PHONE);
  const { name, bytes, origin, session } = dataset;
  const { results, newestMs } = session.dataset;
  return (
    <section className={css.dataset} aria-label="Open dataset">
      <div className={css.title}>
        <MiddleEllipsis text={name} className={css.name} />
        <KindBadge origin={origin} dataset={session.dataset} />
      </div>
      <p className={css.facts}>
        <span className={css.size}>{formatBytes(bytes)}</span>
        <span>{formatQuantity(results, 'result')}</span>
        <span className={css.newest}>
          {'newest '}
          <Age ms={newestMs} withDate={!phone} missing="No result of the file has a time" />
        </span>
      </p>
    </section>
  );
}
