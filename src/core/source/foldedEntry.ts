import type { FoldedBy, FoldPlan } from './foldPlan.ts';
import type { RecognisedTable } from './recognise.ts';

/** The table of a plan as it lies folded in a relation of the engine's memory. */
export function foldedEntry({ entry, columns }: FoldPlan, relation: string, by: FoldedBy): RecognisedTable {
  return { ...entry, table: { ...entry.table, columns: columns(by), readFrom: relation, isFolded: true, namesSubject: true } };
}

/** The table of a plan as it lies in the file: each of its rows says itself what it is about. */
export function plainEntry({ entry, lying }: FoldPlan): RecognisedTable {
  return { ...entry, table: { ...entry.table, columns: lying, namesSubject: true } };
}
