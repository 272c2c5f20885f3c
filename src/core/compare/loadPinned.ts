import type { CancelSignal } from '../engine/engine.ts';
import { METRIC_KEYS } from '../model/metric.ts';
import { configurationKey } from '../model/configuration.ts';
import type { Configuration } from '../model/configuration.ts';
import type { Dataset } from '../source/dataset.ts';
import type { PointsAbout } from '../sql/configurationPoints.ts';
import type { ViewState } from '../view/viewState.ts';
import type { PinnedFacts } from './pinnedFacts.ts';
import { factsOf } from './pinnedFacts.ts';
import { loadProvenance } from './provenance.ts';
import type { Results } from './results.ts';
import type { PinnedResult, PinnedResults } from './types.ts';

/** The pinned results with the facts in which they differ; nothing is asked where nothing is pinned. */
export async function loadPinned(results: Results, view: ViewState, signal: CancelSignal | undefined): Promise<PinnedResults> {
  if (view.pins.length === 0) return { pins: [], differences: [], same: [] };
  const asked = await results.asked(view, signal);
  const loaded = await Promise.all(
    view.pins.map(async (configuration): Promise<{ readonly pin: PinnedResult; readonly facts: PinnedFacts }> => {
      const about = addressOf(configuration, results.context.read.dataset);
      const { points } = about === null ? { points: [] } : await results.points({ ...asked, metrics: METRIC_KEYS, need: 'any' }, about, signal);
      const point = points.find((candidate) => configurationKey(candidate.configuration) === configurationKey(configuration)) ?? null;
      const provenance = point === null || about === null ? null : await loadProvenance(results.context, asked, point, about, signal);
      return { pin: { configuration, point }, facts: factsOf(configuration, point, provenance) };
    }),
  );
  return { pins: loaded.map(({ pin }) => pin), ...compareFacts(loaded.map(({ facts }) => facts), loaded.map(({ pin }) => pin.point === null)) };
}

/** Null where the file has no such model or device. */
export function addressOf(configuration: Configuration, { models, devices }: Pick<Dataset, 'models' | 'devices'>): PointsAbout | null {
  const model = models.find(({ name }) => name === configuration.model);
  const device = devices.find(({ hardwareType, name }) => hardwareType === configuration.hardwareType && (name ?? '') === configuration.device);
  if (model === undefined || device === undefined) return null;
  const { precision, batch, shape, testCase } = configuration;
  return { modelKey: model.key, deviceKey: device.key, precision, batch, shape, testCase };
}

/** Facts that are not the same for all, in the order in which they are said; facts that none has are not mentioned, and a result that the file lacks differs only in what its pin says. */
export function compareFacts(all: readonly PinnedFacts[], missing: readonly boolean[] = []): Pick<PinnedResults, 'differences' | 'same'> {
  const labels = [...new Set(all.flatMap((facts) => [...facts.keys()]))];
  const rows = labels.map((label) => ({ label, values: all.map((facts) => facts.get(label) ?? null) })).filter(({ values }) => values.some((value) => value !== null));
  const isSame = ({ values }: (typeof rows)[number]): boolean => {
    const said = values.filter((value, index) => value !== null || missing[index] !== true);
    return said.every((value) => value === said[0]);
  };
  return { differences: rows.filter((row) => !isSame(row)), same: rows.filter(isSame).map(({ label }) => label) };
}
