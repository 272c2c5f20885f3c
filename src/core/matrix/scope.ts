import type { Parameters } from '../sql/evidenceFilter.ts';
import { evidenceCondition } from '../sql/evidenceFilter.ts';
import type { CellFact } from '../sql/cellFacts.ts';
import type { Dataset } from '../source/dataset.ts';
import type { Filters, ViewState } from '../view/viewState.ts';
import { selectCells } from './build.ts';
import { selectHardware, selectModels } from './selection.ts';

/** The models and devices that a view's filters leave, as the matrix would show them; null means all. */
export interface Scope {
  readonly filters: Filters;
  readonly modelKeys: readonly number[] | null;
  readonly deviceKeys: readonly number[] | null;
  /** Model and device together, where the filters choose among cells by their state. */
  readonly pairs: readonly (readonly [modelKey: number, deviceKey: number])[] | null;
}

/** Whether the scope of a view depends on the state of its cells, and so on their facts. */
export function needsCells({ state, modifier }: Filters): boolean {
  return state.length > 0 || modifier.length > 0;
}

/** @param facts Answers of `cellFacts` under the view's evidence filters; null where `needsCells` says that none are needed. */
export function scopeOf(dataset: Dataset, view: ViewState, facts: readonly CellFact[] | null): Scope {
  const models = selectModels(dataset.models, view.filters);
  const types = selectHardware(dataset.devices, view.filters);
  const deviceKeys = types.flatMap(({ devices }) => devices.map((device) => device.key));
  const scope: Scope = {
    filters: view.filters,
    modelKeys: models.length === dataset.models.length ? null : models.map((model) => model.key),
    deviceKeys: deviceKeys.length === dataset.devices.length ? null : deviceKeys,
    pairs: null,
  };
  if (facts === null || !needsCells(view.filters)) return scope;
  const { rows } = selectCells(dataset, facts, view, models, types);
  const pairs = rows.flatMap(({ model, cells }) => types.flatMap(({ devices }, index) => (cells[index]?.inView === true ? devices.map((device) => [model.key, device.key] as const) : [])));
  return { ...scope, pairs };
}

/** More than any file has devices. */
const PAIR_BASE = 1_000_000;

/** The WHERE condition over `bench.evidence` for a scope. */
export function scopeCondition({ filters, modelKeys, deviceKeys, pairs }: Scope, parameters: Parameters): string {
  const parts = [evidenceCondition(filters, parameters)];
  const among = (expression: string, keys: readonly number[]): string => `${expression} IN (SELECT unnest(string_split($${parameters.add(keys.join(','))}::VARCHAR, ','))::BIGINT)`;
  if (pairs !== null) parts.push(pairs.length === 0 ? 'false' : among(`model_key::BIGINT * ${PAIR_BASE} + device_key`, pairs.map(([model, device]) => model * PAIR_BASE + device)));
  else {
    if (modelKeys !== null) parts.push(modelKeys.length === 0 ? 'false' : among('model_key', modelKeys));
    if (deviceKeys !== null) parts.push(deviceKeys.length === 0 ? 'false' : among('device_key', deviceKeys));
  }
  return parts.join('\n  AND ');
}
