import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { formatCount, formatQuantity } from '../../../core/model/format.ts';
import type { MatrixSession } from '../../../core/matrix/session.ts';
import type { FilterOption } from '../../../core/matrix/types.ts';
import type { CellState } from '../../../core/model/state.ts';
import type { ViewState } from '../../../core/view/viewState.ts';
import { shownValue, useQuery } from '../../data/useQuery.ts';
import type { SetView } from '../../data/viewStore.ts';
import { Checkbox } from '../../parts/Checkbox.tsx';
import { HardwareMark } from '../../parts/HardwareMark.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { StateGlyph } from '../../parts/StateGlyph.tsx';
import { valueLabel } from './activeFilters.ts';
import { toggleValue, withValues, type Facet } from './facets.ts';
import css from './FacetList.module.css';

const SEARCHED_FROM = 9;
const MOST_SHOWN = 300;
/** Facets whose values the list names as the chips do. */
const NAMED_HERE: ReadonlySet<Facet['key']> = new Set(['modifier', 'modality']);

/** Too few to choose all or none of them at once. */
const FEW_VALUES: ReadonlySet<Facet['key']> = new Set(['modifier']);

/** Every page counts alike: how many results a choice leaves would be another question for each value. */
const PAIRS = 'How many pairs of a model and a hardware type each choice leaves in the matrix, not how many results';

interface FacetListProps {
  readonly facet: Facet;
  readonly session: MatrixSession;
  readonly view: ViewState;
  readonly setView: SetView;
  readonly takesFocus?: boolean;
  /** Whether other lists stand beside it, so that it must say what it lists. */
  readonly named?: boolean;
}

/** The values of one filter as checkboxes, each with the number of pairs of model and hardware type it would leave. */
export function FacetList({ facet, session, view, setView, takesFocus = false, named = false }: FacetListProps) {
  const [search, setSearch] = useState('');
  const chosen: readonly string[] = view.filters[facet.key];
  const key = JSON.stringify([facet.key, { ...view.filters, [facet.key]: [] }, view.staleAfterDays]);
  const query = useQuery(session, key, (signal) => session.options(view, facet.key, signal));
  const options = withChosen(shownValue(query) ?? [], facet, chosen).map((option) => (NAMED_HERE.has(facet.key) ? { ...option, label: valueLabel(facet.key, option.value) } : option));
  const found = options.filter((option) => option.label.toLowerCase().includes(search.trim().toLowerCase()));
  const choose = (values: readonly string[]): void => setView((from) => ({ ...from, filters: withValues(from.filters, facet.key, values) }));

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows move between the boxes inside
    <fieldset className={css.facet} onKeyDown={moveBetweenBoxes}>
      <legend className={named ? css.title : 'visually-hidden'}>{facet.label}</legend>
      {options.length >= SEARCHED_FROM && (
        <label className={css.search}>
          <Icon name="search" size={12} />
          <span className="visually-hidden">{`Find ${facet.plural}`}</span>
          <input type="search" value={search} placeholder={`Find among ${formatCount(options.length)}`} ref={takesFocus ? focusOnArrival : undefined} data-autofocus={takesFocus ? true : undefined} onChange={(event) => setSearch(event.target.value)} />
        </label>
      )}
      {!FEW_VALUES.has(facet.key) && (
        <div className={css.head}>
          <button type="button" className={css.all} disabled={found.length === 0} onClick={() => choose(found.map((option) => option.value))}>
            {search.trim() === '' ? 'Select all' : `Select ${formatCount(found.length)} found`}
          </button>
          <button type="button" className={css.all} disabled={chosen.length === 0} onClick={() => choose([])}>
            Clear
          </button>
          <span className={css.unit} data-tip={PAIRS}>
            pairs
          </span>
        </div>
      )}
      <FacetMessage status={query.status} options={options.length} found={found.length} facet={facet} />
      <ul className={css.list} data-loading={query.status === 'loading' ? true : undefined}>
        {found.slice(0, MOST_SHOWN).map((option, index) => (
          <li key={option.value} className={css.option} data-empty={option.count === 0 ? true : undefined}>
            <label className={css.value}>
              <Checkbox
                checked={chosen.includes(option.value)}
                ref={takesFocus && options.length < SEARCHED_FROM && index === 0 ? focusOnArrival : undefined}
                onChange={() => setView((from) => ({ ...from, filters: toggleValue(from.filters, facet.key, option.value) }))}
              />
              {markOf(facet, option.value)}
              <span className={css.name} data-tip={option.label} data-tip-cut="" data-cut="">
                {option.label}
              </span>
              <span className={css.count}>{formatCount(option.count)}</span>
            </label>
            <button type="button" className={css.only} aria-label={`Only ${option.label}`} onClick={() => choose([option.value])}>
              only
            </button>
          </li>
        ))}
      </ul>
      {found.length > MOST_SHOWN && <p className={css.message}>{`${formatQuantity(found.length - MOST_SHOWN, 'more value')}: search to find them.`}</p>}
    </fieldset>
  );
}

function FacetMessage({ status, options, found, facet }: { readonly status: string; readonly options: number; readonly found: number; readonly facet: Facet }) {
  if (status === 'failed') return <p className={css.message}>These values could not be read. Close and open the list to try again.</p>;
  if (options === 0) return <p className={css.message}>{status === 'loading' ? 'Counting…' : `The data names no ${facet.plural}.`}</p>;
  if (found === 0) return <p className={css.message}>Nothing found.</p>;
  return null;
}

/** The values come after the popup has opened; it still has the focus unless the reader has moved on. */
function focusOnArrival(element: HTMLInputElement | null): void {
  if (element !== null && document.activeElement === element.closest('[role=dialog]')) element.focus();
}

/** Chosen values stay in sight though the data, or the other filters, leave none of them. */
function withChosen(options: readonly FilterOption[], facet: Facet, chosen: readonly string[]): readonly FilterOption[] {
  const present = new Set(options.map((option) => option.value));
  const absent = chosen.filter((value) => !present.has(value));
  return [...options, ...absent.map((value) => ({ value, label: valueLabel(facet.key, value), count: 0 }))];
}

function markOf(facet: Facet, value: string): ReactNode {
  if (facet.key === 'state' || facet.key === 'modifier') return <StateGlyph state={value as CellState | 'conflict' | 'stale'} />;
  return facet.key === 'hardware' ? <HardwareMark type={value} /> : null;
}

function moveBetweenBoxes(event: KeyboardEvent<HTMLFieldSetElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const boxes = Array.from(event.currentTarget.querySelectorAll<HTMLElement>('input'));
  const at = boxes.findIndex((box) => box === document.activeElement);
  const next = boxes[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
