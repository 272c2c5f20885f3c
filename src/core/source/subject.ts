import { quoteIdentifier } from '../sql/quote.ts';
import { HARDWARE_ALIASES, TEXT_FIELDS } from './aliases.ts';
import { ColumnReader } from './columns.ts';
import type { ConceptKey } from './concepts.ts';
import { besideOf } from './recognise.ts';
import type { Recognition, RecognisedTable } from './recognise.ts';

/** SQL for which model and hardware a row is about, and the join to the row's parent where it may say so only there. */
export interface Subject {
  readonly modelName: string;
  readonly modelRef: string;
  readonly family: string;
  readonly hardwareRef: string;
  readonly hardwareWord: string;
  readonly device: string;
  readonly join: string;
  /** The table that the join reads, and its reader. */
  readonly parent: { readonly entry: RecognisedTable; readonly reader: ColumnReader } | null;
}

/** A model name as the key it is found by. */
export function nameKey(name: string): string {
  return `lower(left(${name}, 400))`;
}

/** Looks for model and hardware in the row itself, else in the row it points to (a test, a result, or the parent of a compatibility detail). */
export function subjectOf(entry: RecognisedTable, recognition: Recognition, reader: ColumnReader): Subject {
  const own = ownSubject(entry, reader);
  const parent = entry.table.namesSubject === true ? null : parentOf(entry, recognition, reader);
  if (parent === null) return { ...own, join: '', parent: null };
  const noModel = bothNull(own.modelName, own.modelRef);
  const noHardware = bothNull(own.hardwareRef, own.hardwareWord);
  return {
    modelName: either(noModel, 'p.model_name', own.modelName),
    modelRef: either(noModel, 'p.model_ref', own.modelRef),
    family: own.family,
    hardwareRef: either(noHardware, 'p.hardware_ref', own.hardwareRef),
    hardwareWord: either(noHardware, 'p.hardware_word', own.hardwareWord),
    device: either(noHardware, 'p.device_word', own.device),
    join: `\n  LEFT JOIN (${parent.sql}) AS p ON p.key = ${parent.reference}`,
    parent,
  };
}

/** What a column reader writes for a text that the table lacks. */
export const MISSING = 'NULL::VARCHAR';

export type OwnSubject = Omit<Subject, 'join' | 'parent'>;

/** What the columns of a table itself say of model and hardware. */
export function ownSubject(entry: RecognisedTable, reader: ColumnReader): OwnSubject {
  const hardware = HARDWARE_ALIASES[entry.concept.hardwareColumns];
  return {
    modelName: reader.text(TEXT_FIELDS.model_name),
    modelRef: reader.text(TEXT_FIELDS.model_ref),
    family: `${reader.has('model_family')}`,
    hardwareRef: reader.text(hardware.ref.map((column) => ({ column }))),
    hardwareWord: reader.text(hardware.type.map((column) => ({ column }))),
    device: reader.text(hardware.device.map((column) => ({ column }))),
  };
}

/** The condition that a row states neither; null when its table can state neither. */
function bothNull(left: string, right: string): string | null {
  const present = [left, right].filter((sql) => sql !== MISSING);
  return present.length === 0 ? null : present.map((sql) => `${sql} IS NULL`).join(' AND ');
}

function either(condition: string | null, parent: string, own: string): string {
  return condition === null ? parent : `CASE WHEN ${condition} THEN ${parent} ELSE ${own} END`;
}

interface Parent {
  readonly entry: RecognisedTable;
  readonly reader: ColumnReader;
  readonly sql: string;
  readonly reference: string;
}

/** The table of the rows that those of `entry` refer to, and may leave their model and hardware to; null where there is none. */
export function parentTable(entry: RecognisedTable, recognition: Recognition): RecognisedTable | null {
  if (entry.concept.key === 'tests') return null;
  const candidates: readonly ConceptKey[] = entry.concept.key === 'compatibility-details' ? ['cross-platform', 'compatibility'] : entry.concept.key === 'mobile' ? ['measurements'] : ['tests'];
  return candidates.flatMap((key) => besideOf(recognition, entry, key)).find((found) => found !== entry) ?? null;
}

function parentOf(entry: RecognisedTable, recognition: Recognition, reader: ColumnReader): Parent | null {
  const parent = parentTable(entry, recognition);
  if (parent === null) return null;
  const details = entry.concept.key === 'compatibility-details';
  const mobile = entry.concept.key === 'mobile';
  const reference = reader.text(details ? [{ column: 'compatibility_id' }] : mobile ? TEXT_FIELDS.result_ref : TEXT_FIELDS.test_ref);
  if (reference === MISSING) return null;
  const parentReader = new ColumnReader(parent.table);
  const subject = ownSubject(parent, parentReader);
  const key = parentReader.text(details ? [{ column: 'id' }, { column: 'compatibility_id' }] : mobile ? TEXT_FIELDS.result_key : TEXT_FIELDS.test_key);
  const table = [parent.table.catalog, parent.table.schema, parent.table.name].map(quoteIdentifier).join('.');
  const ofFirst = (sql: string): string => (sql === MISSING ? MISSING : `arg_min_null(${sql}, ${parentReader.has('rowid') ? '0' : 't.rowid'})`);
  return {
    entry: parent,
    reader: parentReader,
    reference,
    sql: `SELECT ${key} AS key, ${ofFirst(subject.modelName)} AS model_name, ${ofFirst(subject.modelRef)} AS model_ref, ${ofFirst(subject.hardwareRef)} AS hardware_ref, ${ofFirst(subject.hardwareWord)} AS hardware_word, ${ofFirst(subject.device)} AS device_word FROM ${table} AS t GROUP BY 1`,
  };
}
