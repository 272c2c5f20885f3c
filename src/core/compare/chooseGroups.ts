import { EVIDENCE_KINDS } from '../model/evidence.ts';
import type { EvidenceKind } from '../model/evidence.ts';
import type { KeyedConfiguration } from '../source/configurationNames.ts';
import type { LeftOut } from './types.ts';

/** Rows of one configuration that may be a sample: of one kind of table, all simulated or none, all failed or none. */
export interface ResultGroup extends KeyedConfiguration {
  readonly kind: string;
  readonly simulated: boolean;
  readonly failed: boolean;
  /** What is asked for was measured by other rows, which these power readings belong to. */
  readonly copied: boolean;
  readonly n: number;
}

/** The kinds of table in the order in which a sample is looked for in them. */
export const KIND_ORDER: readonly EvidenceKind[] = ['measurement', 'web', 'ipfs', 'power', 'test'];

export interface ChosenGroups<G extends ResultGroup> {
  readonly chosen: readonly G[];
  /** Rows of the other groups, by reason. */
  readonly leftOut: ReadonlyMap<LeftOut, number>;
}

/**
 * Of every configuration the groups that speak for it: real before simulated, what ran before what failed, then the first
 * kind of table. Groups alike in all of this (parted by time) are chosen together.
 * @param groups Those of one configuration stand together.
 */
export function chooseGroups<G extends ResultGroup>(groups: readonly G[]): ChosenGroups<G> {
  const chosen: G[] = [];
  const leftOut = new Map<LeftOut, number>();
  for (let from = 0, to = 0; from < groups.length; from = to) {
    to = endOfConfiguration(groups, from);
    const best = to - from === 1 ? null : bestOf(groups, from, to);
    for (let at = from; at < to; at += 1) {
      const group = groups[at];
      if (group === undefined) break;
      const reason = group.copied ? 'duplicate' : reasonBeside(group, best ?? group);
      if (reason === null) chosen.push(group);
      else leftOut.set(reason, (leftOut.get(reason) ?? 0) + group.n);
    }
  }
  return { chosen, leftOut };
}

/** Before which group another configuration begins. */
function endOfConfiguration(groups: readonly ResultGroup[], from: number): number {
  const first = groups[from];
  if (first === undefined) return from;
  let to = from + 1;
  for (let next = groups[to]; next !== undefined && isSame(first, next); next = groups[to]) to += 1;
  return to;
}

function isSame(left: KeyedConfiguration, right: KeyedConfiguration): boolean {
  return (
    left.device_key === right.device_key && left.model_key === right.model_key && left.precision === right.precision && left.batch === right.batch &&
    left.shape === right.shape && left.test_case === right.test_case
  );
}

function bestOf<G extends ResultGroup>(groups: readonly G[], from: number, to: number): G | null {
  let best: G | null = null;
  for (const group of groups.slice(from, to)) if (!group.copied && (best === null || rank(group) < rank(best))) best = group;
  return best;
}

function rank({ simulated, failed, kind }: ResultGroup): number {
  return (simulated ? 200 : 0) + (failed ? 100 : 0) + kindRank(kind);
}

function kindRank(kind: string): number {
  const index = KIND_ORDER.indexOf(kindOf(kind));
  return index === -1 ? KIND_ORDER.length : index;
}

function reasonBeside(group: ResultGroup, best: ResultGroup): LeftOut | null {
  if (group.simulated !== best.simulated) return 'simulated';
  if (group.failed !== best.failed) return 'failed';
  return group.kind === best.kind ? null : 'duplicate';
}

/** The kind of table that a row of ours names. */
export function kindOf(word: string): EvidenceKind {
  return EVIDENCE_KINDS.find((kind) => kind === word) ?? 'measurement';
}
