import { parseText } from './parseText.ts';
import { readDocument } from './readDocument.ts';
import type { ReadDocument } from './types.ts';

/** Parses and reads a file of results; never throws. Of JSON lines the shape is that of the first line that has one. */
export function readText(name: string, text: string): ReadDocument {
  const parsed = parseText(name, text);
  const read = parsed.documents.map(readDocument);
  const [only] = read;
  if (read.length === 1 && only !== undefined && parsed.rejects.length === 0) return { ...only, notes: [...parsed.notes, ...only.notes] };
  return {
    shape: read.find(({ shape }) => shape !== null)?.shape ?? null,
    records: read.flatMap(({ records }) => records),
    rejects: [...parsed.rejects, ...read.flatMap(({ rejects }) => rejects)],
    notes: [...new Set([...parsed.notes, ...read.flatMap(({ notes }) => notes)])].slice(0, 50),
  };
}
