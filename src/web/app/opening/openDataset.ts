import { openSession } from '../../../core/session/openSession.ts';
import { FOLD_ABOVE_ROWS } from '../../../core/source/chooseFolds.ts';
import { pause } from '../../data/pause.ts';
import { damagedFile } from '../../engine/damagedFile.ts';
import { openSource, problemOfReader } from '../../engine/openSource.ts';
import { SpareEngine } from '../../engine/spareEngine.ts';
import type { CollectedFile } from '../../files/collectedFile.ts';
import { describeProblem } from '../../files/describeProblem.ts';
import { isFileProblem, type FileProblem, type FileProblemKind } from '../../files/problem.ts';
import { problemOfEngineError } from '../../engine/engineProblem.ts';
import { chooseSource, type ChosenSource } from '../../files/source.ts';
import { IngestFailed, IngestWorker } from '../../ingest/ingestWorker.ts';
import { saveDataset } from '../../save/saveDataset.ts';
import type { Failure } from './datasetState.ts';
import type { OpenedFiles, OpenFilesOptions } from './datasets.ts';

const spare = new SpareEngine();

/** What may befall a file long after it was opened, when a question reads a part of it for the first time. */
const LATE_PROBLEMS: ReadonlySet<FileProblemKind> = new Set(['file-changed', 'corrupt-block', 'out-of-memory']);

/** Loads an engine ahead of need. */
export function warmEngine(): void {
  spare.warm();
}

/** Opens files as one dataset, up to a session that answers. Rejects only when cancelled, or on a bug. */
export async function openDataset(files: readonly CollectedFile[], options: OpenFilesOptions): Promise<OpenedFiles | FileProblem> {
  options.onProgress('check', 0, 0);
  const chosen = await chooseFiles(files, options);
  if (isFileProblem(chosen)) return chosen;
  try {
    return await openChosen(chosen, options);
  } finally {
    spare.warmLater();
  }
}

/** Archives are unpacked in a worker that lives as long as that takes. */
async function chooseFiles(files: readonly CollectedFile[], { signal, onProgress }: OpenFilesOptions): Promise<ChosenSource | FileProblem> {
  const unzip = async (archive: File, path: string): Promise<CollectedFile[] | FileProblem> => {
    const worker = new IngestWorker(signal);
    try {
      return await worker.unzip(archive, path, (done, total) => onProgress('unpack', done, total));
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof IngestFailed) return problemOfReader(error, path);
      throw error;
    } finally {
      worker.terminate();
    }
  };
  return chooseSource(files, { unzip, signal, onFiles: (done, total) => onProgress('check', done, total) });
}

async function openChosen(chosen: ChosenSource, { signal, onProgress }: OpenFilesOptions): Promise<OpenedFiles | FileProblem> {
  onProgress('engine', 0, 0, chosen.name);
  const source = await openSource(chosen, { signal, spare, onProgress: ({ stage, done, total }) => onProgress(stage, done, total) });
  if (!('engine' in source)) return source;
  const stop = (): void => source.engine.terminate();
  signal.addEventListener('abort', stop, { once: true });
  try {
    onProgress('read', 0, 0);
    const finishing: ((done: number, total: number) => void)[] = [];
    const session = await openSession(source.engine, source.tables, { pause, foldAboveRows: FOLD_ABOVE_ROWS, onFinishing: (done, total) => finishing.at(-1)?.(done, total) });
    signal.throwIfAborted();
    if (session.dataset.tables.every((table) => table.takenFor === null)) {
      source.engine.terminate();
      return { kind: 'no-known-tables', name: source.name, tables: source.tables.map((table) => table.label) };
    }
    return {
      session,
      name: source.name,
      bytes: source.bytes,
      fingerprint: source.fingerprint,
      notes: [...source.notes, ...session.dataset.reductions],
      resultFiles: source.resultFiles,
      save: (format, saveOptions) => saveDataset({ ...source, original: originalOf(chosen), isStore: chosen.kind === 'results', ofDatabases: chosen.kind === 'database' || (chosen.kind === 'several' && chosen.members.some((member) => member.chosen.kind === 'database')) }, format, saveOptions),
      close: () => source.engine.terminate(),
      onFinishing: (listener) => void finishing.push(listener),
      onBroken: (listener) => source.engine.onBroken((error) => listener(describeProblem(problemOfEngineError(error, source.name)))),
      onProblem: (listener) =>
        source.engine.onRefused((error) => {
          const problem = problemOfEngineError(error, source.name);
          if (LATE_PROBLEMS.has(problem.kind)) listener(describeProblem(problem));
        }),
    };
  } catch (error) {
    const name = (signal.aborted ? null : await damagedFile(source.engine, source.tables, error)) ?? source.name;
    source.engine.terminate();
    signal.throwIfAborted();
    return problemOfEngineError(error, name);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** A database without a log of newer changes is its own copy. */
function originalOf(chosen: ChosenSource): File | null {
  return chosen.kind === 'database' && chosen.wal === null ? chosen.database : null;
}

/** Says a problem in words. */
export function explain(problem: FileProblem): Failure {
  return describeProblem(problem);
}
