import { useState } from 'react';
import type { MatrixSession } from '../../../core/matrix/session.ts';
import type { ViewState } from '../../../core/view/viewState.ts';
import type { SetView } from '../../data/viewStore.ts';
import { Icon } from '../../parts/Icon.tsx';
import { activeFilters } from './activeFilters.ts';
import { DateFields } from './DateFields.tsx';
import { EvidenceFields } from './EvidenceFields.tsx';
import { FacetList } from './FacetList.tsx';
import type { FacetGroup } from './facets.ts';
import css from './FacetSections.module.css';

interface FacetSectionsProps {
  readonly groups: readonly FacetGroup[];
  readonly session: MatrixSession;
  readonly view: ViewState;
  readonly setView: SetView;
}

/** The filters one under the other, each folded away until it is wanted. */
export function FacetSections({ groups, session, view, setView }: FacetSectionsProps) {
  const active = activeFilters(view);
  const textOf = (keys: readonly string[]): string => active.filter(({ key }) => keys.includes(key)).map(({ text }) => text).join('; ');
  return (
    <div className={css.sections}>
      {groups.map(({ label, facets }) => (
        <Section key={label} label={label} chosen={textOf(facets.map(({ key }) => key))}>
          {() => facets.map((facet) => <FacetList key={facet.key} facet={facet} session={session} view={view} setView={setView} named={facets.length > 1} />)}
        </Section>
      ))}
      <Section label="Dates" chosen={textOf(['dates'])}>
        {() => <DateFields view={view} setView={setView} newestMs={session.dataset.newestMs} />}
      </Section>
      <Section label="Evidence" chosen={textOf(['evidence', 'throttled', 'stale'])}>
        {() => <EvidenceFields view={view} setView={setView} />}
      </Section>
    </div>
  );
}

interface SectionProps {
  readonly label: string;
  readonly chosen: string;
  /** Built only while unfolded: its options are asked for then. */
  readonly children: () => React.ReactNode;
}

function Section({ label, chosen, children }: SectionProps) {
  const [open, setOpen] = useState(false);
  return (
    <section>
      <button type="button" className={css.head} aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name={open ? 'chevron-down' : 'chevron-right'} size={12} />
        <span className={css.label}>{label}</span>
        <span className={css.chosen}>{chosen === '' ? 'Any' : chosen}</span>
      </button>
      {open && <div className={css.body}>{children()}</div>}
    </section>
  );
}
