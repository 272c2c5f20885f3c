import type { DeviceInfo, ModelInfo } from '../model/modelAndDevice.ts';
import type { FailureKind, Outcome } from '../model/state.ts';
import { VERDICT_BASE, verdictCode } from '../model/state.ts';
import type { Dataset } from '../source/dataset.ts';
import type { CellFact } from '../sql/cellFacts.ts';
import type { Filters, ViewState } from '../view/viewState.ts';
import { DEFAULT_VIEW, NO_FILTERS } from '../view/viewState.ts';

/** A verdict as the facts hold it. */
export function packed(outcome: Outcome, atMs: number | null = 1000, failure: FailureKind | null = null): number {
  return (atMs ?? 0) * VERDICT_BASE + verdictCode(outcome, failure);
}

/** A fact that says nothing, changed as a test needs it. */
export function makeFact(modelKey: number, deviceKey: number, change: Partial<CellFact> = {}): CellFact {
  return {
    model_key: modelKey, device_key: deviceKey, facet: '', observed: null, declared: null, simulated: null, passes: 0, partials: 0, fails: 0,
    results: 0, declarations: 0, rows: 0, sources: 1, throttled: 0, throttle: null, newest_ms: null, score: null, simulated_score: null, value: null, value_count: 0, simulated_value: null, ...change,
  };
}

export function makeModel(key: number, name: string, family: string | null = null, modality: string | null = null): ModelInfo {
  return { key, name, family, modality, parametersMillion: null };
}

export function makeDevice(key: number, hardwareType: string, name: string | null = null): DeviceInfo {
  return { key, hardwareType, name };
}

export function makeDataset(models: readonly ModelInfo[], devices: readonly DeviceInfo[], newestMs: number | null = null): Dataset {
  return { sources: [], models, devices, tables: [], dimensions: { precision: [], batch: [], testType: [], testCase: [] }, metrics: [], results: 0, throttledResults: 0, estimatedResults: 0, oldestMs: null, newestMs, synthetic: false, reductions: [] };
}

/** The default view without groups, changed as a test needs it. */
export function makeView(change: Partial<Omit<ViewState, 'filters'>> & { readonly filters?: Partial<Filters> } = {}): ViewState {
  return { ...DEFAULT_VIEW, grouping: 'none', ...change, filters: { ...NO_FILTERS, ...change.filters } };
}
