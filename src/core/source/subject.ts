import { quoteIdentifier } from '../sql/quote.ts';
import { HARDWARE_ALIASES, TEXT_FIELDS } from './aliases.ts';
import { ColumnReader } from './columns.ts';
import type { ConceptKey } from './concepts.ts';
import type { Recognition, RecognisedTable } from './recognise.ts';

/** SQL for which model and hardware a row is about, and the join to the row's parent where it says so only there. */
export interface Subject {
  readonly modelName: string;
  readonly modelRef: string;
  readonly family: string;
  readonly hardwareRef: string;
  readonly hardwareWord: string;
  readonly device: string;
  readonly join: string;
}

/** A model name as the key it is found by. */
export function nameKey(name: string): string {
  return `lower(left(${name}, 400))`;
}

/** Looks for model and hardware in the row itself, else in the row it points to (a test, or the parent of a compatibility detail). */
export function subjectOf(entry: RecognisedTable, recognition: Recognition, reader: ColumnReader): Subject {
  const own = ownSubject(entry, reader);
  const hasModel = own.modelName !== MISSING || own.modelRef !== MISSING;
  const hasHardware = own.hardwareRef !== MISSING || own.hardwareWord !== MISSING;
  if (hasModel && (hasHardware || entry.concept.key === 'cross-platform')) return own;
  const parent = parentOf(entry, recognition, reader);
  if (parent === null) return own;
  return {
    ...own,
    modelName: hasModel ? own.modelName : 'p.model_name',
    modelRef: hasModel ? own.modelRef : 'p.model_ref',
    hardwareRef: hasHardware ? own.hardwareRef : 'p.hardware_ref',
    hardwareWord: hasHardware ? own.hardwareWord : 'p.hardware_word',
    device: hasHardware ? own.device : 'p.device_word',
    join: `\n  LEFT JOIN (${parent.sql}) AS p ON p.key = ${parent.reference}`,
  };
}

/** What a column reader writes for a text that the table lacks. */
export const MISSING = 'NULL::VARCHAR';

function ownSubject(entry: RecognisedTable, reader: ColumnReader): Subject {
  const hardware = HARDWARE_ALIASES[entry.concept.hardwareColumns];
  return {
    modelName: reader.text(TEXT_FIELDS.model_name),
    modelRef: reader.text(TEXT_FIELDS.model_ref),
    family: `${reader.has('model_family')}`,
    hardwareRef: reader.text(hardware.ref.map((column) => ({ column }))),
    hardwareWord: reader.text(hardware.type.map((column) => ({ column }))),
    device: reader.text(hardware.device.map((column) => ({ column }))),
    join: '',
  };
}

function parentOf(entry: RecognisedTable, recognition: Recognition, reader: ColumnReader): { readonly sql: string; readonly reference: string } | null {
  const details = entry.concept.key === 'compatibility-details';
  const reference = reader.text(details ? [{ column: 'compatibility_id' }] : TEXT_FIELDS.test_ref);
  if (reference === MISSING) return null;
  const candidates: readonly ConceptKey[] = details ? ['cross-platform', 'compatibility'] : ['tests'];
  const parent = candidates.map((key) => recognition.recognised.find((other) => other.concept.key === key)).find((found) => found !== undefined);
  if (parent === undefined) return null;
  const parentReader = new ColumnReader(parent.table);
  const subject = ownSubject(parent, parentReader);
  const key = parentReader.text(details ? [{ column: 'id' }, { column: 'compatibility_id' }] : [{ column: 'id' }, { column: 'result_id' }, { column: 'test_result_id' }, { column: 'test_id' }]);
  const table = [parent.table.catalog, parent.table.schema, parent.table.name].map(quoteIdentifier).join('.');
  return {
    reference,
    sql: `SELECT ${key} AS key, any_value(${subject.modelName}) AS model_name, any_value(${subject.modelRef}) AS model_ref, any_value(${subject.hardwareRef}) AS hardware_ref, any_value(${subject.hardwareWord}) AS hardware_word, any_value(${subject.device}) AS device_word FROM ${table} AS t GROUP BY 1`,
  };
}
