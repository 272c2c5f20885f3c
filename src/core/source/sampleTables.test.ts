import { describe, expect, test } from 'vitest';
import { sampleColumn } from './sampleChannels.ts';
import { takeSamples } from './sampleTables.ts';
import type { SourceTable } from './table.ts';

function table(label: string, columns: { readonly [name: string]: string }): SourceTable {
  return { catalog: 'src', schema: 'main', name: label, label, rowCount: 0, columns: Object.entries(columns).map(([name, type]) => ({ name, type })) };
}

describe('what a column of samples records', () => {
  test.each([
    ['power_watts', 'Power', 'W', undefined], ['watts', 'Power', 'W', undefined], ['power_consumption', 'Power', 'W', undefined], ['total_power_mw', 'Power', 'W', 0.001], ['npu_power_mw', 'NPU power', 'W', 0.001], ['gpu_power_draw_w', 'GPU power', 'W', undefined],
    ['Temperature_Celsius', 'Temperature', '°C', undefined], ['cpu_big_temperature', 'CPU big temperature', '°C', undefined], ['thermal_zone_dsp_temp_celsius', 'DSP temperature', '°C', undefined], ['skin_temp', 'Skin temperature', '°C', undefined],
    ['clock_mhz', 'Clock', 'MHz', undefined], ['sm_clock', 'SM clock', 'MHz', undefined], ['gpu_freq_ghz', 'GPU clock', 'MHz', 1000], ['cpu_frequency_khz', 'CPU clock', 'MHz', 0.001],
    ['throughput_items_per_second', 'Throughput', 'items/s', undefined], ['battery_level_percent', 'Battery level', '%', undefined], ['throttling_active', 'Throttling', '', undefined], ['throttling_level', 'Throttling level', '', undefined], ['clocks_event_reasons_active', 'Throttling reason', '', undefined],
  ] as const)('%s: %s', (name, label, unit, factor) => {
    const found = sampleColumn({ name, type: 'DOUBLE' });
    expect([found?.channel.label, found?.channel.unit, found?.alias.factor]).toEqual([label, unit, factor]);
  });

  test.each(['power_factor', 'power_efficiency_score', 'peak_power_mw', 'average_power_mw', 'idle_power_w', 'power_limit_w', 'max_temperature_celsius', 'critical_temp', 'temperature_increase', 'max_cpu_freq_mhz', 'base_clock_mhz', 'voltage_v', 'battery_impact_percent', 'energy_joules', 'temperatures', 'sample_id'])('%s: nothing sampled', (name) =>
    expect(sampleColumn({ name, type: 'DOUBLE' })).toBeNull());
});

describe('tables of samples', () => {
  test('a time and something sampled, of which a throughput alone is not enough', () => {
    const found = takeSamples([
      table('a', { ts: 'TIMESTAMP', watts: 'FLOAT' }),
      table('b', { ts: 'TIMESTAMP', throughput: 'FLOAT' }),
      table('c', { created_at: 'TIMESTAMP', watts: 'FLOAT' }),
      table('d', { timestamp: 'TIMESTAMP', watts: 'FLOAT', latency_ms: 'FLOAT' }),
      table('e', { timestamp: 'TIMESTAMP', power: 'DOUBLE[]', state: 'VARCHAR' }),
      table('f', { TIMESTAMP: 'FLOAT', Battery_Level: 'DOUBLE', RESULT_ID: 'INTEGER', test_case: 'INTEGER' }),
      table('g', { TIMESTAMP: 'FLOAT', Battery_Level: 'DOUBLE', RESULT_ID: 'INTEGER' }),
    ]);
    expect(found.samples.map(({ table: { label }, id, coarse, runColumns, time }) => [label, id, coarse, runColumns, time.column])).toEqual([['a', 1, false, [], 'ts'], ['g', 2, true, ['result_id'], 'timestamp']]);
  });

  test('channels are in the order of what they tell, the whole before its zones, each once, and no more than any device has', () => {
    const columns = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`z${index}_temperature`, 'FLOAT']));
    const [found] = takeSamples([table('a', { ts: 'TIMESTAMP', ...columns, clock_mhz: 'INTEGER', temperature: 'FLOAT', cpu_power_w: 'FLOAT', total_power_w: 'FLOAT', power_w: 'FLOAT' })]).samples;
    expect(found?.columns.slice(0, 4).map(({ channel, alias }) => [channel.label, alias.column])).toEqual([['Power', 'total_power_w'], ['CPU power', 'cpu_power_w'], ['Temperature', 'temperature'], ['Z0 temperature', 'z0_temperature']]);
    expect(found?.columns.length).toBe(24);
  });

  test('at most twenty tables, each a question', () => {
    expect(takeSamples(Array.from({ length: 30 }, (_, index) => table(`t${index}`, { ts: 'TIMESTAMP', watts: 'FLOAT' }))).samples.length).toBe(20);
  });
});
