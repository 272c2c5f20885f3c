import programAddress from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';

/** Bytes of the engine that have arrived; `total` is 0 while unknown. */
export interface BootProgress {
  readonly loaded: number;
  readonly total: number;
}

type Listener = (progress: BootProgress) => void;

const listeners = new Set<Listener>();
let program: Promise<WebAssembly.Module> | null = null;

/** Where the program lies. */
export function engineAddress(): string {
  return new URL(programAddress, document.baseURI).href;
}

/**
 * The engine's program, fetched and compiled once for all engines of the page. A browser keeps what it compiled for the next
 * visit only when it is compiled from the very answer of the host. A failure is forgotten, so that the next caller tries again.
 */
export function engineProgram(): Promise<WebAssembly.Module> {
  if (program !== null) return program;
  const loading = compile();
  program = loading;
  loading.catch(() => {
    if (program === loading) program = null;
  });
  return loading;
}

/** Tells how much of the program has arrived, until the result is called. */
export function watchEngineProgram(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

async function compile(): Promise<WebAssembly.Module> {
  const response = await fetch(engineAddress());
  if (!response.ok) throw new Error(`the host answered ${response.status}`);
  // What this machine keeps arrives at once.
  if (!keepsProgram()) void count(response.clone()).catch(() => undefined);
  return WebAssembly.compileStreaming(response);
}

/** Counts a second copy of the answer: what is compiled must not pass through our hands. */
async function count({ headers, body }: Response): Promise<void> {
  const total = headers.has('content-encoding') ? 0 : Number(headers.get('content-length') ?? 0);
  const reader = body?.getReader();
  let loaded = 0;
  for (let read = await reader?.read(); read?.done === false; read = await reader?.read()) {
    loaded += read.value.length;
    for (const listener of listeners) listener({ loaded, total });
  }
}

/** True when a service worker of this site answers. */
function keepsProgram(): boolean {
  return 'serviceWorker' in navigator && navigator.serviceWorker.controller !== null;
}
