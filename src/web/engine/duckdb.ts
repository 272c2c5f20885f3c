import { AsyncDuckDB, VoidLogger, type AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import workerAddress from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import { startBlobWorker } from '../files/blobWorker.ts';
import { abortError, isCancelled } from './abort.ts';
import { CONNECTIONS } from './connectionPool.ts';
import { deferred } from './deferred.ts';
import { EngineBroken } from './engineBroken.ts';
import { engineAddress, engineProgram, watchEngineProgram, type BootProgress } from './engineProgram.ts';
import { Watchdog } from './watchdog.ts';

export interface BootOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: BootProgress) => void) | undefined;
  /** Longest silence while the engine loads. */
  readonly silenceMs?: number;
}

/** A started, locked DuckDB and the worker it lives in. */
export interface BootedDuckDb {
  readonly db: AsyncDuckDB;
  readonly worker: Worker;
  /** Such as `v1.5.6`. */
  readonly version: string;
  /** Opened ahead of need. */
  readonly connections: readonly AsyncDuckDBConnection[];
}

/** Files for the engine are registered below this folder, the only one it may read. */
export const DROP_FOLDER = '/drop/';

/**
 * Starts DuckDB in a worker of its own and locks it: no extensions, no network, no files but dropped ones, no more settings.
 * @throws {EngineBroken} when the engine cannot be loaded.
 */
export async function bootDuckDb(options: BootOptions = {}): Promise<BootedDuckDb> {
  const { signal, onProgress, silenceMs = 60_000 } = options;
  if (isCancelled(signal)) throw abortError();
  const { worker, release } = startBlobWorker(absolute(workerAddress), 'classic', TAKE_PROGRAM);
  const db = new AsyncDuckDB(new VoidLogger(), worker);
  const failure = deferred<never>();
  const watchdog = new Watchdog((silentMs) => failure.reject(new EngineBroken('hung', `no sign of life for ${silentMs / 1000} s while it loaded`)));
  const onError = (event: ErrorEvent): void => failure.reject(new EngineBroken('crashed', event.message || 'its program could not be loaded'));
  const onAbort = (): void => failure.reject(abortError());
  const onMessage = (): void => watchdog.alive();
  worker.addEventListener('error', onError);
  worker.addEventListener('message', onMessage);
  signal?.addEventListener('abort', onAbort);
  const unwatch = watchEngineProgram((progress) => {
    watchdog.alive();
    onProgress?.(progress);
  });
  const answered = watchdog.expect(silenceMs);
  try {
    const started = start(db, worker);
    started.catch(() => undefined);
    return { db, worker, ...(await Promise.race([started, failure.promise])) };
  } catch (error) {
    worker.terminate();
    if (error instanceof EngineBroken || isCancelled(signal)) throw error;
    throw new EngineBroken('crashed', error instanceof Error ? error.message : String(error), { cause: error });
  } finally {
    answered();
    unwatch();
    release();
    worker.removeEventListener('error', onError);
    worker.removeEventListener('message', onMessage);
    signal?.removeEventListener('abort', onAbort);
  }
}

async function start(db: AsyncDuckDB, worker: Worker): Promise<Pick<BootedDuckDb, 'version' | 'connections'>> {
  worker.postMessage({ engineProgram: await engineProgram() }, []);
  await db.instantiate(engineAddress());
  // Without direct access a database that the engine wrote cannot be handed over, and files read no faster.
  await db.open({ path: ':memory:', useDirectIO: true, query: { queryPollingInterval: POLL_MS } });
  const connections = await Promise.all(Array.from({ length: CONNECTIONS }, () => db.connect()));
  for (const statement of [...LOCK, LIST_SYSTEM]) await connections[0]?.query(statement);
  return { version: await db.getVersion(), connections };
}

/** The engine makes its own views when its catalogue is listed first, which takes longer than to list the tables of a file. */
const LIST_SYSTEM = 'SELECT count(*) FROM duckdb_tables(), (SELECT count(*) FROM duckdb_columns())';

/**
 * The worker takes the program that the page compiled, instead of fetching and compiling it once more: it asks for it by
 * `fetch`, which is answered with nothing, and by `instantiateStreaming`, which waits for the page's message.
 */
const TAKE_PROGRAM = `{
  const program = new Promise((resolve) => addEventListener('message', function take(event) {
    if (!(event.data?.engineProgram instanceof WebAssembly.Module)) return;
    event.stopImmediatePropagation();
    removeEventListener('message', take);
    resolve(event.data.engineProgram);
  }));
  const fetchFromHost = fetch;
  globalThis.fetch = () => { globalThis.fetch = fetchFromHost; return Promise.resolve(new Response(null)); };
  const instantiate = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (_, imports) => {
    WebAssembly.instantiateStreaming = instantiate;
    const module = await program;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
}`;

/** A long query gives way to others this often. */
const POLL_MS = 20;

/** The order matters: the folder must be allowed before access ends, and the lock comes last. */
const LOCK = [
  'SET autoinstall_known_extensions = false',
  'SET autoload_known_extensions = false',
  "SET memory_limit = '3GB'",
  // What a large file is first shown by is less than this: it would be compressed before it can be looked at.
  "SET checkpoint_threshold = '64MB'",
  `SET allowed_directories = ['${DROP_FOLDER}']`,
  'SET enable_external_access = false',
  'SET lock_configuration = true',
] as const;

function absolute(address: string): string {
  return new URL(address, document.baseURI).href;
}
