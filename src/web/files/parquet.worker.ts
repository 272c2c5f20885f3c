import init, { ParquetFile } from 'parquet-wasm/esm';
import { asCodes, LabelCoder, readSchema, schemaStream, sizesOf, type ColumnLabels } from './labelCodes.ts';
import { openLabelled, surveyLabels } from './labelledFile.ts';
import type { OpenedParquet, ParquetReply, ParquetRequest, RowGroupSize } from './parquetWire.ts';
import { withoutArrowSchema } from './withoutArrowSchema.ts';

declare const self: DedicatedWorkerGlobalScope;

interface Current {
  readonly file: ParquetFile;
  readonly coder: LabelCoder | null;
}

let current: Current | null = null;
let queue = Promise.resolve();

self.addEventListener('message', ({ data }: MessageEvent<ParquetRequest>) => {
  queue = queue.then(() => answer(data));
});

async function answer(request: ParquetRequest): Promise<void> {
  try {
    const reply = await perform(request);
    self.postMessage(reply, reply.is === 'rows' ? [reply.ipc.buffer] : []);
  } catch (error) {
    const refused: ParquetReply = { id: request.id, is: 'refused', detail: error instanceof Error ? error.message : String(error) };
    self.postMessage(refused, []);
  }
}

async function perform(request: ParquetRequest): Promise<ParquetReply> {
  const { id } = request;
  switch (request.do) {
    case 'start':
      await init({ module_or_path: request.program });
      return { id, is: 'done' };
    case 'open':
      return { id, is: 'opened', opened: await open(request.file, request.labels) };
    case 'survey':
      return { id, is: 'surveyed', labels: await surveyLabels(await withoutArrowSchema(request.file), request.first, request.step) };
    case 'read':
      return { id, is: 'rows', ipc: await read(request.rowGroup, request.offset, request.limit) };
  }
}

async function open(file: Blob, labels: readonly ColumnLabels[]): Promise<OpenedParquet> {
  current?.file.free();
  current = null;
  const disguised = await withoutArrowSchema(file);
  const opened = await ParquetFile.fromFile(disguised);
  const schemaIpc = copied(opened.schema().intoIPCStream());
  const rowGroups = rowGroupsOf(opened);
  if (labels.length === 0) {
    current = { file: opened, coder: null };
    return { schema: schemaIpc, rowGroups };
  }
  opened.free();
  const schema = readSchema(schemaIpc);
  current = { file: await openLabelled(disguised, schema, sizesOf(labels)), coder: new LabelCoder(schema, labels) };
  return { schema: schemaStream(asCodes(schema, labels)), rowGroups };
}

function rowGroupsOf(opened: ParquetFile): RowGroupSize[] {
  const metadata = opened.metadata();
  const rowGroups = metadata.rowGroups().map((group) => {
    const size = { rows: group.numRows(), bytes: group.totalByteSize() };
    group.free();
    return size;
  });
  metadata.free();
  return rowGroups;
}

const BATCH_ROWS = 131_072;

async function read(rowGroup: number, offset: number, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  if (current === null) throw new Error('no file is open');
  const table = await current.file.read({ rowGroups: [rowGroup], offset, limit, batchSize: BATCH_ROWS });
  const ipc = copied(table.intoIPCStream());
  return current.coder === null ? ipc : current.coder.code(ipc);
}

/** Bytes of our own: the library's may be a view into its memory. */
function copied(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength ? new Uint8Array(bytes.buffer) : Uint8Array.from(bytes);
}
