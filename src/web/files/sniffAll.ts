import type { CollectedFile } from './collectedFile.ts';
import type { FileProblem } from './problem.ts';
import { sniff, type ContentKind } from './sniff.ts';

/** A file of a selection, and what its first bytes say it is. */
export interface Sniffed extends CollectedFile {
  readonly kind: ContentKind;
}

interface SniffOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onFiles?: (done: number, total: number) => void;
}

const AT_ONCE = 64;

/** Looks at the first bytes of every file, many at once: a selection may hold thousands. */
export async function sniffAll(files: readonly CollectedFile[], { signal, onFiles }: SniffOptions = {}): Promise<Sniffed[] | FileProblem> {
  const sniffed: Sniffed[] = [];
  for (let at = 0; at < files.length; at += AT_ONCE) {
    signal?.throwIfAborted();
    const some = await Promise.all(files.slice(at, at + AT_ONCE).map(sniffOne));
    for (const one of some) {
      if ('problem' in one) return one.problem;
      sniffed.push(one);
    }
    onFiles?.(sniffed.length, files.length);
  }
  return sniffed;
}

async function sniffOne({ file, path }: CollectedFile): Promise<Sniffed | { readonly problem: FileProblem }> {
  try {
    return { file, path, kind: await sniff(file, file.name) };
  } catch {
    return { problem: { kind: 'file-changed', name: file.name } };
  }
}
