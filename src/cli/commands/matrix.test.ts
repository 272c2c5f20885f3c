import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { parseView } from '../../core/view/codec.ts';
import type { CommandIo, ExitCode } from '../command/io.ts';
import { writeSmallDatabase } from '../command/testing/smallDatabase.ts';
import { testIo } from '../command/testing/testIo.ts';
import { runProgram } from '../program.ts';
import { openDataset } from '../source/openDataset.ts';

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'matrix-'));
  await writeSmallDatabase(join(folder, 'small.duckdb'));
});

afterAll(() => rmSync(folder, { recursive: true }));

async function run(args: readonly string[], overrides: Partial<CommandIo> = {}): Promise<{ readonly exit: ExitCode; readonly out: string; readonly err: string }> {
  const io = testIo({ cwd: folder, env: { BENCHMARK_DB_PATH: 'small.duckdb' }, ...overrides });
  const exit = await runProgram(args, io);
  return { exit, out: io.out(), err: io.err() };
}

interface MatrixJson {
  readonly dataset: string;
  readonly link: string | null;
  readonly pairs: number;
  readonly cells: readonly { readonly model: string; readonly hardware: string; readonly state: string; readonly failure: string | null; readonly value: number | null }[];
}

async function json(args: readonly string[]): Promise<MatrixJson> {
  const { out } = await run(['matrix', '--json', ...args]);
  return JSON.parse(out) as MatrixJson;
}

describe('matrix', () => {
  test('has the states of the page', async () => {
    const { session, close } = await openDataset('small.duckdb', testIo({ cwd: folder }));
    const matrix = await session.matrix(parseView('').view);
    const expected = matrix.rows.flatMap((row) => (row.kind === 'model' ? matrix.columns.map((column) => `${row.model.name} ${column.hardwareType} ${matrix.cell(row, column).decision.state}`) : []));
    close();
    const { cells, dataset, pairs } = await json([]);
    expect(cells.map(({ model, hardware, state }) => `${model} ${hardware} ${state}`)).toEqual(expected);
    expect({ dataset, pairs }).toEqual({ dataset: 'small.duckdb', pairs: 15 });
    expect(cells).toContainEqual(expect.objectContaining({ model: 'vit-base', hardware: 'cuda', state: 'failing', failure: 'out-of-memory' }));
  });

  test.each([
    [['--hardware', 'CUDA,cpu'], 10],
    [['--hardware', 'cuda', '--hardware', 'cpu'], 10],
    [['--filter', 'vision'], 3],
    [['--modality', 'text', '--filter', 'vision'], 9],
    [['--state', 'failing'], 2],
    [['--precision', 'FP16'], 3],
    [['--search', 'bert'], 3],
    [['--search', 'nothing of the kind'], 0],
    [['--view', '?v=1&hardware=cuda&state=failing'], 1],
    [['--view', 'https://example.org/x/?v=1&hardware=cuda&state=failing#top', '--hardware', 'rocm'], 1],
  ])('filters by %j', async (args, pairs) => {
    expect((await json(args)).pairs).toBe(pairs);
  });

  test('shows a metric at the configuration asked for', async () => {
    const { cells } = await json(['--show', 'latency.median', '--at-batch', '8', '--at-precision', 'fp16', '--hardware', 'cuda', '--search', 'bert']);
    expect(cells).toMatchObject([{ model: 'bert-base', value: 8 }]);
  });

  test('writes Markdown in a pipe, with a link to the view on a site', async () => {
    const { out, err } = await run(['matrix', '--hardware', 'cuda', '--site', 'https://example.org/d/']);
    expect(out).toContain('| whisper, "tiny" | Untested | 0/1 |');
    expect(out).toContain('[Open this view](<https://example.org/d/?v=1&hardware=cuda>)');
    expect(err).toBe('');
  });

  test('draws signs on a terminal and says what they mean', async () => {
    const { out } = await run(['matrix', '--show', 'throughput.best', '--at-batch', '1'], { terminal: { columns: 80 } });
    expect(out).toContain('bert-base        ✓ 50');
    expect(out).toMatch(/vit-base +· +✗M +·/u);
    expect(out).toContain('✓ supported   ✗ failing   · untested   ✗M out of memory');
    expect(Math.max(...out.split('\n').slice(0, 8).map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test('tells a damaged file from a mistake of its own', async () => {
    const bytes = readFileSync(join(folder, 'small.duckdb'));
    bytes.fill(0x55, 3 * 4096 + 262_144, 3 * 4096 + 262_144 + 4000);
    writeFileSync(join(folder, 'damaged.duckdb'), bytes);
    const { exit, out, err } = await run(['matrix', '--db', 'damaged.duckdb']);
    rmSync(join(folder, 'damaged.duckdb'));
    expect({ exit, out }).toEqual({ exit: 1, out: '' });
    expect(err).toMatch(/damaged|checksum/iu);
    expect(err).not.toContain('mistake of the program');
  });

  test.each([
    ['csv', /^model,family,modality,parameters_million,tested,pairs,CPU,CUDA,ROCm\r\nbert-base,/u],
    ['pairs', /^model,family,modality,hardware,device,state/u],
    ['html', /^<!doctype html>/iu],
  ])('writes %s', async (format, expected) => {
    const { exit, out } = await run(['matrix', '--format', format]);
    expect(exit).toBe(0);
    expect(out).toMatch(expected);
  });

  test('writes a file by the ending of its name, and replaces none unasked', async () => {
    expect(await run(['matrix', '--output', 'matrix.html'])).toMatchObject({ exit: 0, out: '' });
    expect(readFileSync(join(folder, 'matrix.html'), 'utf8')).toMatch(/<!doctype html>/iu);
    expect(await run(['matrix', '--output', 'matrix.html'])).toMatchObject({ exit: 2 });
    expect(await run(['matrix', '--output', 'other.html', '--hardware', 'cudaa'])).toMatchObject({ exit: 2 });
    expect(readdirSync(folder).toSorted()).toEqual(['matrix.html', 'small.duckdb']);
  });

  test.each([
    [['--hardware', 'cudaa'], 2, /--hardware cudaa: small\.duckdb has no such hardware type\nIt has cpu, cuda, rocm\./u],
    [['--family', 'berd'], 2, /no such model family\nIt has bert, clip, t5, vit, whisper\./u],
    [['--state', 'green'], 2, /--state unknown state: green\nPossible are supported, partial/u],
    [['--show', 'latency'], 2, /--show unknown cell content: latency\nPossible are state, score/u],
    [['--since', 'yesterday'], 2, /--since not a date \(YYYY-MM-DD\): yesterday/u],
    [['--search', ''], 2, /--search a value is missing/u],
    [['--view', 'cuda'], 2, /no link of the dashboard/u],
    [['--site', 'example.org'], 2, /--site example\.org is no address/u],
    [['--chart', 'pareto'], 2, /unknown option '--chart'/u],
    [['--hardware', 'tpu'], 0, /--hardware tpu: small\.duckdb has nothing of it/u],
    [['--search', 'nothing'], 0, /no model and hardware of small\.duckdb fit/u],
    [['--view', '?v=1&state=green'], 0, /--view: state=green is left out: unknown state/u],
  ])('answers %j with exit code %d', async (args, exit, message) => {
    const result = await run(['matrix', ...args]);
    expect(result.exit).toBe(exit);
    expect(result.err).toMatch(message);
  });
});

describe('link', () => {
  test.each([
    [[], '?v=1'],
    [['--hardware', 'CUDA,rocm', '--state', 'failing'], '?v=1&hardware=cuda,rocm&state=failing'],
    [['--search', 'bert base', '--site', 'https://example.org/d/?data=x#y'], 'https://example.org/d/?v=1&q=bert+base'],
    [['--chart', 'pareto', '--against', 'memory'], '?v=1&page=performance&chart=pareto&against=memory'],
    [['--power', 'samples'], '?v=1&page=power&power=samples'],
    [['--page', 'power', '--hardware', 'cpu'], '?v=1&page=power&hardware=cpu'],
    [['--sort=-newest', '--open', 'cuda'], '?v=1&sort=-newest&open=cuda'],
    [['--device', 'Test GPU', '--no-check'], '?v=1&device=Test+GPU'],
    [['--view', '?v=1&hardware=cuda', '--since', '2026-01-01'], '?v=1&hardware=cuda&since=2026-01-01'],
  ])('writes %j as a link', async (args, link) => {
    expect(await run(['link', ...args])).toEqual({ exit: 0, out: `${link}\n`, err: '' });
  });

  test('tells machines', async () => {
    expect(JSON.parse((await run(['link', '--json', '--hardware', 'cuda'])).out)).toEqual({ link: '?v=1&hardware=cuda', query: '?v=1&hardware=cuda', page: 'matrix' });
  });

  test('needs no database, unless one is named', async () => {
    expect(await run(['link', '--hardware', 'anything'], { env: {} })).toMatchObject({ exit: 0, out: '?v=1&hardware=anything\n' });
    expect(await run(['link', '--hardware', 'anything'], { env: { BENCHMARK_DB_PATH: 'nowhere.duckdb' } })).toMatchObject({ exit: 1 });
    expect(await run(['link', '--hardware', 'anything'])).toMatchObject({ exit: 2 });
  });
});
