import { HARDWARE_ALIASES } from '../source/aliases.ts';
import type { ReadDataset } from '../source/readDataset.ts';
import type { RecognisedTable } from '../source/recognise.ts';
import { constant, constants, quoteIdentifier } from '../sql/quote.ts';
import type { CellAddress } from '../view/viewState.ts';

/**
 * SQL that a person can run on the file itself to see the rows behind a cell. It is text to read and copy, never run here,
 * so the names of the cell stand in it as quoted values.
 */
export function handSql(read: ReadDataset, address: CellAddress): string {
  const tables = read.recognition.recognised;
  const parts = tables.filter((entry) => entry.concept.kind !== null).map((entry) => select(entry, tables, address, read.hardwareWords.get(address.hardwareType) ?? [address.hardwareType]));
  return parts.length === 0 ? '-- the file has no table of results' : `${parts.join(';\n\n')};`;
}

function select(entry: RecognisedTable, tables: readonly RecognisedTable[], address: CellAddress, words: readonly string[]): string {
  const columns = new Map(entry.table.columns.map((column) => [column.name.toLowerCase(), column.name]));
  const models = tables.find((other) => other.concept.key === 'models');
  const hardware = tables.find((other) => other.concept.key === 'hardware');
  const conditions = [modelCondition(columns, models, address.model), hardwareCondition(entry, columns, hardware, address, words)].filter((text) => text !== null);
  return `SELECT *\nFROM ${quoteIdentifier(entry.table.label)} AS t${conditions.length === 0 ? '' : `\nWHERE ${conditions.join('\n  AND ')}`}`;
}

function modelCondition(columns: ReadonlyMap<string, string>, models: RecognisedTable | undefined, model: string): string | null {
  const inline = columns.get('model_name') ?? columns.get('model');
  if (inline !== undefined) return `lower(t.${quoteIdentifier(inline)}) = lower(${constant(model)})`;
  const id = columns.get('model_id');
  if (id === undefined || models === undefined) return null;
  const [key, name] = [columnOf(models, ['model_id', 'id']), columnOf(models, ['model_name', 'name'])];
  return key === null || name === null ? null : `t.${quoteIdentifier(id)} IN (SELECT ${quoteIdentifier(key)} FROM ${quoteIdentifier(models.table.label)} WHERE lower(${quoteIdentifier(name)}) = lower(${constant(model)}))`;
}

function hardwareCondition(entry: RecognisedTable, columns: ReadonlyMap<string, string>, hardware: RecognisedTable | undefined, address: CellAddress, words: readonly string[]): string | null {
  const id = columns.get('hardware_id');
  if (id !== undefined && hardware !== undefined) {
    const [key, type, device] = [columnOf(hardware, ['hardware_id', 'id']), columnOf(hardware, ['hardware_type', 'type', 'platform_name', 'name']), columnOf(hardware, ['device_name', 'hardware_name', 'hardware_model', 'display_name', 'name'])];
    if (key === null || type === null) return null;
    const byDevice = address.device !== null && address.device !== '' && device !== null ? ` AND ${quoteIdentifier(device)} = ${constant(address.device)}` : '';
    return `t.${quoteIdentifier(id)} IN (SELECT ${quoteIdentifier(key)} FROM ${quoteIdentifier(hardware.table.label)} WHERE lower(${quoteIdentifier(type)}) IN (${constants(words)})${byDevice})`;
  }
  const inline = HARDWARE_ALIASES[entry.concept.hardwareColumns].type.map((column) => columns.get(column)).find((column) => column !== undefined);
  return inline === undefined ? null : `lower(t.${quoteIdentifier(inline)}) IN (${constants(words)})`;
}

function columnOf(entry: RecognisedTable, names: readonly string[]): string | null {
  const present = new Map(entry.table.columns.map((column) => [column.name.toLowerCase(), column.name]));
  return names.map((name) => present.get(name)).find((name) => name !== undefined) ?? null;
}
