import { describe, expect, test } from 'vitest';
import { columnStats } from '../../core/source/columnStats.ts';
import { DEFAULT_VIEW, NO_FILTERS } from '../../core/view/viewState.ts';
import type { ViewState } from '../../core/view/viewState.ts';
import { createStatements, table } from '../contract/sourceFile.ts';
import type { TableSpecs } from '../contract/sourceFile.ts';
import { withBoth } from './openBoth.ts';
import type { OpenedBoth } from './openBoth.ts';
import { expectSameAnswers, plain } from './sameAnswers.ts';

const BY_NAME = 'id INTEGER, model_name VARCHAR, hardware_type VARCHAR, latency_ms DOUBLE, timestamp TIMESTAMP';
const row = (id: number, timestamp: string | null, more: object = {}): { readonly [column: string]: string | number } => ({ id, model_name: 'bert', hardware_type: 'cuda', latency_ms: 5 + id, ...(timestamp === null ? {} : { timestamp }), ...more });

const reading = (more: object): { readonly [column: string]: string | number | boolean } => ({ model_name: 'bert', hardware_type: 'cuda', power_watts: 80, thermal_throttling_detected: true, ...more });

async function expectAlike(tables: TableSpecs | readonly string[], more: (opened: OpenedBoth) => Promise<void> | void = () => {}): Promise<void> {
  await withBoth(Array.isArray(tables) ? tables : createStatements(tables as TableSpecs), async (opened) => {
    const { stored, folded } = opened;
    expect(folded.isFinished).toBe(false);
    await folded.finish();
    expect(plain(folded.dataset)).toEqual(plain(stored.dataset));
    await expectSameAnswers(opened, DEFAULT_VIEW, 0);
    await more(opened);
  });
}

function since(day: string): ViewState {
  return { ...DEFAULT_VIEW, filters: { ...NO_FILTERS, since: day } };
}

function results(catalog: string): string[] {
  return createStatements({ performance_results: table(BY_NAME, row(1, '2026-01-01 00:00:00'), row(2, null)) }, catalog);
}

/** The folded session of these statements is none: all is done from the start, and answers are those of the other. */
async function expectStored(statements: readonly string[], catalogs: readonly string[] = ['src']): Promise<void> {
  await withBoth(statements, async (opened) => {
    expect(opened.folded.isFinished).toBe(true);
    expect(plain(opened.folded.dataset)).toEqual(plain(opened.stored.dataset));
    expect((await opened.folded.matrix(DEFAULT_VIEW)).summary.tested).toBe(1);
    await expectSameAnswers(opened, DEFAULT_VIEW, 0);
  }, catalogs);
}

describe('a folded file', () => {
  test('whose clock was wrong: the newest of the other rows is told, before it is finished, too', async () => {
    const tables = { performance_results: table(BY_NAME, row(1, '2026-01-01 00:00:00'), row(2, '2026-02-01 00:00:00'), row(3, '2031-01-01 00:00:00')) };
    await withBoth(createStatements(tables), async ({ folded }) => expect(folded.dataset.newestMs).toBe(Date.UTC(2026, 1, 1)));
    await expectAlike(tables);
  });

  test('that joins a reading with the result of its test’s millisecond', async () => {
    await expectAlike({
      test_results: table('id INTEGER, model_name VARCHAR, hardware_type VARCHAR, success BOOLEAN, timestamp TIMESTAMP', { id: 1, model_name: 'bert', hardware_type: 'cuda', success: true, timestamp: '2026-01-01 10:00:00.123456' }),
      performance_results: table(BY_NAME, row(1, '2026-01-01 10:00:00.123999'), row(2, '2026-01-01 10:00:01')),
      power_metrics: table('test_id INTEGER, model_name VARCHAR, hardware_type VARCHAR, power_watts DOUBLE', { test_id: 1, model_name: 'bert', hardware_type: 'cuda', power_watts: 80 }),
    }, async ({ folded }) => expect((await folded.power.overview({ ...DEFAULT_VIEW, page: 'power' })).results).toMatchObject([{ kind: 'measurement', values: { power: 80, latency: 6 } }]));
  });

  test('whose readings name neither result nor test', async () => {
    await expectAlike({
      performance_results: table(BY_NAME, row(1, '2026-01-01 00:00:00'), row(2, null)),
      power_metrics: table('model_name VARCHAR, hardware_type VARCHAR, power_watts DOUBLE, timestamp TIMESTAMP', { model_name: 'bert', hardware_type: 'cuda', power_watts: 80, timestamp: '2026-01-01 00:00:00' }),
    }, async ({ folded }) => expect((await folded.power.overview({ ...DEFAULT_VIEW, page: 'power' })).results).toMatchObject([{ kind: 'power', values: { power: 80 } }]));
  });

  test('whose readings name results, tests, both, or what is not there', async () => {
    const tests = { model_name: 'bert', hardware_type: 'cuda', success: true };
    await expectAlike({
      test_results: table('id INTEGER, model_name VARCHAR, hardware_type VARCHAR, success BOOLEAN, timestamp TIMESTAMP', { ...tests, id: 1, timestamp: '2026-01-01 10:00:00' }, { ...tests, id: 2, timestamp: '2026-01-02 10:00:00' }, { ...tests, id: 3, timestamp: '2026-01-03 10:00:00' }),
      performance_results: table(BY_NAME, row(1, '2026-01-01 10:00:00'), row(2, '2026-01-02 10:00:00'), row(3, '2026-01-03 10:00:00'), row(4, null)),
      power_metrics: table('performance_id INTEGER, test_id INTEGER, model_name VARCHAR, hardware_type VARCHAR, power_watts DOUBLE, thermal_throttling_detected BOOLEAN', reading({ performance_id: 4 }), reading({ test_id: 1 }), reading({ performance_id: 4, test_id: 2 }), reading({ performance_id: 99, test_id: 3 })),
      web_platform_results: table('id INTEGER, model_name VARCHAR, hardware_type VARCHAR, latency_ms DOUBLE, timestamp TIMESTAMP', { id: 1, model_name: 'bert', hardware_type: 'webgpu', latency_ms: 9, timestamp: '2026-01-01 10:00:00' }),
    });
  });

  test('whose details leave model and hardware to the rows that they refer to', async () => {
    await expectAlike({
      performance_results: table(BY_NAME, row(1, null), row(2, null)),
      mobile_edge_metrics: table('id INTEGER, performance_id INTEGER, battery_impact_percent DOUBLE, power_watts DOUBLE', { id: 1, performance_id: 2, power_watts: 3 }),
      hardware_compatibility: table('compatibility_id INTEGER, model_name VARCHAR, hardware_type VARCHAR, compatibility_level VARCHAR', { compatibility_id: 1, model_name: 'vit', hardware_type: 'cpu', compatibility_level: 'high' }),
      compatibility_details: table('compatibility_id INTEGER, hardware_type VARCHAR, compatibility_level VARCHAR', { compatibility_id: 1, hardware_type: 'webgpu', compatibility_level: 'limited' }),
    }, ({ folded }) => expect(folded.dataset.results).toBe(5));
  });

  test('whose statuses are free text: the known words are not crowded out', async () => {
    await expectAlike([
      'CREATE TABLE src.test_results (model_name VARCHAR, hardware_type VARCHAR, status VARCHAR)',
      `INSERT INTO src.test_results SELECT 'm', 'cpu', CASE WHEN i % 2 = 0 THEN 'success' ELSE 'at 0x' || i END FROM range(12000) AS r(i)`,
    ], async ({ folded }) => expect((await folded.matrix(DEFAULT_VIEW)).summary).toMatchObject({ supported: 1 }));
  });

  test('whose failures are all told in other words', async () => {
    await expectAlike([
      'CREATE TABLE src.test_results (model_name VARCHAR, hardware_type VARCHAR, success BOOLEAN, error_message VARCHAR)',
      `INSERT INTO src.test_results SELECT 'm' || i % 3, 'cpu', i % 50 = 0, CASE WHEN i % 50 > 0 THEN CASE i % 3 WHEN 0 THEN 'out of memory at ' WHEN 1 THEN 'timed out at ' ELSE 'failed at ' END || i END FROM range(30000) AS r(i)`,
    ], async ({ engine, tables, folded }) => {
      const [table] = tables;
      const distinct = table === undefined ? undefined : (await columnStats(engine, table)).get('error_message')?.aboutDistinct;
      expect(distinct).toBeGreaterThan(25_000);
      expect((await folded.matrix(DEFAULT_VIEW)).summary.tested).toBe(3);
    });
  });

  test('that has rows with and without a time in one cell', async () => {
    await expectAlike({ performance_results: table(BY_NAME, row(1, null), row(2, '2026-02-01 00:00:00'), row(3, '1969-07-20 00:00:00')) });
  });
});

describe('while a folded file is finished', () => {
  const statements = ['CREATE TABLE src.performance_results (model_name VARCHAR, hardware_type VARCHAR, latency_ms DOUBLE, precision VARCHAR, timestamp TIMESTAMP)', `INSERT INTO src.performance_results SELECT 'm' || i % 7, 'cuda', 1 + i % 11, 'fp' || 8 * (1 + i % 3), TIMESTAMP '2026-01-01' + i * INTERVAL 1 HOUR FROM range(4000) AS r(i)`];

  test('questions are answered, those that need it once it is there', async () => {
    await withBoth(statements, async ({ stored, folded }) => {
      const finishing = folded.finish();
      const asked = [DEFAULT_VIEW, since('2026-02-01'), { ...DEFAULT_VIEW, filters: { ...NO_FILTERS, precision: ['fp16'] } }, DEFAULT_VIEW];
      const answers = await Promise.all(asked.map(async (view) => (await folded.matrix(view)).summary));
      expect(answers).toEqual(await Promise.all(asked.map(async (view) => (await stored.matrix(view)).summary)));
      await finishing;
      expect(folded.isFinished).toBe(true);
    });
  });

  test('a question that is given up does not take another about the same period with it', async () => {
    await withBoth(statements, async ({ stored, folded }) => {
      await folded.finish();
      const first = new AbortController();
      const given = folded.matrix(since('2026-03-01'), first.signal);
      const kept = folded.matrix(since('2026-03-01'), new AbortController().signal);
      first.abort();
      await expect(given).rejects.toThrow();
      expect((await kept).summary).toEqual((await stored.matrix(since('2026-03-01'))).summary);
    });
  });

  test('more periods than are kept are each answered, and again', async () => {
    await withBoth(statements, async ({ stored, folded }) => {
      const days = ['2026-01-10', '2026-01-20', '2026-02-01', '2026-02-10', '2026-02-20', '2026-03-01', '2026-01-10'];
      for (const day of days) expect((await folded.matrix(since(day))).summary).toEqual((await stored.matrix(since(day))).summary);
    });
  });
});

describe('a large file that cannot be folded is read row by row', () => {
  test('as one of several files', async () => {
    await expectStored([...results('src'), ...results('other')], ['src', 'other']);
  });

  test('with samples recorded over time', async () => {
    await expectStored([...results('src'), 'CREATE TABLE src.power_samples (run_id VARCHAR, timestamp TIMESTAMP, power_w DOUBLE)', `INSERT INTO src.power_samples SELECT 'r', TIMESTAMP '2026-01-01' + i * INTERVAL 1 SECOND, 50 + i FROM range(30) AS r(i)`]);
  });

  test('with versions beside its results', async () => {
    await expectStored(createStatements({ performance_results: table(`${BY_NAME}, driver_version VARCHAR`, row(1, null, { driver_version: '550.1' })) }));
  });

  test('whose rows may leave their subject to a test', async () => {
    await expectStored(createStatements({
      test_results: table('id INTEGER, model_name VARCHAR, hardware_type VARCHAR, driver_version VARCHAR, success BOOLEAN', { id: 1, model_name: 'bert', hardware_type: 'cuda', success: true }),
      performance_results: table(`${BY_NAME}, test_id INTEGER`, { id: 1, latency_ms: 5, test_id: 1 }),
    }));
  });
});
