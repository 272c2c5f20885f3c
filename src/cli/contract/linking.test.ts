import { describe, expect, test } from 'vitest';

import { loadEvidence } from '../../core/matrix/evidence.ts';
import type { MetricKey } from '../../core/model/metric.ts';
import { METRICS } from '../../core/model/metric.ts';
import { unpackVerdict } from '../../core/model/state.ts';
import { throttleCode } from '../../core/model/throttle.ts';
import { cellFacts, cellValues, metricConfigurations } from '../../core/sql/cellFacts.ts';
import type { MetricAsked } from '../../core/sql/cellFacts.ts';
import { DEFAULT_VIEW, NO_FILTERS } from '../../core/view/viewState.ts';
import { pick, table, withSource } from './sourceFile.ts';
import type { Cell, EvidenceLine, TableSpecs } from './sourceFile.ts';

type Row = { readonly [column: string]: Cell };

const TEN = '2025-03-02 10:00:00';
const ELEVEN = '2025-03-02 11:00:00';
const SUBJECT = { model_name: 'bert', hardware_type: 'cuda' };

/** Tests, results and power readings of one model on one device at ten, unless a row says otherwise. */
function file({ tests = [{}], results = [{}], power = [{}] }: { readonly tests?: readonly Row[]; readonly results?: readonly Row[]; readonly power?: readonly Row[] }): TableSpecs {
  return {
    test_results: table('id INTEGER, model_name VARCHAR, hardware_type VARCHAR, timestamp TIMESTAMP, success BOOLEAN, endpoint_type VARCHAR, run_id INTEGER, precision VARCHAR, batch_size INTEGER, is_simulated BOOLEAN', ...tests.map((row) => ({ id: 1, ...SUBJECT, timestamp: TEN, success: true, ...row }))),
    performance_results: table(
      'id INTEGER, model_name VARCHAR, hardware_type VARCHAR, test_timestamp TIMESTAMP, test_case VARCHAR, run_id INTEGER, precision VARCHAR, batch_size INTEGER, sequence_length INTEGER, status VARCHAR, average_latency_ms FLOAT, throughput_items_per_second FLOAT, power_watts FLOAT, is_simulated BOOLEAN',
      ...results.map((row, index) => ({ id: index, ...SUBJECT, test_timestamp: TEN, average_latency_ms: 20, throughput_items_per_second: 50, ...row })),
    ),
    power_metrics: table(
      'id INTEGER, test_id INTEGER, model_name VARCHAR, hardware_type VARCHAR, test_timestamp TIMESTAMP, precision VARCHAR, batch_size INTEGER, power_watts_avg FLOAT, power_watts_peak FLOAT, power_watts_idle FLOAT, energy_efficiency_items_per_joule FLOAT, throughput FLOAT, temperature_celsius_avg FLOAT, thermal_throttling_detected BOOLEAN',
      ...power.map((row) => ({ test_id: 1, test_timestamp: TEN, power_watts_avg: 100, ...row })),
    ),
  };
}

const of = (lines: readonly EvidenceLine[], name: string): readonly EvidenceLine[] => lines.filter((line) => line.table === name);

/** Which results and which readings are joined. */
async function linkedOf(tables: TableSpecs): Promise<{ readonly results: readonly boolean[]; readonly power: readonly boolean[]; readonly notes: readonly string[] }> {
  const found = { results: [] as boolean[], power: [] as boolean[], notes: [] as readonly string[] };
  await withSource(tables, ({ stored, report }) => {
    found.results = of(stored, 'performance_results').map((line) => line['linked'] === true);
    found.power = of(stored, 'power_metrics').map((line) => line['linked'] === true);
    found.notes = report('power_metrics').notes;
  });
  return found;
}

describe('a power row and the result it was measured beside', () => {
  test('become one: the reading takes setting and speed, and its energy follows', async () => {
    const tables = file({ results: [{ precision: 'FP16', batch_size: 8, sequence_length: 128, test_case: 'Embedding' }], power: [{ power_watts_avg: 100 }] });
    await withSource(tables, async ({ stored, engine, read, report }) => {
      expect(pick(stored, 'table', 'linked', 'precision', 'batch', 'shape', 'test_case', 'latency_ms', 'throughput_per_s', 'power_w', 'energy_per_item_j', 'items_per_joule', 'energy_delay_js')).toEqual([
        { table: 'performance_results', linked: true, precision: 'fp16', batch: '8', shape: '128', test_case: 'embedding', latency_ms: 20, throughput_per_s: 50 },
        // 100 W / (50 items/s) = 2 J; 2 J × 0.02 s = 0.04 J·s
        { table: 'power_metrics', linked: true, precision: 'fp16', batch: '8', shape: '128', test_case: 'embedding', latency_ms: 20, throughput_per_s: 50, power_w: 100, energy_per_item_j: 2, items_per_joule: 0.5, energy_delay_js: 0.04 },
        { table: 'test_results' },
      ]);
      expect(report('power_metrics').notes).toEqual(['1 row joined with the result it belongs to']);
      const { rows } = await loadEvidence((question, signal) => engine.ask(question, { signal }), read, [], DEFAULT_VIEW, { model: 'bert', hardwareType: 'cuda', device: null }, undefined);
      expect(rows.filter(({ kind }) => kind === 'power')).toMatchObject([{ rowId: 0, outcome: null, precision: 'fp16', batch: 8, sequenceLength: 128, testCase: 'embedding', values: { throughput: 50, 'items-per-joule': 0.5 } }]);
    });
  });

  test('row numbers stay those of the file', async () => {
    await withSource(file({ tests: [{ id: 9, timestamp: ELEVEN }, {}], results: [{ test_timestamp: ELEVEN }, {}], power: [{ test_id: 7 }, {}] }), async ({ engine }) => {
      const rows = await engine.ask({ name: 'links', sql: 'SELECT row_id::INTEGER AS row_id, result_row::INTEGER AS result_row FROM bench.power_link', row: { row_id: { kind: 'number', nullable: false }, result_row: { kind: 'number', nullable: true } } });
      expect(rows).toEqual([{ row_id: 1, result_row: 1 }]);
    });
  });

  test('the reading keeps what it states itself', async () => {
    await withSource(file({ results: [{ batch_size: 8 }], power: [{ precision: 'int8', throughput: 25 }] }), ({ stored }) => {
      expect(pick(of(stored, 'power_metrics'), 'precision', 'batch', 'throughput_per_s', 'energy_per_item_j')).toEqual([{ precision: 'int8', batch: '8', throughput_per_s: 25, energy_per_item_j: 4 }]);
    });
  });

  test('a reading without an average takes that of its result', async () => {
    await withSource(file({ results: [{ power_watts: 75 }], power: [{ power_watts_avg: null, temperature_celsius_avg: 60 }] }), ({ stored }) => {
      expect(pick(of(stored, 'power_metrics'), 'power_w', 'temperature_c', 'energy_per_item_j')).toEqual([{ power_w: 75, temperature_c: 60, energy_per_item_j: 1.5 }]);
    });
  });

  test('the efficiency that a reading states is held against the speed of its result', async () => {
    await withSource(file({ power: [{ energy_efficiency_items_per_joule: 0.8 }] }), ({ lines, stored }) => {
      expect(pick(of(lines, 'power_metrics'), 'efficiency_conflict', 'items_per_joule')).toEqual([{ items_per_joule: Math.fround(0.8) }]);
      expect(pick(of(stored, 'power_metrics'), 'efficiency_conflict', 'items_per_joule', 'energy_per_item_j', 'energy_delay_js')).toEqual([{ efficiency_conflict: true }]);
    });
  });

  test('a failed run gives no speed, and the reading fails with it', async () => {
    await withSource(file({ results: [{ status: 'failed' }] }), ({ stored }) => {
      expect(pick(of(stored, 'power_metrics'), 'linked', 'says', 'power_w', 'throughput_per_s', 'items_per_joule')).toEqual([{ linked: true, says: 'observed failing error', power_w: 100 }]);
    });
    await withSource(file({ tests: [{ success: false }], results: [] }), ({ stored }) => expect(pick(of(stored, 'power_metrics'), 'linked', 'says')).toEqual([{ says: 'observed failing error' }]));
  });
});

function asked(metric: MetricKey): MetricAsked {
  return { metric: METRICS[metric], statistic: 'median', batch: '8', precision: '', testCase: '' };
}

describe('in a cell of the matrix', () => {
  test('speed is that of the result and power that of the reading: each once', async () => {
    await withSource(file({ results: [{ batch_size: 8, power_watts: 90 }], power: [{ throughput: 25 }] }), async ({ engine }) => {
      expect(await engine.ask(cellValues(() => 'bench.evidence', NO_FILTERS, asked('throughput')))).toMatchObject([{ value: 50, value_count: 1 }]);
      expect(await engine.ask(cellValues(() => 'bench.evidence', NO_FILTERS, asked('power')))).toMatchObject([{ value: 100, value_count: 1 }]);
      expect(await engine.ask(metricConfigurations('bench.counted', METRICS.power))).toEqual([{ batch: '8', precision: '', test_case: '', real_count: 1 }]);
    });
  });

  test('the reading of a failed run decides nothing, and its power is none', async () => {
    await withSource(file({ tests: [{ success: false, batch_size: 8 }], results: [], power: [{ test_timestamp: ELEVEN }] }), async ({ engine }) => {
      const ten = Date.UTC(2025, 2, 2, 10);
      const [fact] = await engine.ask(cellFacts('bench.counted', NO_FILTERS));
      expect(unpackVerdict(fact?.observed ?? null)).toMatchObject({ outcome: 'failing', atMs: ten });
      expect(fact).toMatchObject({ fails: 1, newest_ms: ten + 3_600_000 });
      expect(await engine.ask(cellValues(() => 'bench.evidence', NO_FILTERS, asked('power')))).toEqual([]);
    });
  });
});

/** The rows of the panel about the only cell, with the outcome, the tier and the setting that each shows. */
async function panelOf(tables: TableSpecs): Promise<readonly object[]> {
  let found: readonly object[] = [];
  await withSource(tables, async ({ engine, read }) => {
    const { rows } = await loadEvidence((question, signal) => engine.ask(question, { signal }), read, await engine.ask(cellFacts('bench.counted', NO_FILTERS)), DEFAULT_VIEW, { model: 'bert', hardwareType: 'cuda', device: null }, undefined);
    found = rows.map(({ kind, tier, outcome, failure, decided, linked, batch, sequenceLength }) => ({ kind, tier, outcome, failure, decided, linked, batch, sequenceLength }));
  });
  return found;
}

describe('in the panel of a cell', () => {
  const plain = { tier: 'observed', outcome: null, failure: null, decided: false, linked: false, batch: null, sequenceLength: null };

  test('the reading of a failed test failed with it, and did not decide', async () => {
    const failed = { ...plain, outcome: 'failing', failure: 'error' };
    expect(await panelOf(file({ tests: [{ success: false }], results: [], power: [{ test_timestamp: ELEVEN }] }))).toEqual([{ ...failed, kind: 'power' }, { ...failed, kind: 'test', decided: true }]);
    expect(await panelOf(file({ tests: [{ success: false }], results: [] }))).toEqual(expect.arrayContaining([{ ...failed, kind: 'power' }, { ...failed, kind: 'test', decided: true }]));
  });

  test('the reading of a simulated test is simulated', async () => {
    expect(await panelOf(file({ tests: [{ is_simulated: true }], results: [] }))).toContainEqual({ ...plain, kind: 'power', tier: 'simulated' });
  });

  test('a reading beside its result has the whole setting of it', async () => {
    const rows = await panelOf(file({ results: [{ batch_size: 8, sequence_length: 128 }] }));
    for (const kind of ['power', 'measurement']) expect(rows).toContainEqual(expect.objectContaining({ kind, linked: true, batch: 8, sequenceLength: 128 }));
  });
});

describe('what may belong together', () => {
  test.each<[string, Parameters<typeof file>[0], boolean]>([
    ['the same model, device and time', {}, true],
    ['the time of the test counts, not that of the reading', { power: [{ test_timestamp: ELEVEN }] }, true],
    ['another time', { results: [{ test_timestamp: ELEVEN }] }, false],
    ['no time of its own', { tests: [{ timestamp: null }], results: [{ test_timestamp: null }] }, false],
    ['another model', { results: [{ model_name: 'vit' }] }, false],
    ['another device', { results: [{ hardware_type: 'cpu' }] }, false],
    ['a test of another model than the reading says', { power: [{ model_name: 'vit', hardware_type: 'cuda' }] }, false],
    ['another precision than the test', { tests: [{ precision: 'int8' }], results: [{ precision: 'fp16' }] }, false],
    ['the same precision, written otherwise', { tests: [{ precision: 'FP16' }], results: [{ precision: 'half' }] }, true],
    ['another batch size than the test', { tests: [{ batch_size: 1 }], results: [{ batch_size: 8 }] }, false],
    ['a batch size that only one states', { tests: [{ batch_size: 1 }], results: [{}] }, true],
    ['a test that the file does not have', { power: [{ test_id: 2 }] }, false],
    ['a simulated result', { results: [{ is_simulated: true }] }, false],
    ['a simulated test and its simulated result', { tests: [{ is_simulated: true }], results: [{ is_simulated: true }] }, true],
  ])('%s: %s', async (_, rows, joined) => {
    expect(await linkedOf(file(rows))).toMatchObject({ power: [joined], results: [joined] });
  });

  test('the reading of a simulated test is simulated', async () => {
    await withSource(file({ tests: [{ is_simulated: true }] }), ({ stored }) => expect(pick(of(stored, 'power_metrics'), 'says')).toEqual([{ says: 'simulated nothing' }]));
  });
});

describe('of several results', () => {
  test.each<[string, readonly Row[], readonly boolean[]]>([
    ['the one of the same run', [{ run_id: 5 }, { run_id: 4, test_case: 'offline', power_watts: 100 }], [true, false]],
    ['then the one whose test case is the endpoint', [{ run_id: 5, power_watts: 100 }, { run_id: 5, test_case: 'OffLine' }], [false, true]],
    ['then the one of the same average power', [{ run_id: 5, power_watts: 99 }, { run_id: 5, power_watts: 100 }], [false, true]],
    ['none, where nothing tells', [{ power_watts: 100 }, { power_watts: 100 }], [false, false]],
  ])('%s', async (_, results, linked) => {
    const notes = [linked.includes(true) ? '1 row joined with the result it belongs to' : '1 row that fits several results, or shares one, and is joined with none'];
    expect(await linkedOf(file({ tests: [{ run_id: 5, endpoint_type: 'Offline' }], results }))).toMatchObject({ results: linked, notes });
  });

  test('one result of two readings goes to the one that it fits', async () => {
    const tables = file({ tests: [{ id: 1, endpoint_type: 'server' }, { id: 2, endpoint_type: 'offline' }], results: [{ test_case: 'offline' }], power: [{ test_id: 1 }, { test_id: 2 }] });
    expect(await linkedOf(tables)).toMatchObject({ power: [false, true] });
  });

  test('one result of two readings that fit alike goes to neither', async () => {
    expect(await linkedOf(file({ power: [{}, {}] }))).toMatchObject({ power: [false, false], results: [false] });
  });

  test('of hundreds at one moment none, and soon', async () => {
    const many = {
      test_results: 'SELECT i AS id, now()::TIMESTAMP AS timestamp, true AS success FROM range(3000) AS r(i)',
      performance_results: 'SELECT i AS id, now()::TIMESTAMP AS test_timestamp, 5.0 AS latency_ms FROM range(30000) AS r(i)',
      power_metrics: 'SELECT i AS id, i AS test_id, 9.5 AS power_watts_avg FROM range(3000) AS r(i)',
    };
    const before = ['BEGIN', ...Object.entries(many).map(([name, sql]) => `CREATE TABLE src.main.${name} AS SELECT 'bert' AS model_name, 'cuda' AS hardware_type, * FROM (${sql})`), 'COMMIT'];
    await withSource({}, ({ report }) => expect(report('power_metrics').notes).toContain('3,000 rows that fit several results, or share one, and are joined with none'), { before });
  });

  test('of several tests of one id the first is meant', async () => {
    expect(await linkedOf(file({ tests: [{}, { timestamp: ELEVEN }], results: [{}, { test_timestamp: ELEVEN }] }))).toMatchObject({ results: [true, false] });
  });
});

describe('what is not joined', () => {
  test('has the setting of its test', async () => {
    const tables = file({ tests: [{ precision: 'int8', batch_size: 4 }], results: [], power: [{}, { precision: 'fp16' }, { test_id: 3 }] });
    await withSource(tables, ({ stored, report }) => {
      expect(pick(of(stored, 'power_metrics'), 'precision', 'batch', 'linked')).toEqual([{ precision: 'int8', batch: '4' }, { precision: 'fp16', batch: '4' }, {}]);
      expect(report('power_metrics')).toMatchObject({ used: 2, setAside: [{ rows: 1 }], notes: ['2 rows whose result isn’t in the file'] });
    });
  });

  test('names no test at all', async () => {
    await withSource({ power_metrics: table('model_name VARCHAR, hardware_type VARCHAR, power_watts_avg FLOAT', { ...SUBJECT, power_watts_avg: 5 }) }, ({ report }) => {
      expect(report('power_metrics').notes).toEqual(['1 row without a time', '1 row whose result isn’t in the file']);
    });
  });
});

describe('throttling', () => {
  const event = throttleCode('event');

  test('that a reading tells of marks its test and its result', async () => {
    await withSource(file({ power: [{ thermal_throttling_detected: true }] }), ({ stored }) => expect(pick(stored, 'throttle')).toEqual([{ throttle: event }, { throttle: event }, { throttle: event }]));
    await withSource(file({ power: [{ thermal_throttling_detected: false }] }), ({ stored }) => expect(pick(stored, 'throttle')).toEqual([{ throttle: 0 }, { throttle: 0 }, { throttle: 0 }]));
    await withSource(file({}), ({ stored }) => expect(pick(stored, 'throttle')).toEqual([{}, {}, {}]));
  });

  test('of one of several readings marks the test', async () => {
    await withSource(file({ power: [{ thermal_throttling_detected: false }, { thermal_throttling_detected: true }] }), ({ stored }) => expect(pick(of(stored, 'test_results'), 'throttle')).toEqual([{ throttle: event }]));
  });
});

const ESTIMATED = { power_watts_peak: 120, power_watts_idle: 40 };

/** What becomes of a result of some power beside a reading of 100 W. */
async function flagsOf(watts: number, reading: Row): Promise<unknown> {
  let found: unknown;
  await withSource(file({ results: [{ power_watts: watts }], power: [reading] }), ({ stored }) => {
    found = pick(of(stored, 'performance_results'), 'linked', 'power_estimated');
  });
  return found;
}

describe('an estimate', () => {

  test('is a peak of 1.2 and an idle of 0.4 times the average', async () => {
    const readings: readonly (readonly [Row, boolean])[] = [
      [ESTIMATED, true],
      [{ power_watts_avg: 33.337, power_watts_peak: { sql: '(33.337::FLOAT * 1.2)::FLOAT' }, power_watts_idle: { sql: '(33.337::FLOAT * 0.4)::FLOAT' } }, true],
      [{ ...ESTIMATED, power_watts_peak: 120.01 }, false],
      [{ ...ESTIMATED, power_watts_idle: 40.01 }, false],
      [{ ...ESTIMATED, power_watts_idle: null }, false],
      [{ ...ESTIMATED, power_watts_avg: null }, false],
    ];
    await withSource(file({ results: [], power: readings.map(([row]) => row) }), ({ lines }) => {
      expect(of(lines, 'power_metrics').map((line) => line['power_estimated'] === true)).toEqual(readings.map(([, expected]) => expected));
    });
  });

  test('also stands in the result of that very power, and in no other', async () => {
    expect(await flagsOf(100, ESTIMATED)).toEqual([{ linked: true, power_estimated: true }]);
    expect(await flagsOf(90, ESTIMATED)).toEqual([{ linked: true }]);
  });
});
