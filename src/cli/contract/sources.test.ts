import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../core/engine/engine.ts';
import { NUMBER, TEXT } from '../../core/engine/row.ts';
import type { MatrixCell } from '../../core/matrix/types.ts';
import { openSession } from '../../core/session/openSession.ts';
import type { Session } from '../../core/session/session.ts';
import { COPY_REASON } from '../../core/source/copies.ts';
import type { SourceTable } from '../../core/source/table.ts';
import { DEFAULT_VIEW, NO_FILTERS } from '../../core/view/viewState.ts';
import type { Filters, ViewState } from '../../core/view/viewState.ts';
import { openNativeEngine } from '../engine.ts';
import type { NativeEngine } from '../engine.ts';
import { openWasmEngine } from '../testing/wasmEngine.ts';
import type { WasmEngine } from '../testing/wasmEngine.ts';
import { createStatements, table } from './sourceFile.ts';
import type { TableSpecs } from './sourceFile.ts';

const MODELS = ['bert', 'vit', 'whisper'] as const;
const DEVICES = ['A100', 'MI300X'] as const;
const TYPES: { readonly [device: string]: string } = { A100: 'cuda', MI300X: 'rocm' };

/** A measurement by names; `minute` makes its time, 0 none. */
interface Measured {
  readonly model: (typeof MODELS)[number];
  readonly device: (typeof DEVICES)[number];
  readonly minute: number;
  readonly latencyMs: number;
}

/** A file that numbers its models and devices in an order of its own. */
interface File {
  readonly name: string;
  readonly models: readonly string[];
  readonly devices: readonly string[];
  readonly rows: readonly Measured[];
}

function tablesOf({ models, devices, rows }: File): TableSpecs {
  return {
    models: table('model_id INTEGER, model_name VARCHAR', ...models.map((name, index) => ({ model_id: index + 1, model_name: name }))),
    hardware_platforms: table('hardware_id INTEGER, hardware_type VARCHAR, device_name VARCHAR', ...devices.map((name, index) => ({ hardware_id: index + 1, hardware_type: TYPES[name] ?? '', device_name: name }))),
    performance_results: table(
      'result_id INTEGER, model_id INTEGER, hardware_id INTEGER, batch_size INTEGER, average_latency_ms DOUBLE, throughput_items_per_second DOUBLE, created_at TIMESTAMP',
      ...rows.map(({ model, device, minute, latencyMs }, index) => ({
        result_id: 100 - index, model_id: models.indexOf(model) + 1, hardware_id: devices.indexOf(device) + 1, batch_size: 8, average_latency_ms: latencyMs, throughput_items_per_second: 8000 / latencyMs,
        created_at: minute === 0 ? null : `2026-05-01 10:${String(minute).padStart(2, '0')}:00`,
      })),
    ),
  };
}

async function tablesIn(engine: Engine, native: NativeEngine, files: readonly File[]): Promise<SourceTable[]> {
  const tables: SourceTable[] = [];
  for (const [index, file] of files.entries()) {
    const catalog = `src${index + 1}`;
    for (const one of engine === native ? [native] : [engine, native]) {
      await one.run({ sql: `ATTACH ':memory:' AS ${catalog}` });
      for (const sql of createStatements(tablesOf(file), catalog)) await one.run({ sql });
    }
    tables.push(...(await native.tables(catalog)).map((found) => ({ ...found, source: file.name })));
  }
  return tables;
}

const viewOf = (filters: Partial<Filters> = {}): ViewState => ({
  ...DEFAULT_VIEW, grouping: 'none', staleAfterDays: 0, expanded: Object.values(TYPES), filters: { ...NO_FILTERS, ...filters }, content: { kind: 'metric', metric: 'latency', statistic: 'median' }, at: { batch: '8', precision: '', testCase: '' },
});

const told = ({ decision, results, newestMs, rawValue }: MatrixCell): unknown => ({ decision, results, newestMs, rawValue });

/** What the cells with evidence say. */
async function cellsOf(session: Session, view: ViewState): Promise<{ readonly [cell: string]: unknown }> {
  const matrix = await session.matrix(view);
  return Object.fromEntries(matrix.rows.flatMap((row) => (row.kind === 'group' ? [] : matrix.columns.map((column) => [`${row.key} ${column.key}`, matrix.cell(row, column)] as const))).filter(([, cell]) => cell.results > 0).map(([key, cell]) => [key, told(cell)]));
}

async function withFiles<T>(files: readonly File[], check: (session: Session, engine: NativeEngine) => Promise<T>): Promise<T> {
  const engine = await openNativeEngine();
  try {
    return await check(await openSession(engine, await tablesIn(engine, engine, files)), engine);
  } finally {
    engine.close();
  }
}

const measured: fc.Arbitrary<Measured> = fc.record({ model: fc.constantFrom(...MODELS), device: fc.constantFrom(...DEVICES), minute: fc.integer({ min: 0, max: 3 }), latencyMs: fc.constantFrom(5, 7, 11) });
const anyFile = (name: string): fc.Arbitrary<File> =>
  fc.record({
    name: fc.constant(name),
    models: fc.shuffledSubarray([...MODELS], { minLength: 3 }),
    devices: fc.shuffledSubarray([...DEVICES], { minLength: 2 }),
    rows: fc.array(measured, { maxLength: 12 }),
  });

/** How often each measurement is in a file; one without a time is never taken for another. */
function tally(file: File): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [index, row] of file.rows.entries()) {
    const key = row.minute === 0 ? `${file.name} ${index}` : JSON.stringify([row.model, row.device, row.minute, row.latencyMs]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Each measurement as often as the file has it that has it most often. */
function unionSize(files: readonly File[]): number {
  const most = new Map<string, number>();
  for (const file of files) for (const [key, count] of tally(file)) most.set(key, Math.max(most.get(key) ?? 0, count));
  return [...most.values()].reduce((sum, count) => sum + count, 0);
}

describe('files read together', () => {
  test('a file chosen among several says what it says alone, and all say what each adds', async () => {
    await fc.assert(
      fc.asyncProperty(anyFile('a.duckdb'), anyFile('b.duckdb'), anyFile('c.duckdb'), async (a, b, c) => {
        const files = [a, b, c];
        await withFiles(files, async (session) => {
          const { dataset } = session;
          expect(dataset.sources.map(({ label, results }) => [label, results])).toEqual(files.map((file) => [file.name, file.rows.length]));
          expect(dataset.results).toBe(unionSize(files));
          expect(dataset.models.map(({ name }) => name)).toEqual([...MODELS]);
          expect(dataset.devices.map(({ name }) => name)).toEqual([...DEVICES]);
          const options = await session.options(viewOf(), 'source');
          for (const file of files) {
            const alone = await withFiles([file], (single) => cellsOf(single, viewOf()));
            const view = viewOf({ source: [file.name] });
            expect(await cellsOf(session, view)).toEqual(alone);
            expect(options.find(({ value }) => value === file.name)?.count).toBe((await session.matrix(view)).summary.pairs);
          }
          for (const pair of [[a, b], [a, c], [b, c]]) {
            const { summary } = await session.matrix(viewOf({ source: pair.map(({ name }) => name) }));
            expect(summary.results).toBe(unionSize(pair));
          }
        });
      }),
      { numRuns: 8 },
    );
  });

  test('no file’s ids are looked up in another', async () => {
    const lists: File = { name: 'lists', models: ['bert'], devices: ['A100'], rows: [] };
    const refers: TableSpecs = { performance_results: table('model_id INTEGER, hardware_id INTEGER, average_latency_ms DOUBLE', { model_id: 1, hardware_id: 1, average_latency_ms: 5 }) };
    const engine = await openNativeEngine();
    for (const sql of ["ATTACH ':memory:' AS src1", "ATTACH ':memory:' AS src2", ...createStatements(tablesOf(lists), 'src1'), ...createStatements(refers, 'src2')]) await engine.run({ sql });
    const { dataset } = await openSession(engine, [...(await engine.tables('src1')), ...(await engine.tables('src2'))]);
    engine.close();
    expect(dataset.results).toBe(0);
    expect(dataset.tables.filter(({ source, rows }) => source === 'src2' && rows > 0).map(({ setAside }) => setAside)).toEqual([[{ reason: 'refers to a model that the file does not list', rows: 1 }]]);
  });

  test('a flat table beside another file’s known tables is read', async () => {
    const known: File = { name: 'known', models: ['bert'], devices: ['A100'], rows: [{ model: 'bert', device: 'A100', minute: 1, latencyMs: 5 }] };
    const flat: TableSpecs = { export: table('model VARCHAR, hardware VARCHAR, latency_ms DOUBLE', { model: 'BERT', hardware: 'cuda', latency_ms: 6 }) };
    const engine = await openNativeEngine();
    for (const sql of ["ATTACH ':memory:' AS src1", "ATTACH ':memory:' AS src2", ...createStatements(tablesOf(known), 'src1'), ...createStatements(flat, 'src2')]) await engine.run({ sql });
    const { dataset } = await openSession(engine, [...(await engine.tables('src1')), ...(await engine.tables('src2'))]);
    engine.close();
    expect(dataset.models.map(({ name }) => name), 'one model, however it is written').toEqual(['bert']);
    expect(dataset.results).toBe(2);
  });
});

const YESTERDAY: File = { name: 'yesterday.duckdb', models: ['bert', 'vit'], devices: ['A100'], rows: [{ model: 'bert', device: 'A100', minute: 1, latencyMs: 5 }, { model: 'vit', device: 'A100', minute: 2, latencyMs: 9 }] };
const TODAY: File = { name: "to'day.duckdb", models: ['vit', 'bert'], devices: ['MI300X', 'A100'], rows: [...YESTERDAY.rows, { model: 'bert', device: 'A100', minute: 30, latencyMs: 7 }] };

describe('a measurement exported twice, on both engines', () => {
  let native: NativeEngine;
  let wasm: WasmEngine;
  let sessions: readonly Session[];

  beforeAll(async () => {
    native = await openNativeEngine();
    wasm = await openWasmEngine();
    const tables = await tablesIn(wasm, native, [YESTERDAY, TODAY]);
    sessions = [await openSession(native, tables), await openSession(wasm, tables)];
  });
  afterAll(() => {
    native.close();
    wasm.close();
  });

  test('counts once, and is told as set aside in the second file', () => {
    for (const { dataset } of sessions) {
      expect(dataset.results).toBe(3);
      expect(dataset.sources).toEqual([{ label: YESTERDAY.name, results: 2, synthetic: false }, { label: TODAY.name, results: 3, synthetic: false }]);
      const reports = dataset.tables.filter((report) => report.table === 'performance_results');
      expect(reports.map(({ source, used, setAside }) => [source, used, setAside])).toEqual([[YESTERDAY.name, 2, []], [TODAY.name, 1, [{ reason: COPY_REASON, rows: 2 }]]]);
    }
  });

  test('is evidence of each file that holds it', async () => {
    for (const session of sessions) {
      const address = { model: 'bert', hardwareType: 'cuda', device: null };
      const { rows } = await session.evidence(viewOf(), address);
      expect(rows.map(({ rowId, sources, values }) => [rowId, sources, values.latency])).toEqual([[2, [TODAY.name], 7], [0, [YESTERDAY.name, TODAY.name], 5]]);
      expect(await session.evidenceSql(viewOf(), address)).toContain(`-- in ${YESTERDAY.name}\nSELECT t.*`);
      const ofToday = await session.evidence(viewOf({ source: [TODAY.name] }), address);
      expect(ofToday.total).toBe(2);
      const compared = await session.performance.compare({ ...viewOf({ source: [YESTERDAY.name] }), page: 'performance' });
      expect(compared.counts.inView).toBe(2);
      const both = await session.performance.distribution({ ...viewOf(), page: 'performance', subject: { ...DEFAULT_VIEW.subject, model: 'bert' } });
      expect(both.groups.map(({ sample }) => [sample.n, sample.sources])).toEqual([[2, [YESTERDAY.name, TODAY.name]]]);
    }
  });

  test('leaves as many rows as the files hold different ones', async () => {
    const [row] = await native.ask({
      name: 'by-hand',
      sql: `SELECT count(*)::INTEGER AS n, max(model)::VARCHAR AS last FROM (
  SELECT m.model_name AS model, h.device_name, r.average_latency_ms, r.created_at FROM src1.performance_results AS r JOIN src1.models AS m USING (model_id) JOIN src1.hardware_platforms AS h USING (hardware_id)
  UNION
  SELECT m.model_name, h.device_name, r.average_latency_ms, r.created_at FROM src2.performance_results AS r JOIN src2.models AS m USING (model_id) JOIN src2.hardware_platforms AS h USING (hardware_id)
)`,
      row: { n: NUMBER, last: TEXT },
    });
    expect(row).toEqual({ n: 3, last: 'vit' });
    expect(sessions.map(({ dataset }) => dataset.results)).toEqual([3, 3]);
  });
});
