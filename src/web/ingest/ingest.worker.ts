import type { CollectedFile } from '../files/collectedFile.ts';
import { unzip } from '../files/zip/unzip.ts';
import type { IngestReply, IngestRequest } from './ingestWire.ts';
import { ResultReader } from './resultReader.ts';

declare const self: DedicatedWorkerGlobalScope;

let reader: ResultReader | null = null;
let queue = Promise.resolve();

self.addEventListener('message', ({ data }: MessageEvent<IngestRequest>) => {
  queue = queue.then(() => answer(data));
});

async function answer(request: IngestRequest): Promise<void> {
  try {
    const reply = await perform(request);
    self.postMessage(reply, reply.is === 'batch' ? reply.batch.rows.map(({ ipc }) => ipc.buffer) : []);
  } catch (error) {
    const failed: IngestReply = { id: request.id, is: 'failed', detail: error instanceof Error ? error.message : String(error) };
    self.postMessage(failed, []);
  }
}

async function perform(request: IngestRequest): Promise<IngestReply> {
  const { id } = request;
  switch (request.do) {
    case 'unzip': {
      const unpacked = await unzip(request.archive, request.path, { onProgress: progress() });
      return Array.isArray(unpacked) ? { id, is: 'unpacked', files: unpacked satisfies CollectedFile[] } : { id, is: 'refused', problem: unpacked };
    }
    case 'read':
      reader = new ResultReader(request.files, Date.now(), progress());
      return { id, is: 'ready' };
    case 'next':
      if (reader === null) throw new Error('no files were given');
      return next(id, reader);
  }
}

async function next(id: number, from: ResultReader): Promise<IngestReply> {
  try {
    return { id, is: 'batch', batch: await from.next() };
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return { id, is: 'refused', problem: { kind: 'file-changed', name: from.path } };
  }
}

const TELL_EVERY_MS = 60;

/** Tells how far it is a few times a second. */
function progress(): (done: number, total: number) => void {
  let toldMs = 0;
  return (done, total) => {
    const nowMs = performance.now();
    if (done < total && nowMs - toldMs < TELL_EVERY_MS) return;
    toldMs = nowMs;
    const reply: IngestReply = { id: null, is: 'progress', done, total };
    self.postMessage(reply, []);
  };
}
