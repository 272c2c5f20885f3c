/** A worker and the release of its address, to be called once it has started. */
export interface StartedWorker {
  readonly worker: Worker;
  readonly release: () => void;
}

/**
 * The engine's worker prints every refused query, which the page tells itself, and swallows a program that cannot be fetched,
 * which the page would wait for in vain.
 */
const MANNERS = "console.log = () => {}; addEventListener('unhandledrejection', ({ reason }) => setTimeout(() => { throw reason; }));";

/**
 * Starts a worker from a `blob:` address that loads the script at an absolute address.
 * Such a worker inherits the page's Content-Security-Policy; one from a plain address on a static host would have none.
 * The script is a classic one: a module's imports would count as workers from a plain address, which the policy forbids; only
 * the development server, which bundles nothing, serves our own workers as modules. A classic one may be given code to run first.
 */
export function startBlobWorker(address: string, type: WorkerType = 'classic', before = ''): StartedWorker {
  const quoted = JSON.stringify(address);
  const source = type === 'classic' ? `${MANNERS} ${before} importScripts(${quoted});` : `import ${quoted};`;
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  return { worker: new Worker(url, { type }), release: () => URL.revokeObjectURL(url) };
}
