import { hardwareLabel } from '../model/hardware.ts';
import { METRICS } from '../model/metric.ts';
import { CELL_STATES } from '../model/state.ts';
import type { CellState } from '../model/state.ts';
import { STATE_LABELS } from '../model/stateLabels.ts';
import type { CellFact } from '../sql/cellFacts.ts';
import type { Dataset } from '../source/dataset.ts';
import type { Filters, MetricConfiguration, ViewState } from '../view/viewState.ts';
import type { BareCell } from './cells.ts';
import { CellReader, finishCell } from './cells.ts';
import { contentLabel } from './content.ts';
import { heatScale } from './heat.ts';
import type { HardwareTypeInfo } from './pairs.ts';
import { PairIndex } from './pairs.ts';
import { arrangeRows } from './rows.ts';
import { deviceLabel, selectHardware, selectModels } from './selection.ts';
import { summarise } from './summary.ts';
import { addCell, emptyTotals, finishTotals } from './totals.ts';
import type { MutableTotals } from './totals.ts';
import type { Matrix, MatrixCell, MatrixColumn, MatrixModelRow, ModelInfo, Totals } from './types.ts';

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

/** Whether filters choose among rows of evidence, so that a model without any left is out of view. */
export function filtersEvidence(filters: Filters): boolean {
  return filters.precision.length > 0 || filters.batch.length > 0 || filters.testType.length > 0 || filters.since !== null || filters.until !== null || filters.evidence !== 'all';
}

/** Models in view with their cells, before the state filter takes models out. */
export function selectCells(dataset: Dataset, facts: readonly CellFact[], view: ViewState, models: readonly ModelInfo[], types: readonly HardwareTypeInfo[]): { readonly rows: ModelCells[]; readonly reader: CellReader } {
  const devices = new Map(types.flatMap((type) => type.devices.map((device) => [device.key, device] as const)));
  const index = new PairIndex(facts, devices);
  const reader = new CellReader(view, index, dataset.newestMs);
  const needsEvidence = filtersEvidence(view.filters) || view.filters.device.length > 0;
  const rows = models
    .filter((model) => !needsEvidence || index.hasEvidence(model.key, types))
    .map((model) => ({ model, cells: types.map(({ type }) => reader.bare(model.key, type, null)) }));
  return { rows, reader };
}

/** Builds the matrix in view: pure, and cheap enough for every keystroke in the search. */
export function buildMatrix({ dataset, facts, view, at, nowMs }: MatrixInput): Matrix {
  const types = selectHardware(dataset.devices, view.filters);
  const { rows: all, reader } = selectCells(dataset, facts, view, selectModels(dataset.models, view.filters), types);
  const shown = hidesCells(view.filters) ? all.filter((row) => row.cells.some((cell) => cell.inView)) : all;
  const heat = heatScale(shown.flatMap((row) => row.cells.flatMap((cell) => (cell.inView && cell.value !== null ? [cell.value.rank] : []))));
  const columns = arrangeColumns(types, view, shown, reader);
  const cache = new Map<string, MatrixCell>();
  return {
    rows: arrangeRows(shown, view, reader),
    columns,
    grouping: view.grouping,
    sort: view.sort,
    contentLabel: contentLabel(view.content),
    metric: view.content.kind === 'metric' ? METRICS[view.content.metric] : null,
    at,
    summary: summarise(shown, types.length, nowMs),
    legend: legend(all),
    modifiers: countModifiers(all),
    cell: (row, column) => {
      const key = `${row.model.key} ${column.key}`;
      const known = cache.get(key);
      if (known !== undefined) return known;
      const cell = finishCell(reader.bare(row.model.key, column.hardwareType, column.device), view, row.model.name, column.hardwareType, column.device, heat, nowMs);
      cache.set(key, cell);
      return cell;
    },
    address: (row: MatrixModelRow, column: MatrixColumn) => ({ model: row.model.name, hardwareType: column.hardwareType, device: column.device }),
  };
}

function hidesCells(filters: Filters): boolean {
  return filters.state.length > 0 || filters.modifier.length > 0;
}

function arrangeColumns(types: readonly HardwareTypeInfo[], view: ViewState, rows: readonly ModelCells[], reader: CellReader): MatrixColumn[] {
  return types.flatMap(({ type, devices }, index): MatrixColumn[] => {
    const open = view.expanded.includes(type);
    const shared = { hardwareType: type, typeLabel: hardwareLabel(type) };
    const typeColumn: MatrixColumn = {
      ...shared, key: type, kind: 'type', device: null, label: hardwareLabel(type), open, deviceCount: devices.length,
      totals: totalsOf(rows.map((row) => row.cells[index]).filter((cell) => cell !== undefined)),
    };
    if (!open) return [typeColumn];
    const deviceColumns = devices.map((device): MatrixColumn => {
      const name = device.name ?? '';
      return {
        ...shared, key: `${type}/${name}`, kind: 'device', device: name, label: deviceLabel(name), open: false, deviceCount: 0,
        totals: totalsOf(rows.map((row) => reader.bare(row.model.key, type, name))),
      };
    });
    return [typeColumn, ...deviceColumns];
  });
}

function totalsOf(cells: readonly BareCell[]): Totals {
  const totals: MutableTotals = emptyTotals();
  for (const cell of cells) if (cell.inView) addCell(totals, cell);
  return finishTotals(totals);
}

function legend(rows: readonly ModelCells[]): Matrix['legend'] {
  const counts = new Map<CellState, number>();
  for (const { cells } of rows) for (const cell of cells) counts.set(cell.decision.state, (counts.get(cell.decision.state) ?? 0) + 1);
  return CELL_STATES.flatMap((state) => {
    const count = counts.get(state) ?? 0;
    return count === 0 ? [] : [{ state, label: STATE_LABELS[state], count }];
  });
}

function countModifiers(rows: readonly ModelCells[]): Matrix['modifiers'] {
  const cells = rows.flatMap((row) => row.cells);
  return { conflict: cells.filter((cell) => cell.decision.conflict).length, stale: cells.filter((cell) => cell.stale).length };
}
