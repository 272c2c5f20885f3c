import { useState } from 'react';
import type { MatrixSession } from '../../../core/matrix/session.ts';
import type { ViewState } from '../../../core/view/viewState.ts';
import { NARROW, PHONE, useMedia } from '../../data/useMedia.ts';
import type { SetView } from '../../data/viewStore.ts';
import { Button } from '../../parts/Button.tsx';
import { Chip } from '../../parts/Chip.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { Popover } from '../../parts/Popover.tsx';
import { activeFilters, withoutFilters, type ActiveFilter } from './activeFilters.ts';
import { DateFields } from './DateFields.tsx';
import { EvidenceFields } from './EvidenceFields.tsx';
import { FacetList } from './FacetList.tsx';
import { FacetSections } from './FacetSections.tsx';
import { facetGroups, GROUPS_WHEN_NARROW, type FacetGroup } from './facets.ts';
import css from './FilterBar.module.css';
import type { InViewText } from './inViewText.ts';
import { SearchBox } from './SearchBox.tsx';

interface FilterBarProps {
  readonly session: MatrixSession;
  readonly view: ViewState;
  readonly setView: SetView;
  /** What is in view; null until it is known. */
  readonly inView: InViewText | null;
  readonly busy: boolean;
}

/** The filters of every page, those in use, and what they leave. */
export function FilterBar({ session, view, setView, inView, busy }: FilterBarProps) {
  const phone = useMedia(PHONE);
  const active = activeFilters(view);
  return (
    <section className={css.bar} aria-label="Filters">
      <div className={css.controls}>
        <SearchBox view={view} setView={setView} />
        {phone ? <SheetButton session={session} view={view} setView={setView} active={active} inView={inView} /> : <FacetButtons session={session} view={view} setView={setView} active={active} />}
        {!phone && (
          <output className={css.inView} data-busy={busy ? true : undefined} data-tip={inView?.tip}>
            {inView?.text ?? ''}
          </output>
        )}
      </div>
      {!phone && active.length > 0 && (
        <ul className={css.chips} aria-label="Active filters">
          {active.map(({ key, label, text, without }) => (
            <li key={key} className={css.chip}>
              <Chip removeLabel={`Remove filter ${label}: ${text}`} onRemove={() => setView(without)}>
                {`${label}: ${text}`}
              </Chip>
            </li>
          ))}
          <li>
            <Button kind="quiet" className={css.reset} onClick={() => setView(withoutFilters)}>
              Reset
            </Button>
          </li>
        </ul>
      )}
    </section>
  );
}

interface FilterProps extends Pick<FilterBarProps, 'session' | 'view' | 'setView'> {
  readonly active: readonly ActiveFilter[];
}

function FacetButtons({ session, view, setView, active }: FilterProps) {
  const narrow = useMedia(NARROW);
  const groups = facetGroups(session.dataset);
  const inBar = narrow ? groups.slice(0, GROUPS_WHEN_NARROW) : groups;
  const behind = narrow ? groups.slice(GROUPS_WHEN_NARROW) : [];
  const used = (keys: readonly string[]): number => active.filter(({ key }) => keys.includes(key)).length;
  return (
    <>
      {inBar.map((group) => (
        <FacetButton key={group.label} group={group} session={session} view={view} setView={setView} />
      ))}
      {narrow ? (
        <FilterPopover label="More filters" count={used([...behind.flatMap(({ facets }) => facets.map(({ key }) => key as string)), 'dates', 'evidence', 'throttled', 'stale'])} placement="end" wide>
          <FacetSections groups={behind} session={session} view={view} setView={setView} />
        </FilterPopover>
      ) : (
        <>
          <FilterPopover label="Dates" count={used(['dates'])} wide>
            <DateFields view={view} setView={setView} newestMs={session.dataset.newestMs} />
          </FilterPopover>
          <FilterPopover label="Evidence" count={used(['evidence', 'throttled', 'stale'])} placement="end" wide>
            <EvidenceFields view={view} setView={setView} />
          </FilterPopover>
        </>
      )}
    </>
  );
}

function FacetButton({ group, session, view, setView }: Omit<FilterProps, 'active'> & { readonly group: FacetGroup }) {
  const count = group.facets.reduce((sum, { key }) => sum + view.filters[key].length, 0);
  return (
    <FilterPopover label={group.label} count={count}>
      {group.facets.map((facet, index) => (
        <FacetList key={facet.key} facet={facet} session={session} view={view} setView={setView} takesFocus={index === 0} named={group.facets.length > 1} />
      ))}
    </FilterPopover>
  );
}

interface FilterPopoverProps {
  readonly label: string;
  /** How many choices are in use. */
  readonly count: number;
  readonly placement?: 'start' | 'end';
  readonly wide?: boolean;
  readonly children: React.ReactNode;
}

function FilterPopover({ label, count, placement = 'start', wide = false, children }: FilterPopoverProps) {
  return (
    <Popover
      label={label}
      placement={placement}
      className={wide ? css.wide : css.facet}
      renderTrigger={(props) => (
        <Button {...props} opens className={count > 0 ? css.used : css.filter}>
          {label}
          {count > 0 && (
            <span className={css.count}>
              {` ${count}`}
              <span className="visually-hidden"> in use</span>
            </span>
          )}
        </Button>
      )}
    >
      {() => children}
    </Popover>
  );
}

function SheetButton({ session, view, setView, active, inView }: FilterProps & { readonly inView: InViewText | null }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon="filter" aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(true)}>
        {active.length === 0 ? 'Filters' : `Filters (${active.length})`}
      </Button>
      {open && (
        <Dialog
          title="Filters"
          variant="bottom"
          flush
          onClose={() => setOpen(false)}
          footer={
            <>
              <Button disabled={active.length === 0} onClick={() => setView(withoutFilters)}>
                Reset
              </Button>
              <Button kind="primary" className={css.done} onClick={() => setOpen(false)}>
                {inView === null ? 'Show' : `Show ${inView.text}`}
              </Button>
            </>
          }
        >
          <FacetSections groups={facetGroups(session.dataset)} session={session} view={view} setView={setView} />
        </Dialog>
      )}
    </>
  );
}
