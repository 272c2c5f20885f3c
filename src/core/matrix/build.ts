import { hardwareLabel } from '../model/hardware.ts';
import { METRICS } from '../model/metric.ts';
import { CELL_STATES } from '../model/state.ts';
import type { CellState } from '../model/state.ts';
import { STATE_LABELS } from '../model/stateLabels.ts';
import type { CellFact } from '../sql/cellFacts.ts';
import type { Dataset } from '../source/dataset.ts';
import type { Filters, MetricConfiguration, ViewState } from '../view/viewState.ts';
import type { BareCell, CellReader } from './cells.ts';
import { cellReader, columnKey, finishCell, hasModifier, hasState } from './cells.ts';
import { contentLabel } from './content.ts';
import { heatScale } from './heat.ts';
import type { HardwareTypeInfo } from './pairs.ts';
import { pairIndex } from './pairs.ts';
import { arrangeRows } from './rows.ts';
import { deviceLabel, selectHardware, selectModels } from './selection.ts';
import { summarise } from './summary.ts';
import { addCell, emptyTotals, finishTotals } from './totals.ts';
import type { MutableTotals } from './totals.ts';
import type { ModelInfo } from '../model/modelAndDevice.ts';
import type { Matrix, MatrixCell, MatrixColumn, MatrixModelRow, Totals } from './types.ts';

export interface MatrixInput {
  readonly dataset: Dataset;
  /** Answers of `cellFacts` under the view's evidence filters, without a facet. */
  readonly facts: readonly CellFact[];
  readonly view: ViewState;
  /** The configuration that a metric was read at; null when no metric is shown. */
  readonly at: { readonly [K in keyof MetricConfiguration]: string } | null;
  readonly nowMs: number;
}

/** A model in view with its cells for every hardware type in view, in their order. */
export interface ModelCells {
  readonly model: ModelInfo;
  readonly cells: readonly BareCell[];
}

/** Whether filters choose among the evidence, so that a model without any left is out of view. */
export function needsEvidence(filters: Filters): boolean {
  return (
    filters.source.length > 0 || filters.precision.length > 0 || filters.batch.length > 0 || filters.testType.length > 0 || filters.since !== null || filters.until !== null || filters.evidence !== 'all' || filters.throttled !== 'all' || filters.device.length > 0
  );
}

/** Models in view with their cells, before the state filter takes models out. */
export function selectCells(dataset: Dataset, facts: readonly CellFact[], view: ViewState, models: readonly ModelInfo[], types: readonly HardwareTypeInfo[]): { readonly rows: ModelCells[]; readonly reader: CellReader } {
  const reader = cellReader(pairIndex(facts, types), view, dataset.newestMs);
  const shown = needsEvidence(view.filters) ? models.filter((model) => reader.index.hasEvidence(model.key)) : models;
  return { rows: shown.map((model) => ({ model, cells: reader.row(model.key) })), reader };
}

/** Builds the matrix in view: pure, and cheap enough for every keystroke in the search. */
export function buildMatrix({ dataset, facts, view, at, nowMs }: MatrixInput): Matrix {
  const types = selectHardware(dataset.devices, view.filters);
  const { rows: all, reader } = selectCells(dataset, facts, view, selectModels(dataset.models, view.filters), types);
  const shown = hidesCells(view.filters) ? all.filter((row) => row.cells.some((cell) => cell.inView)) : all;
  const heat = heatScale(ranksInView(shown));
  const columns = arrangeColumns(types, view, shown, reader);
  const sources = dataset.sources.length < 2 ? [] : dataset.sources.map(({ label }) => label);
  return {
    sources,
    rows: arrangeRows(shown, view, reader, dataset.models),
    columns,
    grouping: view.grouping,
    sort: view.sort,
    contentLabel: contentLabel(view.content),
    metric: view.content.kind === 'metric' ? METRICS[view.content.metric] : null,
    at,
    summary: summarise(shown, types.length, nowMs),
    legend: legend(all, view.filters),
    modifiers: countModifiers(all, view.filters),
    throttled: countThrottled(shown),
    cell: cellFinisher(reader, view, heat, nowMs, sources),
    address: (row: MatrixModelRow, column: MatrixColumn) => ({ model: row.model.name, hardwareType: column.hardwareType, device: column.device }),
  };
}

/** Finishes cells as they are asked for, each once. */
function cellFinisher(reader: CellReader, view: ViewState, heat: (rank: number) => number | null, nowMs: number, sources: readonly string[]): Matrix['cell'] {
  const columns = new Map<string, (row: MatrixModelRow) => MatrixCell>();
  const columnOf = ({ hardwareType, device }: MatrixColumn): ((row: MatrixModelRow) => MatrixCell) => {
    const bareOf = reader.column(hardwareType, device);
    const cells = new Map<number, MatrixCell>();
    return ({ model }) => {
      const known = cells.get(model.key);
      if (known !== undefined) return known;
      const cell = finishCell(bareOf(model.key), view, model.name, hardwareType, device, heat, nowMs, sources);
      cells.set(model.key, cell);
      return cell;
    };
  };
  return (row, column) => {
    const known = columns.get(column.key);
    if (known !== undefined) return known(row);
    const cellOf = columnOf(column);
    columns.set(column.key, cellOf);
    return cellOf(row);
  };
}

/** Whether filters choose among the cells; without them every cell is in view, decided or not. */
export function hidesCells(filters: Filters): boolean {
  return filters.state.length > 0 || filters.modifier.length > 0;
}

function arrangeColumns(types: readonly HardwareTypeInfo[], view: ViewState, rows: readonly ModelCells[], reader: CellReader): MatrixColumn[] {
  return types.flatMap(({ type, devices }, index): MatrixColumn[] => {
    const open = view.expanded.includes(type);
    const shared = { hardwareType: type, typeLabel: hardwareLabel(type) };
    const typeColumn: MatrixColumn = {
      ...shared, key: columnKey(type, null), kind: 'type', device: null, label: hardwareLabel(type), open, deviceCount: devices.length,
      totals: totalsOf(rows, (row) => row.cells[index]),
    };
    if (!open) return [typeColumn];
    const deviceColumns = devices.map((device): MatrixColumn => {
      const name = device.name ?? '';
      return withTotals({ ...shared, key: columnKey(type, name), kind: 'device', device: name, label: deviceLabel(name), open: false, deviceCount: 0 }, () => {
        const cellOf = reader.deviceCells(type, name);
        return totalsOf(rows, (row) => cellOf(row.model.key));
      });
    });
    return [typeColumn, ...deviceColumns];
  });
}

/** Devices are many, and few of their columns are in sight: each is totalled when that is asked for. */
function withTotals(column: Omit<MatrixColumn, 'totals'>, read: () => Totals): MatrixColumn {
  let known: Totals | null = null;
  return {
    ...column,
    get totals() {
      known ??= read();
      return known;
    },
  };
}

function totalsOf(rows: readonly ModelCells[], cellOf: (row: ModelCells) => BareCell | undefined): Totals {
  const totals: MutableTotals = emptyTotals();
  for (const row of rows) {
    const cell = cellOf(row);
    if (cell?.inView === true) addCell(totals, cell);
  }
  return finishTotals(totals);
}

/** Counts under all filters but the state filter itself. */
function legend(rows: readonly ModelCells[], { modifier }: Filters): Matrix['legend'] {
  const counts = new Map<CellState, number>();
  for (const { cells } of rows) {
    for (const { decision, stale } of cells) {
      if (hasModifier(decision, stale, modifier)) counts.set(decision.state, (counts.get(decision.state) ?? 0) + 1);
    }
  }
  return CELL_STATES.flatMap((state) => {
    const count = counts.get(state) ?? 0;
    return count === 0 ? [] : [{ state, label: STATE_LABELS[state], count }];
  });
}

/** Counts under all filters but that of the modifiers itself. */
function countModifiers(rows: readonly ModelCells[], { state }: Filters): Matrix['modifiers'] {
  const counts = { conflict: 0, stale: 0 };
  for (const { cells } of rows) {
    for (const { decision, stale } of cells) {
      if (!hasState(decision, state)) continue;
      if (decision.conflict) counts.conflict += 1;
      if (stale) counts.stale += 1;
    }
  }
  return counts;
}

function countThrottled(rows: readonly ModelCells[]): number {
  let count = 0;
  for (const { cells } of rows) for (const { inView, facts } of cells) if (inView && facts.some((fact) => fact.throttled > 0)) count += 1;
  return count;
}

function ranksInView(rows: readonly ModelCells[]): number[] {
  const ranks: number[] = [];
  for (const { cells } of rows) for (const { inView, value } of cells) if (inView && value !== null) ranks.push(value.rank);
  return ranks;
}
