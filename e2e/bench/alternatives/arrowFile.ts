import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { DuckDBConnection } from '@duckdb/node-api';
import { Dictionary, Field, Float64, Int8, Int16, Int32, RecordBatch, RecordBatchStreamWriter, Schema, Struct, TimestampMillisecond, Utf8, makeData, vectorFromArray } from 'apache-arrow';
import type { Data, DataType, TypeMap, Vector } from 'apache-arrow';

import { constant } from '../../../src/core/sql/quote.ts';
import type { DatabaseSize } from '../data/databaseSize.ts';
import { cacheFolder, databaseGenerator, ensureBenchmarkDatabase } from '../data/ensureDatabases.ts';
import { withConnection } from '../data/writeDatabase.ts';

/** As many rows at a time as in a row group of the database. */
const BATCH_ROWS = 122_880;
/** Raised when the same database is written otherwise. */
const GENERATION = 1;
const WORDS = { precision: ['fp32', 'fp16', 'int8'], status: ['success', 'failed'] } as const;

const COLUMNS = `
SELECT
  model_id - 1,
  hardware_id - 1,
  list_position(['fp32', 'fp16', 'int8'], precision) - 1,
  batch_size,
  average_latency_ms,
  list_position(['success', 'failed'], status) - 1,
  epoch_ms(test_timestamp)::DOUBLE
FROM src.main.performance_results`;

/**
 * The performance results as an Arrow stream of seven columns, names as dictionaries, uncompressed: what a library that reads no DuckDB file has to be given. In the cache, made when it
 * is not there.
 */
export async function ensureArrowFile(size: DatabaseSize): Promise<string> {
  const database = await ensureBenchmarkDatabase(size);
  const path = join(cacheFolder(), `results-${size}-${String(await databaseGenerator(database.path))}-${GENERATION}.arrow`);
  if (existsSync(path)) return path;
  for (const name of readdirSync(cacheFolder())) if (name.startsWith(`results-${size}-`) && name.endsWith('.arrow')) rmSync(join(cacheFolder(), name));
  const draft = `${path}.${process.pid}.draft`;
  writeFileSync(draft, await arrowStream(database.path));
  renameSync(draft, path);
  return path;
}

/** @param database Path of a generated database. */
export async function arrowStream(database: string): Promise<Uint8Array> {
  return withConnection(async (connection) => {
    await connection.run(`ATTACH ${constant(database)} AS src (READ_ONLY)`);
    const names = await namesOf(connection);
    const schema = new Schema(columnTypes().map(([name, type]) => new Field(name, type, false)));
    const writer = new RecordBatchStreamWriter<TypeMap>();
    for await (const columns of readBatches(connection)) writer.write(batchOf(schema, names, columns));
    writer.finish();
    return writer.toUint8Array(true);
  });
}

function columnTypes(): readonly (readonly [name: string, type: DataType])[] {
  return [
    ['model_name', new Dictionary(new Utf8(), new Int16(), 1)],
    ['device_name', new Dictionary(new Utf8(), new Int8(), 2)],
    ['precision', new Dictionary(new Utf8(), new Int8(), 3)],
    ['batch_size', new Int32()],
    ['average_latency_ms', new Float64()],
    ['status', new Dictionary(new Utf8(), new Int8(), 4)],
    ['test_timestamp', new TimestampMillisecond()],
  ];
}

type Names = Readonly<Record<string, Vector<Utf8>>>;

async function namesOf(connection: DuckDBConnection): Promise<Names> {
  const column = async (sql: string): Promise<Vector<Utf8>> => vectorFromArray((await connection.runAndReadAll(sql)).getRows().map(([name]) => String(name)), new Utf8());
  return {
    model_name: await column('SELECT model_name FROM src.main.models ORDER BY model_id'),
    device_name: await column('SELECT device_name FROM src.main.hardware_platforms ORDER BY hardware_id'),
    precision: vectorFromArray(WORDS.precision, new Utf8()),
    status: vectorFromArray(WORDS.status, new Utf8()),
  };
}

/** Rows of one batch after the other; a chunk of DuckDB's never lies across two. */
async function* readBatches(connection: DuckDBConnection): AsyncGenerator<readonly Float64Array[]> {
  const result = await connection.stream(COLUMNS);
  const buffers = columnTypes().map(() => new Float64Array(BATCH_ROWS));
  let filled = 0;
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    if (filled + chunk.rowCount > BATCH_ROWS) {
      yield buffers.map((buffer) => buffer.subarray(0, filled));
      filled = 0;
    }
    for (const [index, buffer] of buffers.entries()) for (const [row, value] of chunk.getColumnValues(index).entries()) buffer[filled + row] = Number(value);
    filled += chunk.rowCount;
  }
  if (filled > 0) yield buffers.map((buffer) => buffer.subarray(0, filled));
}

function batchOf(schema: Schema, names: Names, columns: readonly Float64Array[]): RecordBatch {
  const length = columns[0]?.length ?? 0;
  const children = columnTypes().map(([name, type], index): Data => dataOf(type, names[name], columns[index] ?? new Float64Array()));
  return new RecordBatch(schema, makeData({ type: new Struct(schema.fields), length, nullCount: 0, children }));
}

function dataOf(type: DataType, dictionary: Vector<Utf8> | undefined, values: Float64Array): Data {
  if (type instanceof Dictionary) return makeData({ type, nullCount: 0, data: type.indices instanceof Int16 ? Int16Array.from(values) : Int8Array.from(values), ...(dictionary === undefined ? {} : { dictionary }) });
  if (type instanceof Int32) return makeData({ type, nullCount: 0, data: Int32Array.from(values) });
  if (type instanceof Float64) return makeData({ type, nullCount: 0, data: values.slice() });
  return makeData({ type: new TimestampMillisecond(), nullCount: 0, data: BigInt64Array.from(Array.from(values, BigInt)) });
}
