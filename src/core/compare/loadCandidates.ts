import type { CancelSignal } from '../engine/engine.ts';
import type { MetricsAsked } from '../sql/configurationPoints.ts';
import { Parameters } from '../sql/evidenceFilter.ts';
import type { HeldByModel } from '../sql/resultGroups.ts';
import { configurationsOfModel, heldByModel } from '../sql/resultGroups.ts';
import type { ResultUsage } from '../sql/resultUsage.ts';
import type { Subject } from '../view/viewState.ts';
import type { CountedTable } from './countedResults.ts';
import { isLarge } from './large.ts';
import type { Results, ViewAsked } from './results.ts';
import { compareValues } from './subject.ts';
import type { Candidate } from './subject.ts';
import type { LeftOut, SubjectChoice } from './types.ts';

export interface CandidatesAsked {
  readonly asked: MetricsAsked & ViewAsked;
  readonly usage: ResultUsage;
  readonly stated: Subject;
  /** Configurations that the chart has a place for. */
  readonly fits: (candidate: Candidate) => boolean;
  /** The same as a condition over the columns of a setting. */
  readonly fitsSql: string;
}

export interface KeyedCandidate extends Candidate {
  readonly keys: { readonly model_key: number; readonly device_key: number; readonly precision: string; readonly batch: string; readonly shape: string; readonly test_case: string };
}

/** Configurations that a chart could be about, as far as they are looked at one by one, and what there is in all. */
export interface Candidates {
  readonly fitting: readonly KeyedCandidate[];
  /** Results of all that fit, and of all that do not. */
  readonly fittingRows: number;
  readonly misfitRows: number;
  readonly leftOut: ReadonlyMap<LeftOut, number>;
  /** Of many results only the configurations of one model are looked at; these are all models. Null where all are. */
  readonly models: SubjectChoice['options'] | null;
}

/** Every configuration in view that has what a chart needs; of many results, those of the model that the view states, else of the one with most of them. */
export async function loadCandidates(results: Results, { asked, usage, stated, fits, fitsSql }: CandidatesAsked, signal: CancelSignal | undefined): Promise<Candidates> {
  if (isLarge(usage, asked.metrics, results.readAtMost)) {
    const counted = await results.counted.configurations(asked.scope, { metrics: asked.metrics, need: asked.need, include: asked.include }, signal);
    return candidatesOfModel(results, counted, { stated, fits, fitsSql }, signal);
  }
  const { groups, leftOut } = await results.index(asked, signal);
  const candidates = groups.map((group): KeyedCandidate => ({ configuration: results.naming(group), n: group.n, keys: group }));
  const fitting = candidates.filter(fits);
  return { fitting, fittingRows: countRows(fitting), misfitRows: countRows(candidates) - countRows(fitting), leftOut, models: null };
}

async function candidatesOfModel(results: Results, { relation, condition }: CountedTable, { stated, fits, fitsSql }: Pick<CandidatesAsked, 'stated' | 'fits' | 'fitsSql'>, signal: CancelSignal | undefined): Promise<Candidates> {
  const { ask, read } = results.context;
  const held = await ask(heldByModel(relation, condition, fitsSql, new Parameters()), signal);
  const names = new Map(read.dataset.models.map(({ key, name }) => [key, name]));
  const key = stated.model === null ? (mostHeld(held)?.model_key ?? -1) : (read.dataset.models.find(({ name }) => name === stated.model)?.key ?? -1);
  const rows = await ask(configurationsOfModel(relation, condition, key, new Parameters()), signal);
  const sum = (part: Exclude<keyof HeldByModel, 'model_key'>): number => held.reduce((total, row) => total + row[part], 0);
  const options = held.filter((row) => row.fitting > 0 || row.model_key === key).map((row) => ({ value: names.get(row.model_key) ?? '', label: names.get(row.model_key) ?? '', configurations: row.fitting }));
  return {
    fitting: rows.map((row): KeyedCandidate => ({ configuration: results.naming(row), n: row.n, keys: row })).filter(fits),
    fittingRows: sum('fitting_n'),
    misfitRows: sum('n') - sum('fitting_n'),
    leftOut: new Map((['simulated', 'failed', 'duplicate'] as const).map((reason) => [reason, sum(reason)])),
    models: options.toSorted((left, right) => compareValues('model', left.value, right.value)),
  };
}

function mostHeld(held: readonly HeldByModel[]): HeldByModel | null {
  return held.reduce<HeldByModel | null>((most, row) => (most === null || row.fitting > most.fitting || (row.fitting === most.fitting && row.fitting_n > most.fitting_n) ? row : most), null);
}

/** Choices with all models, where only the configurations of one were looked at. */
export function withModels(choices: readonly SubjectChoice[], models: SubjectChoice['options'] | null): readonly SubjectChoice[] {
  return models === null ? choices : choices.map((choice) => (choice.part === 'model' ? { ...choice, options: models.some(({ value }) => value === choice.value) ? models : [...choice.options, ...models] } : choice));
}

function countRows(candidates: readonly Candidate[]): number {
  return candidates.reduce((sum, { n }) => sum + n, 0);
}
