import { describe, expect, test } from 'vitest';
import {
  BOOLEAN_FIELDS, FINITE_FIELDS, INTEGER_FIELDS, POSITIVE_FIELDS, SIMULATED_BY_WORD, SIMULATED_IN_JSON, SIMULATED_WHEN_FALSE, SIMULATED_WHEN_TRUE, TEXT_FIELDS, TIME_ALIASES,
} from '../../core/source/aliases.ts';
import { pick, table, withSource } from './sourceFile.ts';
import type { Cell, TableSpecs } from './sourceFile.ts';

/** Rows of results that differ in one column of one type. */
async function readColumn(type: string, column: string, cells: readonly Cell[], ...fields: readonly string[]): Promise<unknown[]> {
  let read: unknown[] = [];
  const rows = cells.map((cell) => ({ model_name: 'm', hardware_type: 'cpu', ...(column === 'average_latency_ms' ? {} : { average_latency_ms: 1 }), [column]: cell }));
  await withSource({ performance_results: table(`model_name VARCHAR, hardware_type VARCHAR, ${column === 'average_latency_ms' ? '' : 'average_latency_ms DOUBLE, '}${column} ${type}`, ...rows) }, ({ lines }) => {
    read = fields.length === 1 ? lines.map((line) => line[fields[0] ?? ''] ?? null) : pick(lines, ...fields);
  });
  return read;
}

describe('times are UTC', () => {
  const TEN = '2025-03-02T10:00:00.000Z';
  const cases: readonly (readonly [type: string, cells: readonly Cell[], times: readonly (string | null)[]])[] = [
    ['TIMESTAMP', ['2025-03-02 10:00:00', null, 'infinity', '1969-01-01 00:00:00', '2150-01-01 00:00:00'], [TEN, null, null, null, null]],
    ['TIMESTAMP_S', ['2025-03-02 10:00:00'], [TEN]],
    ['TIMESTAMP_MS', ['2025-03-02 10:00:00'], [TEN]],
    ['TIMESTAMP_NS', ['2025-03-02 10:00:00'], [TEN]],
    ['TIMESTAMPTZ', ['2025-03-02 12:00:00+02:00'], [TEN]],
    ['DATE', ['2025-03-02', 'infinity'], ['2025-03-02T00:00:00.000Z', null]],
    [
      'VARCHAR',
      ['2025-03-02T10:00:00Z', '2025-03-02T12:00:00+02:00', '2025-03-02 04:30:00.000-0530', '2025-03-02 10:00:00', '2025-03-02', '1740909600', '1740909600000', 'yesterday', '', 'infinity'],
      [TEN, TEN, TEN, TEN, '2025-03-02T00:00:00.000Z', TEN, TEN, null, null, null],
    ],
    ['FLOAT', [{ sql: '1740909568' }, 0, Number.NaN, Number.POSITIVE_INFINITY], ['2025-03-02T09:59:28.000Z', null, null, null]],
    ['DOUBLE', [1_740_909_600.25, 1_740_909_600_000, -5], ['2025-03-02T10:00:00.250Z', TEN, null]],
    ['BIGINT', [1_740_909_600, 1_740_909_600_000], [TEN, TEN]],
    ['INTEGER', [1_740_909_600], [TEN]],
    ['BOOLEAN', [true], [null]],
    ['TIME', ['10:00:00'], [null]],
  ];
  test.each(cases)('%s', async (type, cells, times) => {
    expect(await readColumn(type, 'timestamp', cells, 'at')).toEqual(times);
  });

  test('the first column that has a time wins, row by row', async () => {
    const rows = [{ test_date: '2025-01-01', timestamp: '2025-03-02 10:00:00' }, { test_date: '2025-01-01' }].map((row) => ({ model_name: 'm', hardware_type: 'cpu', status: 'passed', ...row }));
    await withSource({ test_results: table('model_name VARCHAR, hardware_type VARCHAR, status VARCHAR, test_date VARCHAR, timestamp TIMESTAMP', ...rows) }, ({ lines }) => {
      expect(pick(lines, 'at')).toEqual([{ at: TEN }, { at: '2025-01-01T00:00:00.000Z' }]);
    });
  });
});

describe('numbers', () => {
  test.each([
    ['DOUBLE', [12.5, 0, -3, Number.NaN, Number.POSITIVE_INFINITY, null], [12.5, null, null, null, null, null]],
    ['VARCHAR', ['12.5', ' 12.5 ', 'NaN', 'inf', 'fast', ''], [12.5, 12.5, null, null, null, null]],
    ['DECIMAL(10,3)', [12.5, 0], [12.5, null]],
    ['HUGEINT', [12], [12]],
    ['JSON', ['12.5', '"fast"'], [12.5, null]],
    ['INTEGER[]', [{ sql: '[12]' }], [null]],
  ] as const)('%s', async (type, cells, values) => {
    expect(await readColumn(type, 'average_latency_ms', cells, 'latency_ms')).toEqual(values);
  });

  test('a batch of none or fewer is not stated', async () => {
    expect(await readColumn('DOUBLE', 'batch_size', [8, 0, -1, Number.NaN, 1e12], 'batch')).toEqual(['8', null, null, null, null]);
  });

  test('a latency without a unit says so', async () => {
    await withSource({ performance_results: table('model_name VARCHAR, hardware_type VARCHAR, latency DOUBLE', { model_name: 'm', hardware_type: 'cpu', latency: 5 }) }, ({ report }) => {
      expect(report('performance_results').notes).toContain('latency: unit not stated, read as ms');
    });
  });

  test('of several columns the first that holds a number counts, row by row', async () => {
    const rows = [{ average_latency_ms: 0, latency_ms: 7 }, { average_latency_ms: 5, latency_ms: 7 }].map((row) => ({ model_name: 'm', hardware_type: 'cpu', ...row }));
    await withSource({ performance_results: table('model_name VARCHAR, hardware_type VARCHAR, latency_ms DOUBLE, average_latency_ms DOUBLE', ...rows) }, ({ lines }) => {
      expect(pick(lines, 'latency_ms', 'placeholder')).toEqual([{ latency_ms: 7 }, { latency_ms: 5 }]);
    });
  });
});

describe('booleans', () => {
  const YES = 'observed supported';
  const NO = 'observed failing error';
  test.each([
    ['BOOLEAN', [true, false, null], [YES, NO, 'observed nothing']],
    ['VARCHAR', ['true', 'Yes', '1', 'TRUE', 'false', 'no', '0', 'perhaps', null], [YES, YES, YES, YES, NO, NO, NO, 'observed nothing', 'observed nothing']],
    ['INTEGER', [1, 0, null], [YES, NO, 'observed nothing']],
    ['DOUBLE', [1, 0, Number.NaN], [YES, NO, 'observed nothing']],
    ['DECIMAL(4,2)', [1, 0], [YES, NO]],
  ] as const)('success as %s', async (type, cells, says) => {
    const rows = cells.map((success) => ({ model_name: 'm', hardware_type: 'cpu', success }));
    await withSource({ test_results: table(`model_name VARCHAR, hardware_type VARCHAR, success ${type}`, ...rows) }, ({ lines }) => expect(lines.map((line) => line['says'])).toEqual(says));
  });

  test('compatibility_status that holds booleans as text', async () => {
    const rows = ['true', 'FALSE', 'Yes', '0', 'unknown', 'planned'].map((word) => ({ model_name: 'm', hardware_type: 'cpu', compatibility_status: word }));
    await withSource({ hardware_compatibility: table('model_name VARCHAR, hardware_type VARCHAR, compatibility_status VARCHAR', ...rows) }, ({ lines, report }) => {
      expect(pick(lines, 'says', 'status_word')).toEqual([
        { says: 'declared supported', status_word: 'true' },
        { says: 'declared unsupported', status_word: 'FALSE' },
        { says: 'declared supported', status_word: 'Yes' },
        { says: 'declared unsupported', status_word: '0' },
        { says: 'declared nothing', status_word: 'unknown' },
        { says: 'declared nothing', status_word: 'planned' },
      ]);
      expect(report('hardware_compatibility').notes).toContain('2 rows that decide nothing (skipped, running, unknown, not measured)');
    });
  });

  test('is_compatible as a number', async () => {
    const rows = [1, 0].map((word) => ({ model_name: 'm', hardware_type: 'cpu', is_compatible: word }));
    await withSource({ hardware_compatibility: table('model_name VARCHAR, hardware_type VARCHAR, is_compatible DOUBLE', ...rows) }, ({ lines }) => {
      expect(lines.map((line) => line['says'])).toEqual(['declared supported', 'declared unsupported']);
    });
  });
});

describe('a status beside a success flag', () => {
  test.each([
    ['success', false, 'observed failing error'],
    ['failed', true, 'observed failing error'],
    ['skipped', false, 'observed nothing'],
    ['unknown', true, 'observed supported'],
    ['unknown', false, 'observed failing error'],
    ['partial', true, 'observed partial'],
    ['incompatible', false, 'observed unsupported'],
    ['timeout', null, 'observed failing timeout'],
    ['Failed: CUDA out of memory', null, 'observed failing out-of-memory'],
    [null, null, 'observed nothing'],
  ] as const)('%s and %s', async (status, success, says) => {
    await withSource({ test_results: table('model_name VARCHAR, hardware_type VARCHAR, status VARCHAR, success BOOLEAN', { model_name: 'm', hardware_type: 'cpu', status, success }) }, ({ lines }) => expect(lines[0]?.['says']).toBe(says));
  });
});

describe('marks of a simulation', () => {
  const JSON_TEXTS: readonly (readonly [text: string, marked: boolean])[] = [
    ['{"mock_mode": true}', true],
    ['{"a": 1, "is_simulated":true}', true],
    ['{"simulation_mode": 1}', true],
    ["{'mock_mode': True}", true],
    ['{"is_real_hardware": false}', true],
    ['{"implementation_type": "(MOCK)"}', true],
    ['{"mock_mode": false}', false],
    ['{"is_real_hardware": true}', false],
    ['{"note": "the mock is gone"}', false],
  ];
  test.each(['VARCHAR', 'JSON'])('in metadata of type %s', async (type) => {
    const texts = type === 'JSON' ? JSON_TEXTS.filter(([text]) => !text.includes("'")) : JSON_TEXTS;
    const says = await readColumn(type, 'metadata', texts.map(([text]) => text), 'says');
    expect(says).toEqual(texts.map(([, marked]) => (marked ? 'simulated supported' : 'observed supported')));
  });

  test.each([
    ['is_simulated BOOLEAN', true], ['is_simulation BOOLEAN', true], ['simulation_mode VARCHAR', 'true'], ['simulation_enabled INTEGER', 1], ['mock_mode BOOLEAN', true], ['contains_simulated_hardware BOOLEAN', true],
    ['is_real_implementation BOOLEAN', false], ['is_real_hardware BOOLEAN', false], ['implementation_type VARCHAR', 'MOCK_CUDA'], ['implementation_type VARCHAR', '(MOCK-WRAPPER)'], ['implementation_type VARCHAR', 'SIMULATION_WEBNN'],
    ['implementation_type VARCHAR', 'STUB'], ['environment VARCHAR', 'simulation'], ['status VARCHAR', 'Success (MOCK)'],
  ] as const)('%s', async (definition, value) => {
    const [column = '', type = ''] = definition.split(' ');
    expect(await readColumn(type, column, [value], 'says')).toEqual(['simulated supported']);
  });

  test.each([
    ['is_simulated BOOLEAN', false], ['is_simulated BOOLEAN', null], ['is_real_hardware BOOLEAN', null], ['implementation_type VARCHAR', 'REAL_WEBGPU'], ['implementation_type VARCHAR', 'openvino_direct'], ['environment VARCHAR', 'production'],
  ] as const)('%s = %s is none', async (definition, value) => {
    const [column = '', type = ''] = definition.split(' ');
    expect(await readColumn(type, column, [value], 'says')).toEqual(['observed supported']);
  });

  test('of the hardware, with its reason', async () => {
    const tables: TableSpecs = {
      models: table('model_id INTEGER, model_name VARCHAR', { model_id: 1, model_name: 'm' }),
      hardware_platforms: table('hardware_id INTEGER, hardware_type VARCHAR, is_simulated BOOLEAN, simulation_reason VARCHAR', { hardware_id: 1, hardware_type: 'rocm', is_simulated: true, simulation_reason: 'no such card here' }),
      performance_results: table('model_id INTEGER, hardware_id INTEGER, latency_ms DOUBLE', { model_id: 1, hardware_id: 1, latency_ms: 5 }),
    };
    await withSource(tables, ({ lines }) => expect(pick(lines, 'says', 'simulation_reason')).toEqual([{ says: 'simulated supported', simulation_reason: 'no such card here' }]));
  });
});

const KNOWN_COLUMNS = [
  ...Object.values(POSITIVE_FIELDS), ...Object.values(FINITE_FIELDS), ...Object.values(TEXT_FIELDS), ...Object.values(INTEGER_FIELDS), ...Object.values(BOOLEAN_FIELDS), TIME_ALIASES,
].flatMap((aliases) => aliases.map((alias) => alias.column));

test.each(['BLOB', 'BIT', 'INTERVAL', 'MAP(VARCHAR, INTEGER)', 'UNION(a INTEGER, b VARCHAR)', 'TIMETZ', "ENUM('a[1]', 'b')", 'VARIANT', 'STRUCT(a INTEGER)', 'INTEGER[3]', 'TIMESTAMPTZ', 'VARCHAR COLLATE NOCASE'])('a file may give any column the type %s', async (type) => {
  const names = new Set([...KNOWN_COLUMNS, ...SIMULATED_WHEN_TRUE, ...SIMULATED_WHEN_FALSE, ...SIMULATED_BY_WORD, ...SIMULATED_IN_JSON, 'id', 'hardware_id', 'hardware_type', 'device_name', 'platform', 'browser', 'started_at', 'cpu_support', 'compatibility_id']);
  const columns = [...names].map((name) => `${name} ${type}`).join(', ');
  const tables = ['models', 'hardware_platforms', 'test_results', 'cross_platform_compatibility', 'power_metrics'];
  await withSource(Object.fromEntries(tables.map((name) => [name, table(columns, { model_id: null })])), ({ read }) => {
    for (const { rows, used, setAside } of read.dataset.tables) expect(used + setAside.reduce((sum, aside) => sum + aside.rows, 0)).toBe(rows);
  });
});

describe('ids', () => {
  test.each(['INTEGER', 'BIGINT', 'VARCHAR', 'DOUBLE', 'FLOAT', 'DECIMAL(18,2)', 'UBIGINT', 'HUGEINT'])('as %s find what is listed by INTEGER', async (type) => {
    const tables: TableSpecs = {
      models: table('model_id INTEGER, model_name VARCHAR', { model_id: 10, model_name: 'ten' }),
      hardware_platforms: table('hardware_id INTEGER, hardware_type VARCHAR', { hardware_id: 20, hardware_type: 'cpu' }),
      test_runs: table('run_id INTEGER, started_at TIMESTAMP', { run_id: 30, started_at: '2025-03-02 10:00:00' }),
      performance_results: table(`model_id ${type}, hardware_id ${type}, run_id ${type}, latency_ms DOUBLE`, { model_id: 10, hardware_id: 20, run_id: 30, latency_ms: 5 }),
    };
    await withSource(tables, ({ lines }) => expect(pick(lines, 'model', 'on', 'at', 'run_ref')).toEqual([{ model: 'ten', on: 'cpu', at: '2025-03-02T10:00:00.000Z', run_ref: '30' }]));
  });

  test('may be any text, and UUIDs', async () => {
    const id = '3fa85f64-5717-4562-b3fc-2c963f66afa6';
    const tables: TableSpecs = {
      models: table('model_id UUID, model_name VARCHAR', { model_id: id, model_name: 'm' }),
      hardware_platforms: table('hardware_id VARCHAR, hardware_type VARCHAR', { hardware_id: "v1.0 'x'", hardware_type: 'cpu' }),
      performance_results: table('model_id VARCHAR, hardware_id VARCHAR, latency_ms DOUBLE', { model_id: id, hardware_id: "v1.0 'x'", latency_ms: 5 }),
    };
    await withSource(tables, ({ lines }) => expect(pick(lines, 'model', 'on')).toEqual([{ model: 'm', on: 'cpu' }]));
  });
});
