import { EVIDENCE_KINDS } from '../model/evidence.ts';
import type { EvidenceKind } from '../model/evidence.ts';
import { keyOf } from '../source/configurationNames.ts';
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
 */
export function chooseGroups<G extends ResultGroup>(groups: readonly G[]): ChosenGroups<G> {
  const best = new Map<string, G>();
  for (const group of groups) {
    if (group.copied) continue;
    const key = keyOf(group);
    const known = best.get(key);
    if (known === undefined || rank(group) < rank(known)) best.set(key, group);
  }
  const chosen: G[] = [];
  const leftOut = new Map<LeftOut, number>();
  for (const group of groups) {
    const reason = group.copied ? 'duplicate' : reasonBeside(group, best.get(keyOf(group)) ?? group);
    if (reason === null) chosen.push(group);
    else leftOut.set(reason, (leftOut.get(reason) ?? 0) + group.n);
  }
  return { chosen, leftOut };
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
