import type { SourceTable } from './table.ts';

/** Files that are read together at most: one bit each in `bench.row.sources`. */
export const SOURCES_AT_MOST = 16;

/** One of the files that are read together. Ids mean something only within one. */
export interface SourceFile {
  readonly catalog: string;
  /** Tells it from the others; what a filter and a link name it by. */
  readonly label: string;
  /** A power of two of its own. */
  readonly bit: number;
}

/** Characters of a label: what a link carries. */
const LABEL_AT_MOST = 200;
const NOT_IN_A_LABEL = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** The files that tables came from, in the order of the tables, at most `SOURCES_AT_MOST`. */
export function sourceFiles(tables: readonly Pick<SourceTable, 'catalog' | 'source'>[]): readonly SourceFile[] {
  const names = new Map<string, string>();
  for (const { catalog, source } of tables) if (!names.has(catalog)) names.set(catalog, source ?? catalog);
  const labels = distinctLabels([...names.values()]);
  return [...names.keys()].slice(0, SOURCES_AT_MOST).map((catalog, index) => ({ catalog, label: labels[index] ?? catalog, bit: 2 ** index }));
}

/** Each file by its name; where several have one name, with as many folders as tell them apart, else with a number. */
export function sourceLabels(paths: readonly string[]): readonly string[] {
  const parts = paths.map((path) => path.split('/').filter((part) => part !== ''));
  const deepest = Math.max(1, ...parts.map((folders) => folders.length));
  const endOf = (index: number, depth: number): string => parts[index]?.slice(-depth).join('/') ?? '';
  const labels = paths.map((path, index) => {
    for (let depth = 1; depth < deepest; depth += 1) {
      const label = endOf(index, depth);
      if (paths.every((_, other) => other === index || endOf(other, depth) !== label)) return label;
    }
    return endOf(index, deepest) || path;
  });
  return distinctLabels(labels);
}

/** Texts that differ, whatever they were: what cannot stand in a link is replaced, equal ones are numbered. */
function distinctLabels(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const clean = Array.from(name.replaceAll(NOT_IN_A_LABEL, '\u{FFFD}')).slice(0, LABEL_AT_MOST).join('') || 'file';
    let label = clean;
    for (let number = 2; taken.has(label); number += 1) label = `${clean} (${number})`;
    taken.add(label);
    return label;
  });
}

/** Reads the labels of the files whose bits are set; no label where only one file is open, which needs no name. */
export type FilesOf = (bits: number) => readonly string[];

export function filesAmong(files: readonly SourceFile[]): FilesOf {
  return (bits) => (files.length < 2 ? [] : files.filter(({ bit }) => (bits & bit) !== 0).map(({ label }) => label));
}
