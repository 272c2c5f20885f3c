import { describe, expect, test } from 'vitest';

import { throttleCode } from '../../core/model/throttle.ts';
import { NUMBER_NULL } from '../../core/engine/row.ts';
import { pick, table, withSource } from './sourceFile.ts';
import type { Cell, TableSpec, TableSpecs } from './sourceFile.ts';
import { VARIANT_COLUMNS } from './variantColumns.ts';

const MODELS = table('model_id INTEGER, model_name VARCHAR', { model_id: 1, model_name: 'bert' });
const HARDWARE = table('hardware_id INTEGER, hardware_type VARCHAR, device_name VARCHAR', { hardware_id: 1, hardware_type: 'qualcomm', device_name: 'SM8550' });
const AT = '2025-03-02T10:00:00.000Z';
const TEN = '2025-03-02 10:00:00';

function variant(columns: string, ...rows: readonly { readonly [column: string]: Cell }[]): TableSpec {
  const present = new Set(columns.split(', ').map((column) => column.split(' ')[0]));
  return table(columns, ...rows.map((row) => Object.fromEntries(Object.entries(row).filter(([column]) => present.has(column)))));
}

test('battery_impact_results: W, J, %/h, K and items per joule', async () => {
  const row = {
    id: 1, model_id: 1, hardware_id: 1, test_procedure: 'Continuous', batch_size: 4, quantization_method: 'INT8', power_consumption_avg: 1.5, power_consumption_peak: 2.5, energy_per_inference: 0.25, battery_impact_percent_hour: 12.5,
    temperature_increase: 6.5, performance_per_watt: 4, battery_life_impact: 9, device_state: 'battery', created_at: TEN,
  };
  await withSource({ models: MODELS, hardware_platforms: HARDWARE, battery_impact_results: table(VARIANT_COLUMNS.battery_impact_results[0], row) }, ({ lines, stored, report }) => {
    const kept = {
      table: 'battery_impact_results', model: 'bert', on: 'qualcomm SM8550', says: 'observed nothing', at: AT, batch: '4', precision: 'int8', test_case: 'continuous, battery',
      power_w: 1.5, power_peak_w: 2.5, energy_per_item_j: 0.25, items_per_joule: 4, battery_percent_per_h: 12.5, temperature_rise_c: 6.5,
    };
    expect(lines).toEqual([{ ...kept, hardware_word: 'qualcomm', precision_word: 'INT8' }]);
    expect(stored).toEqual([kept]);
    expect(report('battery_impact_results')).toMatchObject({ takenFor: 'battery impact', columnsIgnored: ['id', 'battery_life_impact'] });
  });
});

describe('mobile_edge_metrics', () => {
  const mobile = { id: 1, performance_id: 7, device_model: 'Pixel', battery_impact_percent: 40, thermal_throttling_detected: 1, thermal_throttling_duration_seconds: 9, soc_temperature_celsius: 48.5, battery_temperature_celsius: 39.5, startup_time_ms: 350.5, power_efficiency_score: 60, created_at: '2025-03-02 10:00:09' };
  const performance = table(
    'id INTEGER, model_id INTEGER, hardware_id INTEGER, batch_size INTEGER, precision VARCHAR, average_latency_ms DOUBLE, throughput_items_per_second DOUBLE, power_watts DOUBLE, test_timestamp TIMESTAMP',
    { id: 6, model_id: 1, hardware_id: 1, batch_size: 1, precision: 'fp32', average_latency_ms: 9, test_timestamp: TEN },
    { id: 7, model_id: 1, hardware_id: 1, batch_size: 8, precision: 'fp16', average_latency_ms: 20, throughput_items_per_second: 50, power_watts: 5, test_timestamp: TEN },
  );

  test.each(VARIANT_COLUMNS.mobile_edge_metrics.map((columns, index) => ({ number: index + 1, columns })))('$number: subject, setting and speed are those of the result it points to', async ({ columns }) => {
    const has = (column: string): boolean => columns.includes(column);
    await withSource({ models: MODELS, hardware_platforms: HARDWARE, performance_results: performance, mobile_edge_metrics: variant(columns, mobile, { ...mobile, performance_id: 99 }) }, ({ lines, stored, report, devices }) => {
      const own = { temperature_c: 48.5, throttle: throttleCode('event'), ...(has('startup_time_ms') ? { load_ms: 350.5 } : {}) };
      expect(lines[0]).toEqual({ table: 'mobile_edge_metrics', model: 'bert', on: 'qualcomm SM8550', says: 'observed nothing', hardware_word: 'qualcomm', ...own, ...(has('created_at') ? { at: '2025-03-02T10:00:09.000Z' } : {}) });
      expect(lines[1]).toMatchObject({ aside: 'names no model' });
      expect(stored[0]).toEqual({
        table: 'mobile_edge_metrics', model: 'bert', on: 'qualcomm SM8550', says: 'observed nothing', at: has('created_at') ? '2025-03-02T10:00:09.000Z' : AT, linked: true, precision: 'fp16', batch: '8', latency_ms: 20, throughput_per_s: 50,
        power_w: 5, energy_per_item_j: 0.1, items_per_joule: 10, energy_delay_js: 0.002, ...own,
      });
      expect(pick(stored.slice(2), 'linked', 'throttle')).toEqual([{}, { linked: true, throttle: throttleCode('event') }]);
      expect(devices).toEqual(['qualcomm SM8550']);
      expect(report('mobile_edge_metrics').notes).toEqual(expect.arrayContaining(['1 row joined with the result it belongs to', 'battery_impact_percent: a percentage of no stated time, not read']));
      expect(report('mobile_edge_metrics').columnsIgnored).toEqual(expect.arrayContaining(['device_model', 'battery_impact_percent', 'power_efficiency_score']));
    });
  });

  test('covers every variant', () => expect(VARIANT_COLUMNS.mobile_edge_metrics).toHaveLength(4));

  test('beside a power reading of the same result the power counts once', async () => {
    const tables: TableSpecs = {
      models: MODELS, hardware_platforms: HARDWARE, performance_results: performance, mobile_edge_metrics: variant(VARIANT_COLUMNS.mobile_edge_metrics[0], mobile),
      test_results: table('id INTEGER, model_id INTEGER, hardware_id INTEGER, timestamp TIMESTAMP, success BOOLEAN, batch_size INTEGER', { id: 1, model_id: 1, hardware_id: 1, timestamp: TEN, success: true, batch_size: 8 }),
      power_metrics: table('test_id INTEGER, model_id INTEGER, hardware_id INTEGER, power_watts_avg DOUBLE', { test_id: 1, model_id: 1, hardware_id: 1, power_watts_avg: 4 }),
    };
    await withSource(tables, ({ stored }) => {
      expect(pick(stored.filter((line) => line['linked'] === true), 'table', 'power_w')).toEqual([{ table: 'mobile_edge_metrics' }, { table: 'performance_results', power_w: 5 }, { table: 'power_metrics', power_w: 4 }]);
    });
  });
});

describe('throughput_units', () => {
  test.each([
    ['items/s', true], ['samples/sec', true], ['inferences/second', true], ['images/s', true], ['tokens / s', true], ['sentences/s', true], ['queries per second', true], ['items_per_second', true], ['FPS', true], ['qps', true], ['', true], [null, true],
    ['ms', false], ['s/item', false], ['ms/item', false], ['seconds per item', false], ['items/min', false], ['items/ms', false], ['MB/s', false], ['GFLOPs/s', false], ['bytes per second', false], ['tops', false],
  ] as const)('%s: %s', async (units, read) => {
    const columns = 'model_name VARCHAR, hardware_type VARCHAR, average_power_mw FLOAT, throughput FLOAT, throughput_units VARCHAR';
    await withSource({ power_metrics: table(columns, { model_name: 'm', hardware_type: 'qnn', average_power_mw: 2000, throughput: 80, throughput_units: units }) }, ({ lines, report }) => {
      expect(pick(lines, 'throughput_per_s', 'items_per_joule')).toEqual([read ? { throughput_per_s: 80, items_per_joule: 40 } : {}]);
      expect(report('power_metrics').notes).toContain('throughput: read where throughput_units is per second or not stated');
    });
  });
});

describe('the reasons that a driver gives for a lower clock', () => {
  const reason = throttleCode('reason');
  test.each<[string, Cell, number | undefined]>([
    ['BIGINT', 0x4, reason], ['BIGINT', 0x8, reason], ['BIGINT', 0x20, reason], ['BIGINT', 0x40, reason], ['BIGINT', 0x80, reason], ['BIGINT', 0x41, reason],
    ['BIGINT', 0, 0], ['BIGINT', 0x1, 0], ['BIGINT', 0x2, 0], ['BIGINT', 0x10, 0], ['BIGINT', 0x100, 0], ['BIGINT', null, undefined],
    ['DOUBLE', 32, reason], ['VARCHAR', '0x0000000000000020', reason], ['VARCHAR', '0x0000000000000001', 0], ['VARCHAR', '36', reason],
    ['VARCHAR', 'SwPowerCap', reason], ['VARCHAR', 'GpuIdle, HwSlowdown', reason], ['VARCHAR', 'SW Thermal Slowdown', reason], ['VARCHAR', 'hw_thermal_slowdown', reason], ['VARCHAR', 'HwPowerBrake', reason],
    ['VARCHAR', 'GpuIdle', 0], ['VARCHAR', 'none', 0], ['VARCHAR', 'SW Power Cap: Not Active, HW Slowdown: Not Active', 0], ['VARCHAR', 'SW Power Cap: Active, HW Slowdown: Not Active', reason], ['VARCHAR', '[N/A]', undefined], ['VARCHAR', '[Not Supported]', undefined], ['VARCHAR', '', undefined],
  ])('%s %s: %s', async (type, value, throttle) => {
    const rows = { model_name: 'm', hardware_type: 'cuda', latency_ms: 5, clocks_event_reasons: value };
    await withSource({ performance_results: table(`model_name VARCHAR, hardware_type VARCHAR, latency_ms DOUBLE, clocks_event_reasons ${type}`, rows) }, ({ stored }) => expect(pick(stored, 'throttle')).toEqual([throttle === undefined ? {} : { throttle }]));
  });

  test.each(['throttle_reasons', 'clocks_throttle_reasons'])('%s is stronger than a flag', async (column) => {
    const rows = [[4, false], [0, true], [0, false], [null, true]].map(([reasons, flag]) => ({ model_name: 'm', hardware_type: 'cuda', average_power_mw: 5, [column]: reasons ?? null, throttling_detected: flag ?? null }));
    await withSource({ power_metrics: table(`model_name VARCHAR, hardware_type VARCHAR, average_power_mw DOUBLE, ${column} INTEGER, throttling_detected BOOLEAN`, ...rows) }, ({ stored, read }) => {
      expect(stored.map((line) => line['throttle'])).toEqual([reason, throttleCode('event'), 0, throttleCode('event')]);
      expect(read.dataset.throttledResults).toBe(3);
    });
  });
});

test('columns that no table can fill are not kept, and still can be asked for', async () => {
  await withSource({ performance_results: table('model_name VARCHAR, hardware_type VARCHAR, latency_ms DOUBLE', { model_name: 'm', hardware_type: 'cpu', latency_ms: 5 }) }, async ({ engine, stored }) => {
    const kept = await engine.ask({ name: 'kept', sql: "SELECT column_name AS name FROM duckdb_columns() WHERE schema_name = 'bench' AND table_name = 'stored_row'", row: { name: { kind: 'text', nullable: false } } });
    const names = kept.map(({ name }) => name);
    expect(names).toContain('latency_ms');
    expect(names.filter((name) => ['power_w', 'temperature_c', 'battery_mah', 'energy_per_item_j', 'linked', 'score', 'test_type'].includes(name))).toEqual([]);
    expect(stored).toEqual([{ table: 'performance_results', model: 'm', on: 'cpu', says: 'observed supported', latency_ms: 5 }]);
    expect(await engine.ask({ name: 'absent', sql: `SELECT power_w FROM bench.evidence WHERE NOT linked AND NOT power_estimated AND test_type = ''`, row: { power_w: NUMBER_NULL } })).toEqual([{ power_w: null }]);
  });
});
