import { sourceLabels } from '../../core/source/sources.ts';
import { fingerprintSeveral } from './fingerprint.ts';
import type { Chosen, ChosenDatabase, ChosenParquet } from './source.ts';

/** One of the datasets of a selection, with the path that it was dropped by. */
export interface Member {
  readonly path: string;
  readonly chosen: ChosenDatabase | ChosenParquet;
}

/** Databases and sets of Parquet files, to be read as one dataset. */
export interface ChosenSeveral extends Chosen {
  readonly kind: 'several';
  /** Stable id of all contents, whatever their order, 16 hex characters. */
  readonly fingerprint: string;
  readonly members: readonly LabelledMember[];
}

export interface LabelledMember {
  /** Tells it from the other members. */
  readonly label: string;
  readonly chosen: ChosenDatabase | ChosenParquet;
}

/** Joins what was chosen, in the order of the labels; the same content twice is read once. */
export async function joinSources(members: readonly Member[], notes: readonly string[]): Promise<ChosenSeveral | ChosenDatabase> {
  const labels = sourceLabels(members.map(({ path }) => path));
  const prints = await Promise.all(members.map(async ({ chosen }) => chosen.fingerprint));
  const labelled = members.map(({ chosen }, index) => ({ label: labels[index] ?? chosen.name, chosen, print: prints[index] ?? '' })).toSorted((left, right) => (left.label < right.label ? -1 : 1));
  const kept = labelled.filter((member, index) => labelled.findIndex(({ print }) => print === member.print) === index);
  const again = labelled.filter((member) => !kept.includes(member)).map((member) => {
    const first = kept.find(({ print }) => print === member.print);
    return `${member.label} holds the same as ${first?.label ?? ''} and is read once.`;
  });
  const all = [...notes, ...again];
  const [only] = kept;
  if (kept.length === 1 && only?.chosen.kind === 'database') return { ...only.chosen, notes: all };
  return {
    kind: 'several',
    name: nameOf(kept.map(({ label }) => label)),
    bytes: kept.reduce((sum, { chosen }) => sum + chosen.bytes, 0),
    fingerprint: fingerprintSeveral(kept.map(({ print }) => print)),
    notes: all,
    members: kept.map(({ label, chosen }) => ({ label, chosen })),
  };
}

/** `a.duckdb and b.duckdb`, `a.duckdb and 4 more`. */
function nameOf(labels: readonly string[]): string {
  const [first = '', second = ''] = labels;
  return labels.length === 2 ? `${first} and ${second}` : `${first} and ${labels.length - 1} more`;
}
