import { Bool, Float64, Int32, makeBuilder, RecordBatchReader, Table, tableFromIPC, tableToIPC, TimestampMillisecond, Utf8, vectorFromArray, type Vector } from 'apache-arrow';
import init, { Compression, ParquetFile, Table as WasmTable, writeParquet, WriterPropertiesBuilder } from 'parquet-wasm/esm';
import program from 'parquet-wasm/esm/parquet_wasm_bg.wasm?url&inline';
import { beforeAll, describe, expect, test } from 'vitest';
import { mergeLabels } from '../engine/labelledTable.ts';
import { asCodes, LabelCoder, readSchema, sizesOf, type ColumnLabels } from './labelCodes.ts';
import { openLabelled, surveyLabels } from './labelledFile.ts';
import { withoutArrowSchema } from './withoutArrowSchema.ts';

beforeAll(async () => {
  await init({ module_or_path: fetch(program) });
});

const ROWS = 3000;
const GROUP_ROWS = 1000;

/** Texts and nothing, few and many, in row groups that begin with nothing, hold nothing else, or know other texts. */
function columns(): Record<string, Vector> {
  const texts = (value: (row: number) => string | null): Vector => {
    const builder = makeBuilder({ type: new Utf8(), nullValues: [null] });
    for (let row = 0; row < ROWS; row += 1) builder.append(value(row));
    return builder.finish().toVector();
  };
  const rows = Array.from({ length: ROWS }, (_, row) => row);
  return {
    few: texts((row) => ['b', 'ä', '日本', '', "it's"][row % 5] ?? ''),
    holes: texts((row) => (row % GROUP_ROWS < 3 || row % 7 === 0 ? null : `h${row % 3}`)),
    late: texts((row) => (row < 2 * GROUP_ROWS ? null : 'late')),
    ids: texts((row) => `id ${row}`),
    plain: texts((row) => `p${row % 2}`),
    some: texts((row) => `s${Math.floor(row / 9)}`),
    number: vectorFromArray(rows.map((row) => (row % 11 === 0 ? null : row / 3)), new Float64()),
    whole: vectorFromArray(rows.map((row) => row - 7), new Int32()),
    yes: vectorFromArray(rows.map((row) => (row % 4 === 0 ? null : row % 2 === 0)), new Bool()),
    at: vectorFromArray(rows.map((row) => row * 1000), new TimestampMillisecond()),
  };
}

function parquetFile(table: Table): Blob {
  const properties = new WriterPropertiesBuilder().setCompression(Compression.SNAPPY).setMaxRowGroupSize(GROUP_ROWS).setColumnDictionaryEnabled('plain', false).build();
  return new Blob([Uint8Array.from(writeParquet(WasmTable.fromIPCStream(tableToIPC(table, 'stream')), properties))]);
}

function rowsOf(ipc: Uint8Array, labels: readonly ColumnLabels[]): Record<string, unknown>[] {
  const known = new Map(labels.map(({ column, labels: texts }) => [column, texts]));
  return tableFromIPC(ipc).toArray().map((row) => {
    const entries = Object.entries(row.toJSON() as Record<string, unknown>);
    return Object.fromEntries(entries.map(([name, value]) => [name, typeof value === 'number' && known.has(name) ? known.get(name)?.[value - 1] : value]));
  });
}

describe('a file whose texts are read as codes', () => {
  test('gives the rows that it gives otherwise', async () => {
    const file = await withoutArrowSchema(parquetFile(new Table(columns())));
    const surveys = [await surveyLabels(file, 0, 2), await surveyLabels(file, 1, 2)];
    const labels = mergeLabels(surveys);
    expect(labels.map(({ column, labels: texts }) => [column, texts.length])).toEqual([['few', 5], ['holes', 3], ['late', 1], ['ids', ROWS], ['some', 334]]);
    expect(labels[0]?.labels).toEqual(['', 'b', "it's", 'ä', '日本']);

    const plain = await ParquetFile.fromFile(file);
    const schema = readSchema(plain.schema().intoIPCStream());
    const labelled = await openLabelled(file, schema, sizesOf(labels));
    const coder = new LabelCoder(schema, labels);
    for (const rowGroup of [0, 1, 2]) {
      // Batches smaller than a row group: a dictionary may come again between them.
      const options = { rowGroups: [rowGroup], batchSize: 300 };
      const expected = (await plain.read(options)).intoIPCStream();
      const coded = coder.code(Uint8Array.from((await labelled.read(options)).intoIPCStream()));
      const types = RecordBatchReader.from(coded).open().schema.fields.map(({ name, type }) => `${name} ${type}`);
      expect(types).toEqual(asCodes(schema, labels).fields.map(({ name, type }) => `${name} ${type}`));
      expect(rowsOf(coded, labels)).toEqual(rowsOf(expected, []));
    }
  });

  test('needs a code for every text', async () => {
    const file = parquetFile(new Table(columns()));
    const schema = readSchema((await ParquetFile.fromFile(await withoutArrowSchema(file))).schema().intoIPCStream());
    const labelled = await openLabelled(file, schema, new Map([['few', 5]]));
    const ipc = Uint8Array.from((await labelled.read({ rowGroups: [0] })).intoIPCStream());
    expect(() => new LabelCoder(schema, [{ column: 'few', labels: ['b', 'ä'] }]).code(ipc)).toThrow(/did not name/u);
  });

  test('is none when a column has parts, or names that differ in case only', async () => {
    const { few, whole } = columns();
    if (few === undefined || whole === undefined) throw new Error('no columns');
    const nested = vectorFromArray(Array.from({ length: ROWS }, (_, row) => [row]));
    expect(await surveyLabels(parquetFile(new Table({ few, nested })), 0, 1)).toEqual([]);
    expect(await surveyLabels(parquetFile(new Table({ few, FEW: whole })), 0, 1)).toEqual([]);
    expect(await surveyLabels(parquetFile(new Table({ whole })), 0, 1)).toEqual([]);
  });
});
