import { describe, expect, test } from 'vitest';
import { collectFromDrop, collectFromList } from './collect.ts';
import { isIgnored } from './collectedFile.ts';

interface Tree {
  readonly [name: string]: Tree | string;
}

/** Folders answer in batches of two, as browsers answer in batches of a hundred. */
function entryOf(name: string, content: Tree | string, parent = ''): object {
  const fullPath = `${parent}/${name}`;
  if (typeof content === 'string') {
    return { isFile: true, isDirectory: false, name, fullPath, file: (resolve: (file: File) => void) => resolve(new File([content], name)) };
  }
  const children = Object.entries(content).map(([child, inner]) => entryOf(child, inner, fullPath));
  const createReader = (): object => {
    let at = 0;
    const readEntries = (resolve: (entries: object[]) => void): void => {
      resolve(children.slice(at, at + 2));
      at += 2;
    };
    return { readEntries };
  };
  return { isFile: false, isDirectory: true, name, fullPath, createReader };
}

function drop(tree: Tree): DataTransfer {
  const items = Object.entries(tree).map(([name, content]) => ({ kind: 'file', webkitGetAsEntry: () => entryOf(name, content) }));
  return { items, files: [] } as unknown as DataTransfer;
}

const pathsOf = (found: Awaited<ReturnType<typeof collectFromDrop>>): unknown => (Array.isArray(found) ? found.map(({ path }) => path) : found);

describe('collectFromDrop', () => {
  test('walks folders to the end and leaves out what systems leave behind', async () => {
    const found = await collectFromDrop(
      drop({ export: { 'a.parquet': '1', 'b.parquet': '2', 'schema.sql': '', 'load.sql': '', '.DS_Store': '', deep: { 'c.parquet': '3' } }, __MACOSX: { x: '' } }),
    );
    expect(pathsOf(found)).toEqual(['export/a.parquet', 'export/b.parquet', 'export/deep/c.parquet']);
  });

  test('takes a single file whatever its name', async () => {
    expect(pathsOf(await collectFromDrop(drop({ '.hidden.duckdb': 'x' })))).toEqual(['.hidden.duckdb']);
  });

  test('stops at too many files', async () => {
    const folder = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`${index}.parquet`, '']));
    expect(await collectFromDrop(drop({ folder }), 8)).toEqual({ kind: 'too-many-files', limit: 8 });
  });

  test('a file that vanished is a problem, not an exception', async () => {
    const entry = { isFile: true, isDirectory: false, name: 'gone.duckdb', fullPath: '/gone.duckdb', file: (_: unknown, reject: (error: Error) => void) => reject(new Error('gone')) };
    const data = { items: [{ kind: 'file', webkitGetAsEntry: () => entry }], files: [] } as unknown as DataTransfer;
    expect(await collectFromDrop(data)).toEqual({ kind: 'file-changed', name: 'gone.duckdb' });
  });
});

test('collectFromList bounds what was picked', () => {
  const files = [new File(['a'], 'a.parquet'), new File(['b'], '.hidden'), new File(['c'], 'c.parquet')];
  expect(pathsOf(collectFromList(files))).toEqual(['a.parquet', 'c.parquet']);
  expect(collectFromList(files, 1)).toEqual({ kind: 'too-many-files', limit: 1 });
});

test('isIgnored', () => {
  expect(['a/.git/x', 'Thumbs.db', 'a/_SUCCESS', 'x/load.sql'].every(isIgnored)).toBe(true);
  expect(['a/x.duckdb', 'load.sql.parquet'].some(isIgnored)).toBe(false);
});
