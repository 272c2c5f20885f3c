import { compareHardwareTypes, hardwareLabel } from '../model/hardware.ts';
import { comparePrecisions } from '../model/precision.ts';
import { CELL_STATES } from '../model/state.ts';
import { STATE_LABELS } from '../model/stateLabels.ts';
import type { CellFact } from '../sql/cellFacts.ts';
import type { EvidenceDimension } from '../sql/evidenceFilter.ts';
import type { Dataset } from '../source/dataset.ts';
import type { ViewState } from '../view/viewState.ts';
import { selectCells } from './build.ts';
import type { SelectionDimension } from './selection.ts';
import { compareNames, deviceLabel, selectHardware, selectModels } from './selection.ts';
import type { FilterOption, ModelInfo } from './types.ts';

const NOT_STATED = 'Not stated';

/** Options of a filter over models or hardware, from the facts under the view's other filters. A count is of cells with evidence. */
export function selectionOptions(dataset: Dataset, facts: readonly CellFact[], view: ViewState, dimension: SelectionDimension): FilterOption[] {
  const types = selectHardware(dataset.devices, view.filters, dimension);
  const models = selectModels(dataset.models, view.filters, dimension);
  if (dimension === 'device') return deviceOptions(dataset, facts, view, models);
  const { rows } = selectCells(dataset, facts, view, models, types);
  const counts = new Map<string, number>();
  for (const row of rows) {
    for (const [index, cell] of row.cells.entries()) {
      const value = dimension === 'hardware' ? (types[index]?.type ?? '') : valueOf(row.model, dimension);
      counts.set(value, (counts.get(value) ?? 0) + Number(cell.inView && cell.facts.length > 0));
    }
  }
  const values = dimension === 'hardware' ? types.map(({ type }) => type) : [...new Set(models.map((model) => valueOf(model, dimension)))];
  const order = dimension === 'hardware' ? compareHardwareTypes : compareNames;
  return values.toSorted((left, right) => Number(left === '') - Number(right === '') || order(left, right)).map((value) => ({ value, label: optionLabel(dimension, value), count: counts.get(value) ?? 0 }));
}

function deviceOptions(dataset: Dataset, facts: readonly CellFact[], view: ViewState, models: readonly ModelInfo[]): FilterOption[] {
  const types = selectHardware(dataset.devices, view.filters, 'device');
  const names = [...new Set(types.flatMap((type) => type.devices.map((device) => device.name ?? '')))];
  const { rows, reader } = selectCells(dataset, facts, view, models, types);
  const counts = new Map<string, number>();
  for (const { type, devices } of types) {
    for (const device of devices) {
      const name = device.name ?? '';
      const hits = rows.reduce((sum, row) => {
        const cell = reader.bare(row.model.key, type, name);
        return sum + Number(cell.inView && cell.facts.length > 0);
      }, 0);
      counts.set(name, (counts.get(name) ?? 0) + hits);
    }
  }
  return names.toSorted((left, right) => Number(left === '') - Number(right === '') || compareNames(left, right)).map((value) => ({ value, label: deviceLabel(value), count: counts.get(value) ?? 0 }));
}

/** Options of a filter over rows of evidence, from facts asked with that facet: the cells that would be in view with it alone. */
export function evidenceOptions(dataset: Dataset, facetFacts: readonly CellFact[], view: ViewState, dimension: EvidenceDimension): FilterOption[] {
  const types = selectHardware(dataset.devices, view.filters);
  const models = selectModels(dataset.models, view.filters);
  const byFacet = new Map<string, CellFact[]>();
  for (const fact of facetFacts) {
    const list = byFacet.get(fact.facet);
    if (list === undefined) byFacet.set(fact.facet, [fact]);
    else list.push(fact);
  }
  return valuesOf(dataset, dimension).map((value) => {
    const { rows } = selectCells(dataset, byFacet.get(value) ?? [], view, models, types);
    const count = rows.reduce((sum, row) => sum + row.cells.filter((cell) => cell.inView && cell.facts.length > 0).length, 0);
    return { value, label: optionLabel(dimension, value), count };
  });
}

/** Options of the state filter or of the modifiers: cells in that state under all other filters. */
export function stateOptions(dataset: Dataset, facts: readonly CellFact[], view: ViewState, dimension: 'state' | 'modifier'): FilterOption[] {
  const open = { ...view, filters: { ...view.filters, [dimension]: [] } };
  const { rows } = selectCells(dataset, facts, open, selectModels(dataset.models, view.filters), selectHardware(dataset.devices, view.filters));
  const cells = rows.flatMap((row) => row.cells).filter((cell) => cell.inView);
  if (dimension === 'state') return CELL_STATES.map((state) => ({ value: state, label: STATE_LABELS[state], count: cells.filter((cell) => cell.decision.state === state).length }));
  return [
    { value: 'conflict', label: 'Declared and observed disagree', count: cells.filter((cell) => cell.decision.conflict).length },
    { value: 'stale', label: 'Stale', count: cells.filter((cell) => cell.stale).length },
  ];
}

function valuesOf(dataset: Dataset, dimension: EvidenceDimension): string[] {
  switch (dimension) {
    case 'precision':
      return dataset.dimensions.precision.map(({ value }) => value).toSorted(comparePrecisions);
    case 'batch':
      return dataset.dimensions.batch.map(({ value }) => value);
    case 'testType':
      return dataset.dimensions.testType.map(({ value }) => value);
    case 'evidence':
      return ['real', 'simulated'];
  }
}

function valueOf(model: ModelInfo, dimension: 'modality' | 'family'): string {
  return model[dimension] ?? '';
}

function optionLabel(dimension: SelectionDimension | EvidenceDimension, value: string): string {
  if (value === '') return NOT_STATED;
  if (dimension === 'hardware') return hardwareLabel(value);
  if (dimension === 'evidence') return value === 'real' ? 'Real' : 'Simulated';
  return value;
}
