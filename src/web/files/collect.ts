import { isIgnored, MOST_FILES, type CollectedFile } from './collectedFile.ts';
import type { FileProblem } from './problem.ts';

const DEEPEST = 32;
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

async function walk(entry: FileSystemEntry, found: CollectedFile[], limit: number, depth: number): Promise<typeof TOO_MANY | null> {
  const path = entry.fullPath.replace(/^\/+/u, '');
  if (isFileEntry(entry)) {
    if (isIgnored(path)) return null;
    return add(found, { file: await fileOf(entry), path }, limit);
  }
  if (!isFolderEntry(entry) || depth >= DEEPEST) return null;
  const reader = entry.createReader();
  for (let batch = await readBatch(reader); batch.length > 0; batch = await readBatch(reader)) {
    for (const child of batch) {
      if ((await walk(child, found, limit, depth + 1)) === TOO_MANY) return TOO_MANY;
    }
  }
  return null;
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
