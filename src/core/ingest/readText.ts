import { Findings } from './findings.ts';
import { parseText } from './parseText.ts';
import { readDocument } from './readDocument.ts';
import type { ReadDocument } from './types.ts';

/** Parses and reads a file of results; never throws. Of JSON lines the shape is that of the first line that has one. */
export function readText(name: string, text: string): ReadDocument {
  const parsed = parseText(name, text);
  const read = parsed.documents.map(readDocument);
  const [only] = read;
  if (read.length === 1 && only !== undefined && parsed.rejects.length === 0) return { ...only, notes: [...parsed.notes, ...only.notes] };
  const findings = new Findings();
  for (const { code, place, reason } of [...parsed.rejects, ...read.flatMap(({ rejects }) => rejects)]) findings.reject(code, place, reason);
  for (const note of [...parsed.notes, ...read.flatMap(({ notes }) => notes)]) findings.note(note);
  return { shape: read.find(({ shape }) => shape !== null)?.shape ?? null, ...findings.reading(read.flatMap(({ records }) => records)) };
}
