import { formatBytes, formatQuantity } from '../../../core/model/format.ts';
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

/** What is open: name, kind, size, results, newest run. */
export function DatasetLine({ dataset }: { readonly dataset: OpenDataset }) {
  const phone = useMedia(PHONE);
  const { name, bytes, origin, session } = dataset;
  const { results, newestMs, synthetic } = session.dataset;
  return (
    <section className={css.dataset} aria-label="Open dataset">
      <div className={css.title}>
        <MiddleEllipsis text={name} className={css.name} />
        {synthetic ? <Badge tone="warning" tip="Generated to show the dashboard; no machine measured this">synthetic</Badge> : <Badge tip={ORIGINS[origin].tip}>{ORIGINS[origin].label}</Badge>}
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
