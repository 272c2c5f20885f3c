import type { Concept, ConceptKey } from './concepts.ts';
import { CONCEPTS, FLAT } from './concepts.ts';
import { SOURCES_AT_MOST, sourceFiles } from './sources.ts';
import type { SourceFile } from './sources.ts';
import { takeSamples } from './sampleTables.ts';
import type { TakenSamples } from './sampleTables.ts';
import { BOOKKEEPING_TABLES } from '../store/schema.ts';
import type { SourceTable } from './table.ts';

/** What a table of the file was taken for. */
export interface RecognisedTable {
  /** Position in the list of recognised tables, from 1; names its view. */
  readonly id: number;
  readonly table: SourceTable;
  readonly concept: Concept;
}

export interface UnusedTable {
  readonly table: SourceTable;
  readonly reason: string;
}

export interface Recognition extends TakenSamples {
  /** The files that the tables are of, in their order. */
  readonly sources: readonly SourceFile[];
  readonly recognised: readonly RecognisedTable[];
  readonly unused: readonly UnusedTable[];
}

/** Enough for any real file; a hostile one with thousands of look-alikes costs no more than this. */
const TABLES_AT_MOST = 60;

/**
 * Decides table by table what each is: by its name and the columns that make it so. Where no table of a file has a known name,
 * its tables that hold model, hardware and a result in each row are taken as flat exports.
 */
export function recognise(tables: readonly SourceTable[]): Recognition {
  const sources = sourceFiles(tables);
  const recognised: RecognisedTable[] = [];
  const unused: UnusedTable[] = [];
  for (const { catalog } of sources) {
    const found = recogniseFile(tables.filter((table) => table.catalog === catalog));
    unused.push(...found.unused);
    for (const { table, concept } of found.recognised) recognised.push({ id: recognised.length + 1, table, concept });
  }
  const taken = takeSamples(unused.map(({ table }) => table));
  const overTime = new Set([...taken.samples.map(({ table }) => table), ...taken.events.map(({ table }) => table), ...taken.zones]);
  const read = new Set(sources.map(({ catalog }) => catalog));
  const beyond = tables.filter(({ catalog }) => !read.has(catalog)).map((table) => ({ table, reason: `only the first ${SOURCES_AT_MOST} files are read` }));
  return { sources, recognised, unused: [...unused.filter(({ table }) => !overTime.has(table)), ...beyond], ...taken };
}

/** What tells our own flat export: its declared, simulated and linked rows would all pass for measurements. */
const CANONICAL = [['evidence'], ['outcome'], ['source_table'], ['source_row']] as const;
const CANONICAL_REASON = 'results exported as one flat table, for other programs: open the database that they came from';

/** The tables of one file. */
function recogniseFile(tables: readonly SourceTable[]): { readonly recognised: readonly Omit<RecognisedTable, 'id'>[]; readonly unused: readonly UnusedTable[] } {
  const byName = tables.map((table) => ({ table, match: matchByName(table) }));
  const anyEvidence = byName.some(({ match }) => match !== null && typeof match !== 'string' && !['info', 'capabilities'].includes(match.key));
  const recognised: Omit<RecognisedTable, 'id'>[] = [];
  const unused: UnusedTable[] = [];
  for (const { table, match } of byName) {
    const concept = match === null && !anyEvidence && hasColumns(table, FLAT.needs) ? (hasColumns(table, CANONICAL) ? CANONICAL_REASON : FLAT) : match;
    if (concept === null) unused.push({ table, reason: unusedReason(table) });
    else if (typeof concept === 'string') unused.push({ table, reason: concept });
    else if (recognised.length >= TABLES_AT_MOST) unused.push({ table, reason: `only the first ${TABLES_AT_MOST} tables are read` });
    else recognised.push({ table, concept });
  }
  return { recognised, unused };
}

/** A table by where it stands. */
type Placed = Pick<RecognisedTable, 'table'>;

/** The tables of a concept in the entry's own file, those of its schema first: ids mean something only among tables made together. */
export function besideOf(recognition: Recognition, entry: Placed, key: ConceptKey): readonly RecognisedTable[] {
  const all = recognition.recognised.filter((other) => other.concept.key === key && other.table.catalog === entry.table.catalog);
  return [...all.filter((other) => inOneSchema(entry, other)), ...all.filter((other) => !inOneSchema(entry, other))];
}

/** The number of the schema in which an entry's references to a concept are looked up: its own if it has such a table, else the first of its file that has one. */
export function scopeOf(recognition: Recognition, entry: Placed, key: ConceptKey): number {
  const home = besideOf(recognition, entry, key)[0] ?? entry;
  return recognition.recognised.findIndex((other) => inOneSchema(other, home));
}

/** The file that a table is of. */
export function sourceOf({ sources }: Pick<Recognition, 'sources'>, { catalog }: Pick<SourceTable, 'catalog'>): SourceFile {
  return sources.find((source) => source.catalog === catalog) ?? { catalog, label: catalog, bit: 0 };
}

function inOneSchema(left: Placed, right: Placed): boolean {
  return left.table.catalog === right.table.catalog && left.table.schema === right.table.schema;
}

function unusedReason(table: SourceTable): string {
  const known = BOOKKEEPING_TABLES.get(table.label.toLowerCase());
  return known === undefined ? 'not a table of benchmark results that is known here' : `${known}: kept with the results, shown on no page`;
}

function matchByName(table: SourceTable): Concept | string | null {
  const name = table.label.toLowerCase();
  const concept = CONCEPTS.find((candidate) => candidate.tableNames.includes(name));
  if (concept === undefined) return null;
  if (hasColumns(table, concept.needs)) return concept;
  return `has the name of ${concept.label}, but not its columns (${concept.needs.map((group) => group.join(' or ')).join('; ')})`;
}

function hasColumns(table: SourceTable, needs: readonly (readonly string[])[]): boolean {
  const present = new Set(table.columns.map((column) => column.name.toLowerCase()));
  return needs.every((group) => group.some((column) => present.has(column)));
}
