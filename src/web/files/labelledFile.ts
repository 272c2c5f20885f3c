import { ParquetFile } from 'parquet-wasm/esm';
import { DataType, RecordBatchReader, type Schema } from 'apache-arrow';
import { dictionaryColumns } from './dictionaryColumns.ts';
import { splitFooter } from './footerBytes.ts';
import { asDictionaries, isFlat, LABELS_AT_MOST, readSchema, schemaMessage, type ColumnLabels } from './labelCodes.ts';
import { withArrowSchema } from './withArrowSchema.ts';

/**
 * Opens a file so that these columns of text read as indices of dictionaries, as they lie in it; each has no more texts than its number.
 * @throws {Error} when its other columns then read otherwise.
 */
export async function openLabelled(file: Blob, plain: Schema, columns: ReadonlyMap<string, number>): Promise<ParquetFile> {
  const wanted = asDictionaries(plain, columns);
  const opened = await ParquetFile.fromFile(await withArrowSchema(file, schemaMessage(wanted)));
  const found = readSchema(opened.schema().intoIPCStream());
  if (found.fields.length === wanted.fields.length && found.fields.every(({ type }, index) => `${type}` === `${wanted.fields[index]?.type}`)) return opened;
  opened.free();
  throw new Error('its columns read otherwise as dictionaries');
}

/** All texts of the columns that hold few of them, of every `step`th row group from `first`; none for a file with columns of many parts. */
export async function surveyLabels(file: Blob, first: number, step: number): Promise<ColumnLabels[]> {
  const plainFile = await ParquetFile.fromFile(file);
  const plain = readSchema(plainFile.schema().intoIPCStream());
  plainFile.free();
  const split = await splitFooter(file);
  const names = new Set(plain.fields.map(({ name }) => name.toLowerCase()));
  if (split === null || names.size < plain.fields.length || !plain.fields.every(({ type }) => isFlat(type))) return [];
  const whole = dictionaryColumns(split.footer);
  const texts = new Map(plain.fields.flatMap(({ name, type }) => (DataType.isUtf8(type) && whole.has(name) ? [[name, new Set<string>()] as const] : [])));
  if (texts.size === 0) return [];
  const opened = await openLabelled(file, plain, new Map([...texts.keys()].map((name) => [name, Infinity])));
  const groups = opened.metadata().numRowGroups();
  for (let group = first; group < groups; group += step) await surveyGroup(opened, group, texts);
  opened.free();
  return [...texts].map(([column, labels]) => ({ column, labels: [...labels] }));
}

/** The first row brings the whole dictionary, unless it holds nothing. */
async function surveyGroup(opened: ParquetFile, group: number, texts: Map<string, Set<string>>): Promise<void> {
  const empty = await collect(opened, { rowGroups: [group], columns: [...texts.keys()], limit: 1 }, texts);
  for (const column of empty) if (texts.has(column)) await collect(opened, { rowGroups: [group], columns: [column] }, texts);
}

/** Adds the dictionaries of what is read, drops columns with too many texts, and tells the columns that brought none. */
async function collect(opened: ParquetFile, options: { rowGroups: number[]; columns: string[]; limit?: number }, texts: Map<string, Set<string>>): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const batch of RecordBatchReader.from((await opened.read(options)).intoIPCStream())) {
    for (const [index, { name }] of batch.schema.fields.entries()) {
      const dictionary = batch.data.children[index]?.dictionary;
      const labels = texts.get(name);
      if (labels === undefined || dictionary === undefined || dictionary.length === 0) continue;
      found.add(name);
      for (const label of dictionary) labels.add(String(label));
      if (labels.size > LABELS_AT_MOST) texts.delete(name);
    }
  }
  return options.columns.filter((column) => !found.has(column));
}
