import { tableFromIPC } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { arrowRows } from './arrowRows.ts';
import { noResults } from './noResults.ts';
import { ResultReader } from './resultReader.ts';
import { ResultsImport } from './resultsImport.ts';

const NOW_MS = Date.UTC(2026, 0, 2);
const result = (model: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  model_name: model, hardware_type: 'cuda', status: 'completed', success: true, timestamp: '2026-01-01T12:00:00',
  performance: { batch_size: 16, average_latency_ms: 12.5, throughput_items_per_second: 80 }, ...more,
});
const file = (path: string, content: unknown): File => new File([typeof content === 'string' ? content : JSON.stringify(content)], path);

async function read(...files: readonly File[]): Promise<{ readonly tables: Record<string, Record<string, unknown>[]>; readonly progress: number[]; readonly report: ReturnType<ResultsImport['report']> }> {
  const progress: number[] = [];
  const reader = new ResultReader(files.map((one) => ({ file: one, path: `runs/${one.name}` })), NOW_MS, (done) => progress.push(done));
  const tables: Record<string, Record<string, unknown>[]> = {};
  for (;;) {
    const { rows, report } = await reader.next();
    for (const { table, ipc } of rows) (tables[table] ??= []).push(...tableFromIPC(ipc).toArray().map((row: { toJSON: () => Record<string, unknown> }) => row.toJSON()));
    if (report !== null) return { tables, progress, report };
  }
}

describe('files of results', () => {
  test('become the rows of a benchmark database, with the log of where they came from', async () => {
    const { tables, progress, report } = await read(file('a.json', result('bert')), file('b.json', result('vit', { hardware_type: 'cpu' })));
    expect(progress).toEqual([1, 2]);
    expect(report).toMatchObject({ files: 2, filesWithoutResult: 0, results: 2, duplicates: 0, rejects: 0, byShape: [{ shape: 'result', files: 2, results: 2 }] });
    expect(tables['models']?.map(({ model_name }) => model_name)).toEqual(['bert', 'vit']);
    expect(tables['performance_results']).toMatchObject([{ average_latency_ms: 12.5, batch_size: 16, import_id: 1 }, { import_id: 2 }]);
    expect(tables['import_log']).toMatchObject([{ import_id: 1, source: 'runs/a.json', shape: 'result', results: 1, imported_at: NOW_MS }, { import_id: 2, source: 'runs/b.json' }]);
    expect(tables['import_contents']).toHaveLength(2);
  });

  test('count copies by bytes and results by what they state', async () => {
    const { report, tables } = await read(file('a.json', result('bert')), file('copy.json', result('bert')), file('spaced.json', JSON.stringify(result('bert'), undefined, 2)));
    expect(report).toMatchObject({ files: 3, copies: 1, results: 1, duplicates: 2, filesWithoutResult: 0 });
    expect(tables['import_log']).toMatchObject([{ results: 1, duplicates: 0 }, { results: 0, duplicates: 1 }]);
  });

  test('a copy of a file that gave nothing gave nothing too', async () => {
    const { report } = await read(file('a.json', result('bert')), file('b.json', '{'), file('c.json', '{'), file('d.json', '{'));
    expect(report).toMatchObject({ files: 4, filesWithoutResult: 3, emptyCopies: 2, copies: 0, results: 1, rejects: 1 });
  });

  test('list every reject with file, place and reason', async () => {
    const lines = `${JSON.stringify(result('bert'))}\noops\n${JSON.stringify(result('vit'))}\n`;
    const { report, tables } = await read(file('a.jsonl', lines), file('b.json', '{"weather": 1}'), file('c.json', ''), file('d.json', '{"model_name": '));
    expect(report).toMatchObject({ files: 4, results: 2, rejects: 4, filesWithoutResult: 3 });
    expect(report.listed.map(({ file: path, place, code }) => [path, place, code])).toEqual([
      ['runs/a.jsonl', '/line/2', 'not-json'], ['runs/b.json', '', 'unknown-shape'], ['runs/c.json', '', 'empty'], ['runs/d.json', '', 'not-json'],
    ]);
    expect(report.byReason[0]).toEqual({ code: 'not-json', count: 2 });
    expect(tables['import_rejects']).toHaveLength(4);
  });

  test('have one fingerprint, however they are named, ordered and packed', async () => {
    const [one, other, more] = await Promise.all([
      read(file('a.json', result('bert')), file('b.json', result('vit'))),
      read(file('x.jsonl', `${JSON.stringify(result('vit'))}\n${JSON.stringify(result('bert'))}\n`)),
      read(file('a.json', result('bert'))),
    ]);
    expect(one.report.fingerprint).toMatch(/^[\da-f]{16}$/u);
    expect(other.report.fingerprint).toBe(one.report.fingerprint);
    expect(more.report.fingerprint).not.toBe(one.report.fingerprint);
  });

  test('in UTF-16 are read as well', async () => {
    const text = `\u{FEFF}${JSON.stringify(result('bert'))}`;
    const utf16 = new Uint8Array(Uint16Array.from(text, (letter) => letter.charCodeAt(0)).buffer);
    expect((await read(new File([utf16], 'a.json'))).report).toMatchObject({ results: 1 });
  });

  test('come in batches, what results refer to last and with all that is known', async () => {
    const many = Array.from({ length: 90 }, (_, index) => result('bert', { performance: { batch_size: 1, average_latency_ms: index + 1 } }));
    const reader = new ResultReader(
      [...many.keys()].map((index) => ({ file: file('x.json', many[index]), path: `${index}.json` })).concat({ file: file('y.json', result('bert', { model_family: 'encoder' })), path: 'y.json' }),
      NOW_MS,
      () => undefined,
      200,
    );
    const first = await reader.next();
    expect(first.report).toBeNull();
    expect(first.rows.map(({ table }) => table)).not.toContain('models');
    let last = await reader.next();
    while (last.report === null) last = await reader.next();
    expect(last.report.results).toBe(91);
    const models = last.rows.find(({ table }) => table === 'models');
    expect(models === undefined ? [] : tableFromIPC(models.ipc).toArray().map((row: { toJSON: () => object }) => row.toJSON())).toMatchObject([{ model_name: 'bert', model_family: 'encoder' }]);
  });
});

test('a file that is not read is told like one that is', () => {
  const importing = new ResultsImport(NOW_MS);
  importing.refuse({ path: 'huge.json', bytes: 3e8, sha256: 'not read' }, { code: 'too-large', place: '', reason: 'The file holds 300 MB.' });
  const report = importing.report();
  expect(report).toMatchObject({ files: 1, filesWithoutResult: 1, rejects: 1 });
  expect(noResults('huge.json', report)).toEqual({ kind: 'no-results', name: 'huge.json', files: 1, reasons: ['The file holds 300 MB'] });
});

test('texts that the engine would refuse or cut are mended', () => {
  const ipc = arrowRows('models', [{ model_id: 1, model_name: 'a\u0000b\uD800c' }, { model_id: 2, model_name: '😀', parameters_million: null }]);
  const names = tableFromIPC(ipc).toArray().map((row: { toJSON: () => Record<string, unknown> }) => row.toJSON()['model_name']);
  expect(names).toEqual(['a\u{FFFD}b\u{FFFD}c', '😀']);
});

