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
/** With so many files a look into each is felt; their names tell what they are. */
const MANY = 500;

/** Looks at the first bytes of every file, many at once: a selection may hold thousands. */
export async function sniffAll(files: readonly CollectedFile[], { signal, onFiles }: SniffOptions = {}): Promise<Sniffed[] | FileProblem> {
  const sniffed: Sniffed[] = [];
  for (let at = 0; at < files.length; at += AT_ONCE) {
    signal?.throwIfAborted();
    const some = await Promise.all(files.slice(at, at + AT_ONCE).map((file) => sniffOne(file, files.length > MANY)));
    for (const one of some) {
      if ('problem' in one) return one.problem;
      sniffed.push(one);
    }
    onFiles?.(sniffed.length, files.length);
  }
  return sniffed;
}

/** A name that is hardly ever wrong; a file that bears it wrongly is told as one that is not JSON. */
export const RESULT_NAME = /\.(?:json|jsonl|ndjson)$/iu;

async function sniffOne({ file, path }: CollectedFile, trusting: boolean): Promise<Sniffed | { readonly problem: FileProblem }> {
  if (trusting && RESULT_NAME.test(path)) return { file, path, kind: 'json' };
  try {
    return { file, path, kind: await sniff(file, file.name) };
  } catch {
    return { problem: { kind: 'file-changed', name: file.name } };
  }
}
