import { pause } from '../data/pause.ts';
import { isIgnored, MOST_FILES, type CollectedFile } from './collectedFile.ts';
import type { FileProblem } from './problem.ts';

const DEEPEST = 32;
const AT_ONCE = 32;
const TOO_MANY = Symbol('too many files');

/** Lists what was dropped, folders included. Call it inside the drop event: the entries vanish after it. */
export async function collectFromDrop(data: DataTransfer, limit = MOST_FILES): Promise<CollectedFile[] | FileProblem> {
  const roots: (FileSystemEntry | File)[] = [];
  for (const item of data.items) {
    if (item.kind !== 'file') continue;
    const root = item.webkitGetAsEntry() ?? item.getAsFile();
    if (root !== null) roots.push(root);
  }
  if (roots.length === 0) return collectFromList(data.files, limit);
  const [only] = roots;
  if (roots.length === 1 && only !== undefined && !(only instanceof File) && isFileEntry(only)) return collectOne(only);
  const found: CollectedFile[] = [];
  for (const root of roots) {
    try {
      const outcome = root instanceof File ? add(found, { file: root, path: root.name }, limit) : await walk(root, found, limit, 0);
      if (outcome === TOO_MANY) return { kind: 'too-many-files', limit };
    } catch {
      return { kind: 'file-changed', name: root.name };
    }
  }
  return found;
}

/** Lists what an `<input type="file">` holds, with or without `webkitdirectory`. */
export function collectFromList(files: FileList | readonly File[], limit = MOST_FILES): CollectedFile[] | FileProblem {
  const [only] = files;
  if (files.length === 1 && only !== undefined) return [{ file: only, path: pathOf(only) }];
  const found: CollectedFile[] = [];
  for (const file of files) {
    const path = pathOf(file);
    if (add(found, { file, path }, limit) === TOO_MANY) return { kind: 'too-many-files', limit };
  }
  return found;
}

/** Lists the files of a paste; an empty list when text was pasted. */
export async function collectFromPaste(event: ClipboardEvent, limit = MOST_FILES): Promise<CollectedFile[] | FileProblem> {
  return event.clipboardData === null ? [] : collectFromDrop(event.clipboardData, limit);
}

function pathOf(file: File): string {
  // Node's File, as tests have it, knows no such path.
  const path: string | undefined = file.webkitRelativePath;
  return path === undefined || path === '' ? file.name : path;
}

async function collectOne(entry: FileSystemFileEntry): Promise<CollectedFile[] | FileProblem> {
  try {
    return [{ file: await fileOf(entry), path: entry.name }];
  } catch {
    return { kind: 'file-changed', name: entry.name };
  }
}

async function walk(entry: FileSystemEntry, found: CollectedFile[], limit: number, depth: number, opened = openEntry(entry)): Promise<typeof TOO_MANY | null> {
  const file = await opened;
  if (file !== null) return add(found, { file, path: pathIn(entry) }, limit);
  if (!isFolderEntry(entry) || depth >= DEEPEST) return null;
  const reader = entry.createReader();
  for (let batch = await readBatch(reader); batch.length > 0; batch = await readBatch(reader)) {
    for (let at = 0; at < batch.length; at += AT_ONCE) {
      if ((await walkSome(batch.slice(at, at + AT_ONCE), found, limit, depth + 1)) === TOO_MANY) return TOO_MANY;
      await pause();
    }
  }
  return null;
}

/** Some files are asked for at once: one after the other, thousands take seconds; all at once, the page stands still. */
async function walkSome(entries: readonly FileSystemEntry[], found: CollectedFile[], limit: number, depth: number): Promise<typeof TOO_MANY | null> {
  const files = entries.map(openEntry);
  for (const [index, entry] of entries.entries()) {
    if ((await walk(entry, found, limit, depth, files[index])) === TOO_MANY) return TOO_MANY;
  }
  return null;
}

/** The file of an entry that is one and counts; null for any other. */
function openEntry(entry: FileSystemEntry): Promise<File | null> {
  if (!isFileEntry(entry) || isIgnored(pathIn(entry))) return Promise.resolve(null);
  const file = fileOf(entry);
  // Told when its turn comes.
  file.catch(() => undefined);
  return file;
}

function pathIn(entry: FileSystemEntry): string {
  return entry.fullPath.replace(/^\/+/u, '');
}

function add(found: CollectedFile[], file: CollectedFile, limit: number): typeof TOO_MANY | null {
  if (isIgnored(file.path)) return null;
  if (found.length >= limit) return TOO_MANY;
  found.push(file);
  return null;
}

function isFileEntry(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolderEntry(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

function readBatch(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}
