import type { CellState } from '../model/state.ts';
import { CELL_STATES } from '../model/state.ts';
import type { ViewState } from '../view/viewState.ts';
import type { ModelCells } from './build.ts';
import type { CellReader } from './cells.ts';
import { compareNames } from './selection.ts';
import { addCell, addTotals, emptyTotals, finishTotals } from './totals.ts';
import type { MatrixModelRow, MatrixRow, ModelInfo, Totals } from './types.ts';

interface SortableRow {
  readonly row: MatrixModelRow;
  /** Null sorts last in either direction. */
  readonly by: number | string | null;
}

/** Groups and sorts the models in view; folded groups keep their heading only. */
export function arrangeRows(models: readonly ModelCells[], view: ViewState, reader: CellReader): MatrixRow[] {
  const rows = models.map((entry): SortableRow => {
    const row: MatrixModelRow = { kind: 'model', key: entry.model.name, model: entry.model, totals: rowTotals(entry) };
    return { row, by: sortValue(row, view, reader) };
  });
  const sorted = rows.toSorted((left, right) => compare(left, right, view.sort.descending)).map(({ row }) => row);
  return view.grouping === 'none' ? sorted : group(sorted, view);
}

function rowTotals({ cells }: ModelCells): Totals {
  const totals = emptyTotals();
  for (const cell of cells) if (cell.inView) addCell(totals, cell);
  return finishTotals(totals);
}

function sortValue(row: MatrixModelRow, view: ViewState, reader: CellReader): number | string | null {
  const { key } = view.sort;
  const { totals, model } = row;
  switch (key.by) {
    case 'name':
      return model.name;
    case 'family':
      return model.family;
    case 'coverage':
      return totals.pairs === 0 ? null : totals.tested / totals.pairs;
    case 'failures':
      return totals.failing;
    case 'newest':
      return totals.newestMs;
    case 'column': {
      const cell = reader.bare(model.key, key.hardwareType, key.device);
      if (view.content.kind === 'state') return cell.decision.state === 'untested' ? null : stateRank(cell.decision.state);
      return cell.value?.raw ?? null;
    }
  }
}

function stateRank(state: CellState): number {
  return CELL_STATES.indexOf(state);
}

function compare(left: SortableRow, right: SortableRow, descending: boolean): number {
  if (left.by === null || right.by === null) return Number(left.by === null) - Number(right.by === null) || compareNames(left.row.key, right.row.key);
  const order = typeof left.by === 'string' && typeof right.by === 'string' ? compareNames(left.by, right.by) : Number(left.by) - Number(right.by);
  return (descending ? -order : order) || compareNames(left.row.key, right.row.key);
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
  return [...groups].toSorted(([left], [right]) => compareGroups(left, right)).flatMap(([label, list]): MatrixRow[] => {
    const shown = label === '' ? 'Not stated' : label;
    const collapsed = view.collapsed.includes(shown);
    const totals = emptyTotals();
    for (const row of list) addTotals(totals, row.totals);
    const heading: MatrixRow = { kind: 'group', key: `group ${label}`, label: shown, collapsed, modelCount: list.length, totals: finishTotals(totals) };
    return collapsed ? [heading] : [heading, ...list];
  });
}

function groupOf(model: ModelInfo, view: ViewState): string {
  return (view.grouping === 'modality' ? model.modality : model.family) ?? '';
}

function compareGroups(left: string, right: string): number {
  return Number(left === '') - Number(right === '') || groupRank(left) - groupRank(right) || compareNames(left, right);
}

function groupRank(label: string): number {
  const index = MODALITY_ORDER.indexOf(label);
  return index === -1 ? MODALITY_ORDER.length : index;
}
