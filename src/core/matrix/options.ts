import { compareHardwareTypes, hardwareLabel } from '../model/hardware.ts';
import { comparePrecisions } from '../model/precision.ts';
import { CELL_STATES } from '../model/state.ts';
import { STATE_LABELS } from '../model/stateLabels.ts';
import type { CellFact } from '../sql/cellFacts.ts';
import type { EvidenceDimension } from '../sql/evidenceFilter.ts';
import type { Dataset } from '../source/dataset.ts';
import type { Filters, ViewState } from '../view/viewState.ts';
import type { ModelCells } from './build.ts';
import { hidesCells, needsEvidence, selectCells } from './build.ts';
import { cellReader } from './cells.ts';
import type { HardwareTypeInfo } from './pairs.ts';
import { pairIndex } from './pairs.ts';
import type { SelectionDimension } from './selection.ts';
import { compareNames, deviceLabel, selectHardware, selectModels } from './selection.ts';
import type { ModelInfo } from '../model/modelAndDevice.ts';
import type { FilterOption } from './types.ts';

const NOT_STATED = 'Not stated';

/** Options of a filter over models or hardware, from the facts under the view's other filters. */
export function selectionOptions(dataset: Dataset, facts: readonly CellFact[], view: ViewState, dimension: SelectionDimension): FilterOption[] {
  const types = selectHardware(dataset.devices, view.filters, dimension);
  const models = selectModels(dataset.models, view.filters, dimension);
  switch (dimension) {
    case 'hardware':
      return hardwareOptions(dataset, facts, view, models, types);
    case 'device':
      return deviceOptions(dataset, facts, view, models, types);
    default: {
      const counts = new Map<string, number>(models.map((model) => [model[dimension] ?? '', 0]));
      const { rows } = selectCells(dataset, facts, view, models, types);
      for (const row of rows) add(counts, row.model[dimension] ?? '', inView(row));
      return inOrder(counts, compareNames, (value) => (value === '' ? NOT_STATED : value));
    }
  }
}

function hardwareOptions(dataset: Dataset, facts: readonly CellFact[], view: ViewState, models: readonly ModelInfo[], types: readonly HardwareTypeInfo[]): FilterOption[] {
  const counts = new Map<string, number>(types.map(({ type }) => [type, 0]));
  const { rows } = selectCells(dataset, facts, view, models, types);
  const evidenceNeeded = needsEvidence(view.filters);
  for (const { cells } of rows) {
    for (const [index, cell] of cells.entries()) {
      if (cell.inView && (!evidenceNeeded || cell.facts.length > 0)) add(counts, types[index]?.type ?? '', 1);
    }
  }
  return inOrder(counts, compareHardwareTypes, (value) => (value === '' ? NOT_STATED : hardwareLabel(value)));
}

/** A device that several types name is one choice: the cells of all of them. */
function deviceOptions(dataset: Dataset, facts: readonly CellFact[], view: ViewState, models: readonly ModelInfo[], types: readonly HardwareTypeInfo[]): FilterOption[] {
  const reader = cellReader(pairIndex(facts, types), view, dataset.newestMs);
  const names = new Map(types.flatMap(({ devices }) => devices.map((device) => [device.key, device.name ?? ''] as const)));
  const typesOf = new Map<string, string[]>();
  for (const { type, devices } of types) {
    for (const device of devices) typesOf.set(device.name ?? '', [...(typesOf.get(device.name ?? '') ?? []), type]);
  }
  const selected = new Set(models.map((model) => model.key));
  const modelsOf = new Map<string, Set<number>>([...typesOf.keys()].map((name) => [name, new Set()]));
  for (const fact of facts) {
    const name = names.get(fact.device_key);
    if (name !== undefined && selected.has(fact.model_key)) modelsOf.get(name)?.add(fact.model_key);
  }
  const counts = new Map<string, number>();
  const everyCell = !hidesCells(view.filters);
  for (const [name, modelKeys] of modelsOf) {
    if (everyCell) {
      counts.set(name, modelKeys.size * (typesOf.get(name)?.length ?? 0));
      continue;
    }
    const cells = (typesOf.get(name) ?? []).map((type) => reader.deviceCells(type, name));
    counts.set(name, [...modelKeys].reduce((sum, modelKey) => sum + cells.filter((cell) => cell(modelKey).inView).length, 0));
  }
  return inOrder(counts, compareNames, deviceLabel);
}

/** Options of a filter over rows of evidence, from facts asked with that facet. */
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
    const facts = byFacet.get(value) ?? [];
    if (!hidesCells(view.filters)) return { value, label: optionLabel(dimension, value), count: modelsWithEvidence(facts, models, types) * types.length };
    const withEvidence = new Set(facts.map((fact) => fact.model_key));
    const { rows } = selectCells(dataset, facts, { ...view, filters: onlyChoice(view.filters, dimension, value) }, models.filter((model) => withEvidence.has(model.key)), types);
    return { value, label: optionLabel(dimension, value), count: rows.reduce((sum, row) => sum + inView(row), 0) };
  });
}

/** How many of the models have evidence on the hardware in view. */
function modelsWithEvidence(facts: readonly CellFact[], models: readonly ModelInfo[], types: readonly HardwareTypeInfo[]): number {
  const devices = new Set(types.flatMap((type) => type.devices.map((device) => device.key)));
  const found = new Set<number>();
  for (const { model_key, device_key } of facts) if (devices.has(device_key)) found.add(model_key);
  return models.filter((model) => found.has(model.key)).length;
}

function onlyChoice(filters: Filters, dimension: EvidenceDimension, value: string): Filters {
  return dimension === 'evidence' ? { ...filters, evidence: value === 'simulated' ? 'simulated' : 'real' } : { ...filters, [dimension]: [value] };
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
    case 'source':
      return dataset.sources.map(({ label }) => label);
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

function inView(row: ModelCells): number {
  return row.cells.filter((cell) => cell.inView).length;
}

function add(counts: Map<string, number>, value: string, cells: number): void {
  counts.set(value, (counts.get(value) ?? 0) + cells);
}

/** Values in their order, "not stated" last. */
function inOrder(counts: ReadonlyMap<string, number>, order: (left: string, right: string) => number, label: (value: string) => string): FilterOption[] {
  const sorted = [...counts].toSorted(([left], [right]) => Number(left === '') - Number(right === '') || order(left, right));
  return sorted.map(([value, count]) => ({ value, label: label(value), count }));
}

function optionLabel(dimension: EvidenceDimension, value: string): string {
  if (value === '') return NOT_STATED;
  if (dimension === 'evidence') return value === 'real' ? 'Real' : 'Simulated';
  return value;
}
