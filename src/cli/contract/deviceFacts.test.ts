import { expect, test } from 'vitest';

import { NUMBER_NULL, TEXT, TEXT_NULL } from '../../core/engine/row.ts';
import { table, withSource } from './sourceFile.ts';
import type { ReadSource, TableSpecs } from './sourceFile.ts';

const MODELS = table('model_id INTEGER, model_name VARCHAR', { model_id: 1, model_name: 'bert' });
const RESULT = table('model_id INTEGER, hardware_id INTEGER, latency_ms DOUBLE', { model_id: 1, hardware_id: 1, latency_ms: 5 });

async function factsOf({ engine }: ReadSource): Promise<unknown[]> {
  const rows = await engine.ask({
    name: 'device-facts',
    sql: 'SELECT d.device, f.driver, f.software, f.memory_gb, f.compute_units, f.thermal_limit_c FROM bench.device_facts AS f JOIN bench.device AS d ON d.device_key = f.device_key ORDER BY d.hardware_type, d.device',
    row: { device: TEXT, driver: TEXT_NULL, software: TEXT_NULL, memory_gb: NUMBER_NULL, compute_units: NUMBER_NULL, thermal_limit_c: NUMBER_NULL },
  });
  return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)));
}

test('driver, software, memory, units and limit of a device, from wherever the file states them', async () => {
  const tables: TableSpecs = {
    models: MODELS,
    hardware_platforms: table(
      'hardware_id INTEGER, hardware_type VARCHAR, device_name VARCHAR, platform VARCHAR, platform_version VARCHAR, driver_version VARCHAR, memory_gb FLOAT, compute_units INTEGER',
      { hardware_id: 1, hardware_type: 'cuda', device_name: 'A100', platform: 'Linux', platform_version: '6.8', driver_version: '550.1', memory_gb: 80, compute_units: 108 },
      { hardware_id: 2, hardware_type: 'NVIDIA', device_name: 'a100', driver_version: '570.2', memory_gb: 80, compute_units: 107 },
      { hardware_id: 3, hardware_type: 'cpu', device_name: 'Xeon', driver_version: 'unknown', memory_gb: 0 },
    ),
    hardware_capabilities: table(
      'id INTEGER, hardware_type VARCHAR, device_name VARCHAR, memory_capacity FLOAT, thermal_limit_celsius FLOAT',
      { id: 1, hardware_type: 'gpu', device_name: 'A100', thermal_limit_celsius: 85 },
      { id: 2, hardware_type: 'cpu', device_name: 'Epyc', thermal_limit_celsius: 95 },
    ),
    performance_results: RESULT,
  };
  await withSource(tables, async (source) => {
    expect(await factsOf(source)).toEqual([{ device: 'Xeon' }, { device: 'A100', driver: '550.1, 570.2', software: 'Linux 6.8', memory_gb: 80, thermal_limit_c: 85 }]);
    expect(source.devices).toEqual(['cpu Xeon', 'cuda A100']);
    expect(source.report('hardware_capabilities')).toMatchObject({ takenFor: 'limits of hardware', columnsIgnored: ['id'] });
  });
});

test('limits that disagree are none', async () => {
  const hardware = table('hardware_id INTEGER, hardware_type VARCHAR, device_name VARCHAR, max_temperature_celsius FLOAT', { hardware_id: 1, hardware_type: 'cuda', device_name: 'A100', max_temperature_celsius: 92 });
  const limits = table('hardware_type VARCHAR, device_name VARCHAR, thermal_limit_celsius FLOAT', { hardware_type: 'cuda', device_name: 'A100', thermal_limit_celsius: 85 });
  await withSource({ models: MODELS, hardware_platforms: hardware, performance_results: RESULT }, async (source) => expect(await factsOf(source)).toEqual([{ device: 'A100', thermal_limit_c: 92 }]));
  await withSource({ models: MODELS, hardware_platforms: hardware, hardware_capabilities: limits, performance_results: RESULT }, async (source) => expect(await factsOf(source)).toEqual([{ device: 'A100' }]));
});

test('versions that results state of what they ran on', async () => {
  const tables: TableSpecs = {
    power_metrics: table(
      'model_name VARCHAR, hardware_type VARCHAR, device_name VARCHAR, average_power_mw FLOAT, sdk_type VARCHAR, sdk_version VARCHAR',
      ...['2.10', '2.11', '2.11', null].map((version) => ({ model_name: 'bert', hardware_type: 'qualcomm', device_name: 'SM8550', average_power_mw: 900, sdk_type: version === null ? null : 'QNN', sdk_version: version })),
    ),
    web_platform_results: table('model_name VARCHAR, browser VARCHAR, platform VARCHAR, browser_version VARCHAR, success BOOLEAN', { model_name: 'bert', browser: 'firefox', platform: 'webgpu', browser_version: '147', success: true }),
  };
  await withSource(tables, async (source) => expect(await factsOf(source)).toEqual([{ device: 'SM8550', software: 'QNN 2.10, QNN 2.11' }, { device: 'firefox', software: 'firefox 147' }]));
});
