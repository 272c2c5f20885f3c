import init, { Compression, Table, transformParquetStream, WriterPropertiesBuilder, writeParquet, type RecordBatch, type WriterProperties } from 'parquet-wasm/esm';
import type { ParquetWriterReply, ParquetWriterRequest } from './parquetWriterWire.ts';
import { StoredZip } from './storedZip.ts';

declare const self: DedicatedWorkerGlobalScope;

/** Rows wait in the writer until their group is full: fewer rows, less memory. */
const GROUP_ROWS = 122_880;

interface TableUnderWay {
  readonly fileName: string;
  readonly input: WritableStreamDefaultWriter<RecordBatch>;
  readonly output: Promise<Uint8Array<ArrayBuffer>[]>;
}

const archive = new StoredZip();
let empty: Table | null = null;
let fileName = '';
let underWay: TableUnderWay | null = null;
let queue = Promise.resolve();

self.addEventListener('message', ({ data }: MessageEvent<ParquetWriterRequest>) => {
  queue = queue.then(() => answer(data));
});

async function answer(request: ParquetWriterRequest): Promise<void> {
  const { id } = request;
  try {
    self.postMessage(await perform(request), []);
  } catch (error) {
    const failed: ParquetWriterReply = { id, is: 'failed', detail: error instanceof Error ? error.message : String(error) };
    self.postMessage(failed, []);
  }
}

async function perform(request: ParquetWriterRequest): Promise<ParquetWriterReply> {
  const { id } = request;
  switch (request.do) {
    case 'start':
      await init({ module_or_path: request.wasmAddress });
      return { id, is: 'done' };
    case 'begin':
      ({ fileName } = request);
      return { id, is: 'done' };
    case 'rows':
      return { id, is: 'written', rows: await write(request.ipc) };
    case 'end':
      await end();
      return { id, is: 'done' };
    case 'finish':
      return { id, is: 'archive', archive: archive.finish() };
  }
}

async function write(ipc: Uint8Array): Promise<number> {
  const table = Table.fromIPCStream(ipc);
  const batches = table.recordBatches();
  if (batches.length === 0) {
    empty = table;
    return 0;
  }
  table.free();
  underWay ??= begin();
  let rows = 0;
  for (const batch of batches) {
    rows += batch.numRows;
    await Promise.race([underWay.input.write(batch), underWay.output]);
  }
  return rows;
}

function begin(): TableUnderWay {
  const { readable, writable } = new TransformStream<RecordBatch, RecordBatch>();
  const output = transformParquetStream(readable, properties()).then(collect);
  output.catch(() => undefined);
  return { fileName, input: writable.getWriter(), output };
}

async function end(): Promise<void> {
  if (underWay !== null) {
    await Promise.race([underWay.input.close(), underWay.output]);
    archive.add(underWay.fileName, await underWay.output);
  } else if (empty !== null) {
    archive.add(fileName, [Uint8Array.from(writeParquet(empty, properties()))]);
  }
  underWay = null;
  empty = null;
}

function properties(): WriterProperties {
  return new WriterPropertiesBuilder().setCompression(Compression.ZSTD).setMaxRowGroupSize(GROUP_ROWS).setCreatedBy('Accelerate Bench').build();
}

async function collect(stream: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer>[]> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const reader = stream.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) pieces.push(Uint8Array.from(read.value));
  return pieces;
}
