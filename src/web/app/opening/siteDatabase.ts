import { formatDateTimeLocal } from '../../../core/model/format.ts';
import type { FileProblem } from '../../files/problem.ts';
import { KEPT_AT } from '../../offline/wire.ts';

/** Databases that may be published with the site, relative to the page. */
export const SITE_DATABASES = {
  published: { path: 'data/benchmarks.duckdb', name: 'benchmarks.duckdb' },
  demo: { path: 'data/demo.duckdb', name: 'demo.duckdb' },
} as const;

export interface FetchOptions {
  readonly signal: AbortSignal;
  /** `total` is 0 while unknown. */
  readonly onProgress: (done: number, total: number) => void;
}

/** When a file came from the host, where it is the copy of an earlier visit. */
const keptAt = new WeakMap<File, number>();

/** What the reader must know of a copy that was kept; null of a file that the host just gave. */
export function keptCopyNote(file: File): string | null {
  const ms = keptAt.get(file);
  return ms === undefined ? null : `Offline: this is the copy of ${file.name} from ${formatDateTimeLocal(ms)}. The site may hold a newer one; reload the page when it can be reached.`;
}

const MAGIC_AT = 8;
const MAGIC = [0x44, 0x55, 0x43, 0x4b]; // DUCK

/**
 * Downloads a database of the site; null when the site has none there. A host may answer a missing file with a page
 * and status 200, so the first bytes decide.
 */
export async function fetchDatabase(path: string, name: string, { signal, onProgress }: FetchOptions): Promise<File | FileProblem | null> {
  try {
    const response = await fetch(new URL(path, document.baseURI), { signal });
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      return response.status >= 500 ? { kind: 'download-failed', name, status: response.status, detail: response.statusText } : null;
    }
    const total = response.headers.has('content-encoding') ? 0 : Number(response.headers.get('content-length') ?? 0);
    const parts = await readDatabase(response.body, (done) => onProgress(done, total));
    if (parts === null) return null;
    const file = new File(parts, name);
    const kept = response.headers.get(KEPT_AT);
    if (kept !== null) keptAt.set(file, Number(kept));
    return file;
  } catch (error) {
    if (signal.aborted) throw error;
    return { kind: 'download-failed', name, status: null, detail: error instanceof Error ? error.message : String(error) };
  }
}

async function readDatabase(body: ReadableStream<Uint8Array<ArrayBuffer>>, onBytes: (done: number) => void): Promise<Uint8Array<ArrayBuffer>[] | null> {
  const reader = body.getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const head: number[] = [];
  let done = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    parts.push(read.value);
    done += read.value.length;
    if (head.length < MAGIC_AT + MAGIC.length) {
      head.push(...read.value.subarray(0, MAGIC_AT + MAGIC.length - head.length));
      if (head.length === MAGIC_AT + MAGIC.length && !isDatabase(head)) {
        await reader.cancel();
        return null;
      }
    }
    onBytes(done);
  }
  return isDatabase(head) ? parts : null;
}

function isDatabase(head: readonly number[]): boolean {
  return MAGIC.every((byte, index) => head[MAGIC_AT + index] === byte);
}
