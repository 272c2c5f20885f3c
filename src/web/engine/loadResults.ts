import { createStatements } from '../../core/store/ddl.ts';
import type { CollectedFile } from '../files/collectedFile.ts';
import { IngestWorker } from '../ingest/ingestWorker.ts';
import type { ResultFilesReport } from '../ingest/resultFilesReport.ts';
import type { BrowserEngine } from './engine.ts';

interface LoadOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onFiles?: (done: number, total: number) => void;
}

/** Reads files of results into the tables of a benchmark database, in the engine's memory; the engine takes a batch while the worker reads the next. */
export async function loadResults(engine: BrowserEngine, files: readonly CollectedFile[], { signal, onFiles }: LoadOptions): Promise<ResultFilesReport> {
  for (const sql of createStatements(MEMORY_CATALOG)) await engine.run({ sql }, { signal });
  const worker = new IngestWorker(signal);
  try {
    for await (const { rows, report } of worker.read(files, (done, total) => onFiles?.(done, total))) {
      for (const { table, ipc } of rows) await engine.insertArrow(ipc, { schema: STORE_SCHEMA, name: table, create: false });
      if (report !== null) return report;
    }
  } finally {
    worker.terminate();
  }
  throw new Error('the worker ended without a report');
}

const MEMORY_CATALOG = 'memory';
const STORE_SCHEMA = 'main';
