/** A Parquet file of a folder or a selection, before it is known which table it belongs to. */
export interface FileOfTable {
  /** With `/` between folders. */
  readonly path: string;
  /** Equal for files with the same columns. */
  readonly signature: string;
  readonly rowCount: number;
}

/** A folder name of the form `key=value`: a column that the files below leave out. */
export type PartitionValue = readonly [key: string, value: string | null];

/** One table: one file, or the parts of one table. */
export interface FileTable<F extends FileOfTable> {
  readonly label: string;
  readonly parts: readonly PartOf<F>[];
  readonly rowCount: number;
}

export type PartOf<F extends FileOfTable> = F & { readonly partition: readonly PartitionValue[] };

const NULL_PARTITION = '__HIVE_DEFAULT_PARTITION__';
/** A stem that ends like a part number or a generated id: `part-00000-…`, `data_0`, `results-3`, `0`. */
const PART_STEM = /^(?<base>.*?)(?:^|[-_. ])(?:\d{1,9}|[\da-f]{8}-[\da-f]{4}-[\da-f-]{22,})(?:[-_.][\w.-]*)?$/u;
const EMPTY_BASES: ReadonlySet<string> = new Set(['', 'part', 'data', 'chunk', 'file', 'output', 'split', 'batch', 'shard', 'tmp']);

/** Sorts Parquet files into tables: the parts of one table (same folder, same columns, numbered names) become one. */
export function groupParquet<F extends FileOfTable>(files: readonly F[]): FileTable<F>[] {
  const groups = new Map<string, { wish: string; parts: PartOf<F>[] }>();
  for (const file of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const place = placeOf(file.path);
    const key = JSON.stringify([place.key, file.signature]);
    const group = groups.get(key) ?? { wish: place.wish, parts: [] };
    group.parts.push({ ...file, partition: place.partition });
    groups.set(key, group);
  }
  return named([...groups.values()]);
}

interface Place {
  readonly key: string;
  readonly wish: string;
  readonly partition: readonly PartitionValue[];
}

function placeOf(path: string): Place {
  const folders = path.split('/');
  const name = folders.pop() ?? '';
  const stem = stemOf(name);
  const hiveAt = folders.findIndex(isPartition);
  const plain = hiveAt < 0 ? folders : folders.slice(0, hiveAt);
  const partition = hiveAt < 0 ? [] : folders.slice(hiveAt).filter(isPartition).map(partitionOf);
  const folder = plain.join('/');
  const folderName = plain.at(-1);
  if (hiveAt >= 0) return { key: `parts of ${folder}`, wish: folderName ?? stem, partition };
  const base = PART_STEM.exec(stem)?.groups?.['base'];
  if (base === undefined) return { key: `file ${path}`, wish: stem, partition };
  const generic = EMPTY_BASES.has(base.toLowerCase());
  if (generic && folderName === undefined) return { key: `file ${path}`, wish: stem, partition };
  return { key: `parts of ${folder} ${generic ? '' : base}`, wish: generic ? (folderName ?? stem) : base, partition };
}

function named<F extends FileOfTable>(groups: readonly { readonly wish: string; readonly parts: readonly PartOf<F>[] }[]): FileTable<F>[] {
  const wishes = groups.map(({ wish, parts }) => {
    const [only] = parts;
    // A numbered file alone is no part of anything: it keeps its own name.
    const alone = parts.length === 1 && only !== undefined && only.partition.length === 0;
    return alone ? ownName(only.path, wish) : wish;
  });
  const taken = new Set<string>();
  return groups.map(({ parts }, index) => {
    const label = freeLabel(wishes[index] ?? '', parts, taken);
    taken.add(label.toLowerCase());
    return { label, parts, rowCount: parts.reduce((sum, part) => sum + part.rowCount, 0) };
  });
}

function ownName(path: string, wish: string): string {
  const segments = path.split('/');
  const stem = stemOf(segments.pop() ?? '');
  const folder = segments.at(-1);
  const base = PART_STEM.exec(stem)?.groups?.['base'];
  if (base === undefined) return wish;
  return folder !== undefined && EMPTY_BASES.has(base.toLowerCase()) ? folder : stem;
}

function freeLabel(wish: string, parts: readonly FileOfTable[], taken: ReadonlySet<string>): string {
  const copyless = wish.replace(/ \(\d{1,3}\)$/u, '');
  const path = parts[0]?.path ?? wish;
  const candidates = [copyless, wish, path.replace(/\.(?:parquet|parq|pq)$/iu, '')];
  const free = candidates.find((candidate) => candidate !== '' && !taken.has(candidate.toLowerCase()));
  if (free !== undefined) return free;
  let number = 2;
  while (taken.has(`${path} ${number}`.toLowerCase())) number += 1;
  return `${path} ${number}`;
}

/** The name without its Parquet and compression suffixes. */
export function stemOf(name: string): string {
  return name.replace(/\.(?:parquet|parq|pq)$/iu, '').replace(/\.(?:snappy|gz|gzip|zstd|zst|lz4|lz4_raw|br|brotli|uncompressed)$/iu, '');
}

function isPartition(folder: string): boolean {
  return /^[^=]+=/u.test(folder);
}

function partitionOf(folder: string): PartitionValue {
  const at = folder.indexOf('=');
  const value = unescape(folder.slice(at + 1));
  return [unescape(folder.slice(0, at)), value === NULL_PARTITION ? null : value];
}

function unescape(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
