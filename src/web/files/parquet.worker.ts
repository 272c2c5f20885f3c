import init, { ParquetFile } from 'parquet-wasm/esm';
import type { OpenedParquet, ParquetReply, ParquetRequest, RowGroupSize } from './parquetWire.ts';
import { withoutArrowSchema } from './withoutArrowSchema.ts';

declare const self: DedicatedWorkerGlobalScope;

let current: ParquetFile | null = null;
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
  if (request.do === 'start') {
    await init({ module_or_path: request.wasmAddress });
    return { id, is: 'done' };
  }
  if (request.do === 'open') return { id, is: 'opened', opened: await open(request.file) };
  return { id, is: 'rows', ipc: await read(request.rowGroup, request.offset, request.limit) };
}

async function open(file: Blob): Promise<OpenedParquet> {
  current?.free();
  current = null;
  const opened = await ParquetFile.fromFile(await withoutArrowSchema(file));
  current = opened;
  const metadata = opened.metadata();
  const rowGroups: RowGroupSize[] = metadata.rowGroups().map((group) => {
    const size = { rows: group.numRows(), bytes: group.totalByteSize() };
    group.free();
    return size;
  });
  metadata.free();
  return { schema: copied(opened.schema().intoIPCStream()), rowGroups };
}

async function read(rowGroup: number, offset: number, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  if (current === null) throw new Error('no file is open');
  const table = await current.read({ rowGroups: [rowGroup], offset, limit, batchSize: 65_536 });
  return copied(table.intoIPCStream());
}

/** Bytes of our own: the library's may be a view into its memory. */
function copied(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength ? new Uint8Array(bytes.buffer) : Uint8Array.from(bytes);
}
