import { CELL_STATES } from '../model/state.ts';
import type { ViewState } from '../view/viewState.ts';
import type { ModelCells } from './build.ts';
import type { BareCell, CellReader } from './cells.ts';
import { compareNames } from './selection.ts';
import { addCell, addTotals, emptyTotals, finishTotals } from './totals.ts';
import type { ModelInfo } from '../model/modelAndDevice.ts';
import type { MatrixModelRow, MatrixRow, Totals } from './types.ts';

interface SortableRow {
  readonly row: MatrixModelRow;
  /** Null sorts last in either direction. */
  readonly by: number | string | null;
  /** Place by name among all models of the file. */
  readonly place: number;
}

const PLACES = new WeakMap<readonly ModelInfo[], ReadonlyMap<number, number>>();

/** The place of each model in the order of names, worked out once for a file: comparing names is slow. */
function namePlaces(models: readonly ModelInfo[]): ReadonlyMap<number, number> {
  const known = PLACES.get(models);
  if (known !== undefined) return known;
  const sorted = models.toSorted((left, right) => compareNames(left.name, right.name));
  const places = new Map(sorted.map((model, place) => [model.key, place]));
  PLACES.set(models, places);
  return places;
}

/** Groups and sorts the models in view; folded groups keep their heading only. */
export function arrangeRows(models: readonly ModelCells[], view: ViewState, reader: CellReader, all: readonly ModelInfo[]): MatrixRow[] {
  const places = namePlaces(all);
  const valueOf = sortValue(view, reader, places);
  const rows = models.map((entry): SortableRow => {
    const row: MatrixModelRow = { kind: 'model', key: entry.model.name, model: entry.model, totals: rowTotals(entry) };
    return { row, by: valueOf(row), place: places.get(row.model.key) ?? 0 };
  });
  const sorted = rows.toSorted((left, right) => compare(left, right, view.sort.descending)).map(({ row }) => row);
  return view.grouping === 'none' ? sorted : group(sorted, view);
}

function rowTotals({ cells }: ModelCells): Totals {
  const totals = emptyTotals();
  for (const cell of cells) if (cell.inView) addCell(totals, cell);
  return finishTotals(totals);
}

function sortValue(view: ViewState, reader: CellReader, places: ReadonlyMap<number, number>): (row: MatrixModelRow) => number | string | null {
  const { key } = view.sort;
  switch (key.by) {
    case 'name':
      return ({ model }) => places.get(model.key) ?? null;
    case 'family':
      return ({ model }) => model.family;
    case 'coverage':
      return ({ totals }) => (totals.pairs === 0 ? null : totals.tested / totals.pairs);
    case 'failures':
      return ({ totals }) => totals.failing;
    case 'newest':
      return ({ totals }) => totals.newestMs;
    case 'column': {
      const cellOf = reader.column(key.hardwareType, key.device);
      return ({ model }) => shownValue(cellOf(model.key), view);
    }
  }
}

/** What a cell in view shows, as a number: an age grows as its time goes back. */
function shownValue(cell: BareCell, view: ViewState): number | null {
  if (!cell.inView) return null;
  if (view.content.kind === 'state') return cell.decision.state === 'untested' ? null : CELL_STATES.indexOf(cell.decision.state);
  if (cell.value === null) return null;
  return view.content.kind === 'age' ? -cell.value.raw : cell.value.raw;
}

function compare(left: SortableRow, right: SortableRow, descending: boolean): number {
  if (left.by === null || right.by === null) return Number(left.by === null) - Number(right.by === null) || left.place - right.place;
  const order = typeof left.by === 'string' && typeof right.by === 'string' ? compareNames(left.by, right.by) : Number(left.by) - Number(right.by);
  return (descending ? -order : order) || left.place - right.place;
}

const MODALITY_ORDER = ['text', 'vision', 'audio', 'multimodal', 'video'];

function group(rows: readonly MatrixModelRow[], view: ViewState): MatrixRow[] {
  const groups = new Map<string, MatrixModelRow[]>();
  for (const row of rows) {
    const label = groupOf(row.model, view);
    const list = groups.get(label);
    if (list === undefined) groups.set(label, [row]);
    else list.push(row);
  }
  return [...groups].toSorted(([left], [right]) => compareGroups(left, right, view.grouping)).flatMap(([label, list]): MatrixRow[] => {
    const shown = label === '' ? 'Not stated' : label;
    const collapsed = view.collapsed.includes(shown);
    const totals = emptyTotals();
    for (const row of list) addTotals(totals, row.totals);
    // Names of models are trimmed, so that none is the key of a group.
    const heading: MatrixRow = { kind: 'group', key: ` group ${label}`, label: shown, collapsed, modelCount: list.length, totals: finishTotals(totals) };
    return collapsed ? [heading] : [heading, ...list];
  });
}

function groupOf(model: ModelInfo, view: ViewState): string {
  return (view.grouping === 'modality' ? model.modality : model.family) ?? '';
}

function compareGroups(left: string, right: string, grouping: ViewState['grouping']): number {
  const rank = (label: string): number => (grouping === 'modality' ? modalityRank(label) : 0);
  return Number(left === '') - Number(right === '') || rank(left) - rank(right) || compareNames(left, right);
}

function modalityRank(label: string): number {
  const index = MODALITY_ORDER.indexOf(label);
  return index === -1 ? MODALITY_ORDER.length : index;
}
