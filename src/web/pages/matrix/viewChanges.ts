import { searchForModel } from '../../../core/matrix/searchForModel.ts';
import type { ModelInfo } from '../../../core/model/modelAndDevice.ts';
import type { MetricConfiguration, CellAddress, CellContent, Grouping, Page, SortKey, ViewState } from '../../../core/view/viewState.ts';
import { NO_FILTERS, NO_SUBJECT } from '../../../core/view/viewState.ts';
import { METRICS } from '../../../core/model/metric.ts';
import type { CellState } from '../../../core/model/state.ts';

/** Adds what is missing, takes away what is there. */
function toggled<T>(list: readonly T[], item: T): readonly T[] {
  return list.includes(item) ? list.filter((other) => other !== item) : [...list, item];
}

export function toggleState(view: ViewState, state: CellState): ViewState {
  return { ...view, filters: { ...view.filters, state: toggled(view.filters.state, state) } };
}

export function toggleModifier(view: ViewState, modifier: 'conflict' | 'stale'): ViewState {
  return { ...view, filters: { ...view.filters, modifier: toggled(view.filters.modifier, modifier) } };
}

/** Groups by something else; what was folded belongs to the old groups. */
export function withGrouping(view: ViewState, grouping: Grouping): ViewState {
  return view.grouping === grouping ? view : { ...view, grouping, collapsed: [] };
}

export function withContent(view: ViewState, content: CellContent): ViewState {
  return { ...view, content };
}

export function withConfiguration(view: ViewState, part: Partial<MetricConfiguration>): ViewState {
  return { ...view, at: { ...view.at, ...part } };
}

/** Opens a hardware type into its devices, or closes it. */
export function toggleType(view: ViewState, hardwareType: string): ViewState {
  return { ...view, expanded: toggled(view.expanded, hardwareType) };
}

export function toggleGroup(view: ViewState, label: string): ViewState {
  return { ...view, collapsed: toggled(view.collapsed, label) };
}

export function withCollapsed(view: ViewState, labels: readonly string[]): ViewState {
  return { ...view, collapsed: labels };
}

export function sameSortKey(left: SortKey, right: SortKey): boolean {
  if (left.by !== 'column' || right.by !== 'column') return left.by === right.by;
  return left.hardwareType === right.hardwareType && left.device === right.device;
}

/** Sorts by a key in its natural direction; the same key again turns it round. */
export function sortBy(view: ViewState, key: SortKey): ViewState {
  if (sameSortKey(view.sort.key, key)) return { ...view, sort: { key, descending: !view.sort.descending } };
  return withSortKey(view, key);
}

/** Sorts by a key in its natural direction: what matters most comes first. */
export function withSortKey(view: ViewState, key: SortKey): ViewState {
  return { ...view, sort: { key, descending: largestFirst(key, view.content) } };
}

function largestFirst(key: SortKey, content: CellContent): boolean {
  if (key.by !== 'column') return key.by === 'coverage' || key.by === 'failures' || key.by === 'newest';
  if (content.kind === 'metric') return METRICS[content.metric].better === 'higher';
  return content.kind === 'score' || content.kind === 'pass-rate' || content.kind === 'count';
}

export function ariaSort(view: ViewState, key: SortKey): 'ascending' | 'descending' | 'none' {
  if (!sameSortKey(view.sort.key, key)) return 'none';
  return view.sort.descending ? 'descending' : 'ascending';
}

export function sameCell(left: CellAddress | null, right: CellAddress | null): boolean {
  if (left === null || right === null) return left === right;
  return left.model === right.model && left.hardwareType === right.hardwareType && left.device === right.device;
}

export function withCell(view: ViewState, cell: CellAddress | null): ViewState {
  return sameCell(view.cell, cell) ? view : { ...view, cell };
}

/** Another page about one model: its search leaves that model, and charts about one model show it. */
export function toPage(view: ViewState, page: Page, model: string, models: readonly ModelInfo[]): ViewState {
  return { ...view, page, cell: null, filters: { ...view.filters, search: searchForModel(model, models) }, subject: { ...NO_SUBJECT, model } };
}

export function withoutFilters(view: ViewState): ViewState {
  return { ...view, filters: NO_FILTERS };
}

/** What decides the evidence of a cell. */
export function evidenceKey(view: ViewState, cell: CellAddress): string {
  return JSON.stringify([view.filters, cell]);
}
