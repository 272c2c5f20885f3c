/** A file that was dropped, picked or pasted, with its path inside the dropped folder. */
export interface CollectedFile {
  readonly file: File;
  readonly path: string;
}

/** More files than this are refused instead of being listed for minutes. */
export const MOST_FILES = 50_000;

/** True for files that systems and exports leave beside the data. */
export function isIgnored(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const folders = path.split('/').slice(0, -1);
  if (name.startsWith('.') || folders.some((folder) => folder.startsWith('.') || folder === '__MACOSX')) return true;
  return IGNORED_NAMES.has(name.toLowerCase());
}

const IGNORED_NAMES: ReadonlySet<string> = new Set(['thumbs.db', 'desktop.ini', 'schema.sql', 'load.sql', '_success', '_metadata', '_common_metadata']);
