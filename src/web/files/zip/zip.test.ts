import { zipSync, strToU8, type Zippable } from 'fflate';
import { describe, expect, test } from 'vitest';
import { chooseSource } from '../source.ts';
import { unzip, ZIP_LIMITS, type ZipLimits } from './unzip.ts';

const archive = (content: Zippable): File => new File([Uint8Array.from(zipSync(content))], 'results.zip');
const limits = (some: Partial<ZipLimits>): { readonly limits: ZipLimits } => ({ limits: { ...ZIP_LIMITS, ...some } });

async function opened(content: Zippable | File): Promise<Record<string, string>> {
  const files = await unzip(content instanceof File ? content : archive(content), 'results.zip');
  if (!Array.isArray(files)) throw new Error(files.kind);
  return Object.fromEntries(await Promise.all(files.map(async ({ file, path }) => [path, await file.text()] as const)));
}

/** The archive with bytes of its one directory entry replaced. */
async function tampered(file: File, at: number, value: number): Promise<File> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const directory = bytes.findLastIndex((_, index) => new DataView(bytes.buffer).getUint32(Math.min(index, bytes.length - 4), true) === 0x02014b50);
  new DataView(bytes.buffer).setUint32(directory + at, value, true);
  return new File([bytes], file.name);
}

async function choose(content: Zippable): Promise<unknown> {
  const file = archive(content);
  return chooseSource([{ file, path: file.name }], { unzip });
}

describe('unzip', () => {
  test('gives stored and deflated files under the archive’s name, and leaves out folders and what systems leave behind', async () => {
    const text = '{"a": 1}'.repeat(500);
    const files = await opened({ 'runs/a.json': [strToU8(text), { level: 9 }], 'b.json': [strToU8('[]'), { level: 0 }], 'größe.json': strToU8('1'), '__MACOSX/x': strToU8('x'), 'empty.json': strToU8('') });
    expect(files).toEqual({ 'results.zip/runs/a.json': text, 'results.zip/b.json': '[]', 'results.zip/größe.json': '1', 'results.zip/empty.json': '' });
  });

  test('a name is a label, wherever it points', async () => {
    const files = await opened({ '../../etc/passwd.json': strToU8('1'), 'C:\\runs\\b.json': strToU8('2') });
    expect(Object.keys(files)).toEqual(['results.zip/etc/passwd.json', 'results.zip/runs/b.json']);
  });

  test('refuses what unpacks to too much, before anything is unpacked', async () => {
    const bomb = archive({ 'bomb.json': [new Uint8Array(3_000_000), { level: 9 }] });
    const refused = async (some: Partial<ZipLimits>): Promise<unknown> => unzip(bomb, 'results.zip', limits(some));
    expect(await refused({ freeBytes: 1_000_000 })).toMatchObject({ kind: 'zip-too-large', detail: expect.stringContaining('200 times') });
    expect(await refused({ bytes: 2_000_000 })).toMatchObject({ kind: 'zip-too-large', detail: expect.stringContaining('3 MB') });
    expect(await refused({ files: 0 })).toMatchObject({ kind: 'zip-too-large', detail: expect.stringContaining('1 files') });
    expect(await refused({})).toHaveLength(1);
  });

  test('holds a file to the size that the directory tells', async () => {
    const honest = archive({ 'a.json': [new Uint8Array(500_000), { level: 9 }] });
    expect(await unzip(await tampered(honest, 24, 1000), 'results.zip')).toMatchObject({ kind: 'zip-unreadable', detail: expect.stringContaining('more than the directory says') });
    expect(await unzip(await tampered(honest, 24, 600_000), 'results.zip')).toMatchObject({ kind: 'zip-unreadable', detail: expect.stringContaining('less than') });
  });

  test('refuses files that overlap', async () => {
    const honest = archive({ 'a.json': strToU8('1234567890') });
    expect(await unzip(await tampered(honest, 20, 5_000_000), 'results.zip')).toMatchObject({ kind: 'zip-too-large', detail: expect.stringContaining('overlap') });
  });

  test('says what is wrong with a damaged or encrypted archive', async () => {
    const whole = archive({ 'a.json': strToU8('x'.repeat(1000)) });
    expect(await unzip(new File([whole.slice(0, whole.size - 30)], 'cut.zip'), 'cut.zip')).toMatchObject({ kind: 'zip-unreadable', detail: expect.stringContaining('no directory') });
    expect(await unzip(await tampered(whole, 8, 1 | (8 << 16)), 'results.zip')).toMatchObject({ kind: 'zip-unreadable', detail: expect.stringContaining('encrypted') });
    expect(await unzip(await tampered(whole, 42, 7), 'results.zip')).toMatchObject({ kind: 'zip-unreadable', detail: expect.stringContaining('not where the directory says') });
  });
});

describe('chooseSource with archives', () => {
  test('result files in an archive are as good as a folder of them', async () => {
    expect(await choose({ 'a/1.json': strToU8('{"model": 1}'), 'a/2.jsonl': strToU8('{"model": 2}\n'), 'a/README.md': strToU8('# notes') })).toMatchObject({
      kind: 'results',
      name: 'results.zip',
      files: [{ path: 'results.zip/a/1.json' }, { path: 'results.zip/a/2.jsonl' }],
      notes: ['Left aside: results.zip/a/README.md.'],
    });
  });

  test('an archive within an archive stays closed, and an empty one says so', async () => {
    expect(await choose({ 'inner.zip': zipSync({ 'a.json': strToU8('{}') }) })).toEqual({ kind: 'zip', name: 'results.zip/inner.zip' });
    expect(await choose({ 'a/': new Uint8Array(0) })).toEqual({ kind: 'nothing-usable', names: [] });
  });
});
