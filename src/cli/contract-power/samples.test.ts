import { describe, expect, test } from 'vitest';
import { NUMBER, NUMBER_NULL, TEXT } from '../../core/engine/row.ts';
import type { SeriesInfo, SeriesList, SeriesWindow } from '../../core/power/types.ts';
import { createStatements, table } from '../contract/sourceFile.ts';
import type { Cell, TableSpecs } from '../contract/sourceFile.ts';
import { openTwice, powerView, withPower, writeFile } from './powerFile.ts';
import type { OpenedFile } from './powerFile.ts';

const BASE: TableSpecs = {
  models: table('model_id INTEGER, model_name VARCHAR', { model_id: 1, model_name: 'bert' }, { model_id: 2, model_name: 'vit' }),
  hardware_platforms: table('hardware_id INTEGER, hardware_type VARCHAR, device_name VARCHAR', { hardware_id: 1, hardware_type: 'cuda', device_name: 'A100' }, { hardware_id: 2, hardware_type: 'qualcomm', device_name: 'Snapdragon 8' }),
  test_results: table('id INTEGER, timestamp TIMESTAMP, model_id INTEGER, hardware_id INTEGER, status VARCHAR, success BOOLEAN', { id: 17, timestamp: '2026-01-01 10:00:00', model_id: 1, hardware_id: 1, status: 'success', success: true }),
  performance_results: table(
    'id INTEGER, model_id INTEGER, hardware_id INTEGER, batch_size INTEGER, precision VARCHAR, average_latency_ms FLOAT, throughput_items_per_second FLOAT, test_timestamp TIMESTAMP',
    { id: 5, model_id: 1, hardware_id: 1, batch_size: 8, precision: 'fp16', average_latency_ms: 10, throughput_items_per_second: 50, test_timestamp: '2026-01-01 10:00:00' },
    { id: 6, model_id: 2, hardware_id: 2, batch_size: 1, precision: 'int8', average_latency_ms: 4, throughput_items_per_second: 250, test_timestamp: '2026-01-02 10:00:00' },
  ),
  power_metrics: table('id INTEGER, test_id INTEGER, model_id INTEGER, hardware_id INTEGER, power_watts_avg FLOAT, test_timestamp TIMESTAMP', { id: 1, test_id: 17, model_id: 1, hardware_id: 1, power_watts_avg: 100, test_timestamp: '2026-01-01 10:00:00' }),
};

const START = Date.UTC(2026, 0, 1, 10) / 1000;

/** One row a second, made of its second. */
function seconds(count: number, row: (second: number) => { readonly [column: string]: Cell }): { readonly [column: string]: Cell }[] {
  return Array.from({ length: count }, (_, second) => row(second));
}

function at(second: number): Cell {
  return { sql: `epoch_ms(${(START + second) * 1000})` };
}

async function list(tables: TableSpecs, check: (found: SeriesList, file: OpenedFile) => Promise<void> | void): Promise<void> {
  await withPower({ ...BASE, ...tables }, async (file) => check(await file.session.power.seriesList(powerView({})), file));
}

async function windowOf({ session }: OpenedFile, run: string): Promise<SeriesWindow> {
  const found = await session.power.seriesWindow(powerView({ run }), 500);
  if (found === null) throw new Error(`no run ${run}`);
  return found;
}

/** The marks of all rows that have one. */
async function marksOf({ engine }: OpenedFile): Promise<readonly number[]> {
  const rows = await engine.ask({ name: 'marks', sql: 'SELECT throttle::INTEGER AS throttle FROM bench.evidence WHERE throttle IS NOT NULL', row: { throttle: NUMBER } });
  return rows.map(({ throttle }) => throttle);
}

function channels({ channels: all }: SeriesInfo): string[] {
  return all.map(({ label, unit }) => (unit === '' ? label : `${label}, ${unit}`));
}

const BERT = { model: 'bert', hardwareType: 'cuda', device: 'A100', precision: 'fp16', batch: '8', shape: '', testCase: '' };
const VIT = { model: 'vit', hardwareType: 'qualcomm', device: 'Snapdragon 8', precision: 'int8', batch: '1', shape: '', testCase: '' };

/** 20 s of a test at 100 W, the last of them at another. */
function testAt100W(test: number, last: number): readonly { readonly [column: string]: Cell }[] {
  return seconds(20, (second) => ({ test_id: test, timestamp: at(second), power_watts: second === 19 ? last : 100 }));
}

describe('tables of samples', () => {
  test('a meter’s samples of tests: the configuration is that of the result beside the test’s power', async () => {
    const rows = seconds(20, (second) => ({ sample_id: second, test_id: 17, timestamp: at(second), power_watts: 100, voltage_v: 230, power_factor: 0.9 }));
    await list({ power_samples: table('sample_id INTEGER, test_id INTEGER, timestamp TIMESTAMP, power_watts FLOAT, voltage_v FLOAT, power_factor FLOAT', ...rows) }, async ({ series, notes }, file) => {
      expect(notes).toEqual([]);
      expect(series).toMatchObject([{ id: 'power_samples/17', table: 'power_samples', configuration: BERT, label: 'test 17', startMs: START * 1000, seconds: 19, samples: 20, simulated: false, throttle: null }]);
      // As the power table beside them states: 100 W, no length.
      expect(series[0]).toMatchObject({ stated: { powerW: 100, seconds: null }, storedUnder: 1 });
      expect(series.map(channels)).toEqual([['Power, W']]);
      const { load } = await windowOf(file, 'power_samples/17');
      // 100 W for 19 s; 50 items/s of the result.
      expect(load).toMatchObject({ energyJ: 1900, meanW: 100, gapS: 0, energyPerItemJ: 2, rule: 'idle is under 5\u00a0% of the samples, so the whole run is taken' });
      expect(load?.itemsNote).toContain('50 items/s that the result of this run states');
      const { sql } = await windowOf(file, 'power_samples/17');
      expect(sql).toBe('SELECT "timestamp", "power_watts"\nFROM "power_samples"\nWHERE "test_id" = 17\nORDER BY "timestamp";');
      await file.engine.run({ sql: sql.replace('FROM ', 'FROM src.main.') });
      const report = file.session.dataset.tables.find((found) => found.table === 'power_samples');
      expect(report).toMatchObject({ takenFor: 'samples over time', rows: 20, used: 20, setAside: [], columnsIgnored: ['sample_id', 'voltage_v', 'power_factor'] });
    });
  });

  test('one recording stored under two tests is told, one with another value is not', async () => {
    await list({ power_samples: table('test_id INTEGER, timestamp TIMESTAMP, power_watts FLOAT', ...testAt100W(17, 100), ...testAt100W(18, 100), ...testAt100W(19, 101)) }, ({ series }) => {
      expect(new Map(series.map(({ label, storedUnder }) => [label, storedUnder]))).toEqual(new Map([['test 17', 2], ['test 18', 2], ['test 19', 1]]));
    });
  });

  test('seconds without a reading but with a sentinel are a gap, not energy', async () => {
    const rows = seconds(100, (second) => ({ test_id: 17, timestamp: at(second), power_watts: second > 40 && second < 60 ? 0 : 100 }));
    await list({ power_samples: table('test_id INTEGER, timestamp TIMESTAMP, power_watts FLOAT', ...rows) }, async (_, file) => {
      // 0 to 40 s and 60 to 99 s at 100 W; the 20 s between hold zeros only.
      expect((await windowOf(file, 'power_samples/17')).load).toMatchObject({ energyJ: 7900, gapS: 20, meanW: 100 });
    });
  });

  test('mobile tables lead through mobile_edge_metrics to the result', async () => {
    const mobile = table('id INTEGER, performance_id INTEGER, device_model VARCHAR, battery_impact_percent FLOAT, thermal_throttling_detected BOOLEAN, soc_temperature_celsius FLOAT, power_efficiency_score FLOAT, created_at TIMESTAMP', { id: 3, performance_id: 6, device_model: 'Phone', created_at: '2026-01-02 10:00:00' });
    const thermal = seconds(30, (second) => ({
      id: second, mobile_edge_id: 3, timestamp: START + second, soc_temperature_celsius: 40 + second, battery_temperature_celsius: 30, cpu_temperature_celsius: 41 + second, gpu_temperature_celsius: null, ambient_temperature_celsius: -5, throttling_active: second >= 10 && second < 20, throttling_level: second >= 10 && second < 20 ? 2 : 0,
    }));
    const power = seconds(30, (second) => ({ id: second, mobile_edge_id: 3, timestamp: START + second, total_power_mw: 2500, cpu_power_mw: 1000, gpu_power_mw: 750, dsp_power_mw: 0, npu_power_mw: 375, memory_power_mw: 125 }));
    await list(
      {
        mobile_edge_metrics: mobile,
        thermal_metrics: table('id INTEGER, mobile_edge_id INTEGER, timestamp DOUBLE, soc_temperature_celsius FLOAT, battery_temperature_celsius FLOAT, cpu_temperature_celsius FLOAT, gpu_temperature_celsius FLOAT, ambient_temperature_celsius FLOAT, throttling_active BOOLEAN, throttling_level INTEGER', ...thermal),
        power_consumption_metrics: table('id INTEGER, mobile_edge_id INTEGER, timestamp DOUBLE, total_power_mw FLOAT, cpu_power_mw FLOAT, gpu_power_mw FLOAT, dsp_power_mw FLOAT, npu_power_mw FLOAT, memory_power_mw FLOAT', ...power),
      },
      async ({ series }, file) => {
        expect(series.map(({ id, configuration, label }) => ({ id, configuration, label }))).toEqual([
          { id: 'power_consumption_metrics/3', configuration: VIT, label: 'mobile edge 3' },
          { id: 'thermal_metrics/3', configuration: VIT, label: 'mobile edge 3' },
        ]);
        expect(series.map(channels)).toEqual([
          ['Power, W', 'CPU power, W', 'GPU power, W', 'NPU power, W', 'Memory power, W'],
          ['SoC temperature, °C', 'Battery temperature, °C', 'CPU temperature, °C', 'Ambient temperature, °C', 'Throttling', 'Throttling level'],
        ]);
        expect(series.map(({ throttle }) => throttle)).toEqual([null, 'event']);
        const watts = await windowOf(file, 'power_consumption_metrics/3');
        expect(watts.figures.map(({ mean }) => mean)).toEqual([2.5, 1, 0.75, 0.375, 0.125]);
        expect(watts.load).toMatchObject({ energyJ: 72.5, energyPerItemJ: 0.01 });
        expect(watts.notes).toContain('total_power_mw: mW read as W');
        const heat = await windowOf(file, 'thermal_metrics/3');
        expect(heat.load).toBeNull();
        expect(heat.figures.map(({ max }) => max)).toEqual([69, 30, 70, -5, 1, 2]);
        expect(heat.events).toMatchObject([{ fromS: 10, toS: 19, evidence: 'event' }]);
      },
    );
  });

  test('battery tables: power, temperature and throughput of a battery test, and its level', async () => {
    const impact = table('id INTEGER, model_id INTEGER, hardware_id INTEGER, batch_size INTEGER, quantization_method VARCHAR, power_consumption_avg FLOAT, created_at TIMESTAMP', { id: 9, model_id: 2, hardware_id: 2, batch_size: 1, quantization_method: 'int8', power_consumption_avg: 2, created_at: '2026-01-03' });
    const series = seconds(40, (second) => ({ id: second, result_id: 9, timestamp: START + second, power_consumption: 2, temperature: 30 + second / 2, throughput: second < 20 ? 10 : 8, memory_usage: 100 }));
    const level = seconds(40, (second) => ({ id: second, result_id: 9, timestamp: START + 60 * second, battery_level_percent: 90 - second, discharge_rate_percent_per_hour: 60, created_at: '2026-01-03' }));
    await list(
      {
        battery_impact_results: impact,
        battery_impact_time_series: table('id INTEGER, result_id INTEGER, timestamp DOUBLE, power_consumption FLOAT, temperature FLOAT, throughput FLOAT, memory_usage FLOAT', ...series),
        battery_discharge_rates: table('id INTEGER, result_id INTEGER, timestamp DOUBLE, battery_level_percent FLOAT, discharge_rate_percent_per_hour FLOAT, estimated_remaining_time_minutes FLOAT, created_at TIMESTAMP', ...level),
      },
      async ({ series: found }, file) => {
        expect(found.map(({ id, configuration, throttle }) => [id, configuration?.model, configuration?.precision, throttle])).toEqual([
          ['battery_discharge_rates/9', 'vit', 'int8', null],
          ['battery_impact_time_series/9', 'vit', 'int8', 'slowdown'],
        ]);
        expect(found.map(channels)).toEqual([['Battery level, %'], ['Power, W', 'Temperature, °C', 'Throughput, items/s']]);
        const run = await windowOf(file, 'battery_impact_time_series/9');
        // 78 J over 39 s; 9 items/s on average over the 40 samples.
        expect(run.load?.energyPerItemJ).toBeCloseTo(2 / 9, 12);
        expect(run.load?.itemsNote).toContain('9 items/s recorded in the load window');
        expect(run.events).toMatchObject([{ fromS: 29.25, toS: 39, evidence: 'slowdown' }]);
        expect((await windowOf(file, 'battery_discharge_rates/9')).gaps).toEqual([]);
      },
    );
  });

  test('readings of zones: each zone is a run with the limit that the file gives it', async () => {
    const zones = table(
      'id INTEGER, device_type VARCHAR, device_model VARCHAR, zone_name VARCHAR, sensor_type VARCHAR, warning_temp FLOAT, critical_temp FLOAT, path VARCHAR, last_updated TIMESTAMP',
      { id: 1, device_type: 'android', device_model: 'Pixel 8', zone_name: 'cpu', warning_temp: 70, critical_temp: 85 },
      { id: 2, device_type: 'android', device_model: 'Pixel 8', zone_name: 'battery', warning_temp: 40, critical_temp: 50 },
    );
    const readings = seconds(10, (second) => ({ id: second, zone_id: 1, timestamp: at(second), temperature: 74 + second, status: 'NORMAL' })).concat(seconds(10, (second) => ({ id: 100 + second, zone_id: 2, timestamp: at(second), temperature: 35, status: 'NORMAL' })));
    await list({ thermal_zones: zones, temperature_readings: table('id INTEGER, zone_id INTEGER, timestamp TIMESTAMP, temperature FLOAT, status VARCHAR', ...readings) }, async ({ series }, file) => {
      expect(series.map(({ label, channels: all, throttle, configuration }) => [label, all[0]?.label, all[0]?.limit, throttle, configuration])).toEqual([
        ['zone cpu of Pixel 8', 'CPU temperature', 85, 'limit', null],
        ['zone battery of Pixel 8', 'Battery temperature', 50, null, null],
      ]);
      // 82 °C and more is within 3 °C of 85.
      expect((await windowOf(file, 'temperature_readings/1')).events).toMatchObject([{ fromS: 8, toS: 9, evidence: 'limit' }]);
      expect(file.session.dataset.tables.filter(({ takenFor }) => takenFor === 'zones of samples').map(({ used }) => used)).toEqual([2]);
    });
  });

  test('thermal metrics of QNN and WebGPU, by device where no report names the run', async () => {
    const qnn = seconds(5, (second) => ({ id: second, device_model: 'Snapdragon 8', timestamp: at(second), npu_temperature: 50, dsp_temperature: 45, cpu_big_temperature: 60, cpu_little_temperature: 48, gpu_temperature: 52, thermal_throttling_active: false, power_consumption_mw: 3000 }));
    const webgpu = seconds(5, (second) => ({ id: second, device_type: 'desktop', browser_name: 'chrome', gpu_name: 'Arc', timestamp: at(second), gpu_temperature: 61, thermal_throttling_active: second === 4, power_consumption_mw: 20000 }));
    await list(
      {
        qnn_thermal_metrics: table('id INTEGER, device_type VARCHAR, device_model VARCHAR, soc_type VARCHAR, qnn_version VARCHAR, timestamp TIMESTAMP, npu_temperature FLOAT, npu_utilization FLOAT, dsp_temperature FLOAT, dsp_utilization FLOAT, cpu_big_temperature FLOAT, cpu_little_temperature FLOAT, gpu_temperature FLOAT, thermal_state VARCHAR, thermal_throttling_active BOOLEAN, power_consumption_mw FLOAT, thermal_report_id INTEGER', ...qnn),
        webgpu_thermal_metrics: table('id INTEGER, device_type VARCHAR, browser_name VARCHAR, browser_version VARCHAR, gpu_vendor VARCHAR, gpu_name VARCHAR, timestamp TIMESTAMP, gpu_temperature FLOAT, shader_compilation_time_ms FLOAT, memory_usage_mb FLOAT, thermal_state VARCHAR, thermal_throttling_active BOOLEAN, power_consumption_mw FLOAT, thermal_report_id INTEGER', ...webgpu),
      },
      ({ series }) => {
        expect(series.map(({ table: name, throttle }) => [name, throttle])).toEqual([['qnn_thermal_metrics', null], ['webgpu_thermal_metrics', 'event']]);
        expect(series.map(channels)).toEqual([
          ['Power, W', 'NPU temperature, °C', 'DSP temperature, °C', 'CPU big temperature, °C', 'CPU little temperature, °C', 'GPU temperature, °C', 'Throttling'],
          ['Power, W', 'GPU temperature, °C', 'Throttling'],
        ]);
        expect(series[0]?.label).toBe('Snapdragon 8');
      },
    );
  });

  test('an unknown table that fits: other names, epoch ms, reasons in hexadecimal, its own words for model and hardware', async () => {
    const rows = seconds(20, (second) => ({ model_name: 'bert', hardware_type: 'cuda', device_name: 'a100', ts: (START + second) * 1000, gpu_power_draw_w: second < 2 ? 60 : 300, gpu_temp_c: 70, sm_clock_mhz: 1400, clocks_event_reasons_active: second === 7 ? '0x0000000000000020' : '0x0000000000000001' }));
    await list({ telemetry: table('model_name VARCHAR, hardware_type VARCHAR, device_name VARCHAR, ts BIGINT, gpu_power_draw_w DOUBLE, gpu_temp_c DOUBLE, sm_clock_mhz DOUBLE, clocks_event_reasons_active VARCHAR', ...rows) }, async ({ series }, file) => {
      expect(series).toMatchObject([{ label: 'bert · cuda · a100', configuration: { model: 'bert', hardwareType: 'cuda', device: 'A100', precision: '' }, startMs: START * 1000, throttle: 'reason' }]);
      expect(series.map(channels)).toEqual([['GPU power, W', 'GPU temperature, °C', 'SM clock, MHz', 'Throttling reason']]);
      const run = await windowOf(file, series[0]?.id ?? '');
      expect(run.events).toMatchObject([{ fromS: 7, toS: 7, evidence: 'reason' }]);
      expect(run.load?.rule).toMatch(/\(power of gpu only\)$/);
      const byHand = await file.engine.ask({ name: 'by-hand', sql: `SELECT count(*)::INTEGER AS n FROM (${run.sql.replace('FROM ', 'FROM src.main.').replace(';', '')})`, row: { n: NUMBER } });
      expect(byHand).toEqual([{ n: 20 }]);
    });
  });

  test('seconds since the start of a run, in a table that is all one run', async () => {
    await list({ trace: table('elapsed_s DOUBLE, watts DOUBLE, battery_level DOUBLE', ...seconds(12, (second) => ({ elapsed_s: second * 0.5, watts: 10, battery_level: 1 - second / 100 }))) }, async ({ series }, file) => {
      expect(series).toMatchObject([{ id: 'trace/', label: 'trace', startMs: null, seconds: 5.5, samples: 12 }]);
      const run = await windowOf(file, 'trace/');
      expect(run.load?.energyJ).toBeCloseTo(55, 12);
      expect(run.figures[1]?.channel.label).toBe('Battery level');
      expect(run.figures[1]?.min).toBeCloseTo(89, 9);
      expect(run.figures[1]?.max).toBeCloseTo(100, 9);
    });
  });

  test('32-bit epoch seconds tell no samples apart: said, and not drawn', async () => {
    await list({ thermal_metrics: table('mobile_edge_id INTEGER, timestamp FLOAT, cpu_temperature_celsius FLOAT', ...seconds(300, (second) => ({ mobile_edge_id: 3, timestamp: START + second, cpu_temperature_celsius: 50 }))) }, ({ series, notes }, file) => {
      expect(series).toEqual([]);
      expect(notes).toEqual(['thermal_metrics: one run cannot be placed in time: the times are kept as 32-bit numbers, which count seconds since 1970 in steps of 128 s, so that most samples share theirs']);
      expect(file.session.dataset.tables.find((found) => found.table === 'thermal_metrics')?.notes).toEqual(['times are kept as 32-bit numbers: as seconds since 1970 they are exact to 128 s only']);
    });
    await list({ thermal_metrics: table('mobile_edge_id INTEGER, timestamp FLOAT, cpu_temperature_celsius FLOAT', ...seconds(300, (second) => ({ mobile_edge_id: 3, timestamp: second, cpu_temperature_celsius: 50 }))) }, ({ series, notes }) => {
      expect(series).toMatchObject([{ seconds: 299, startMs: null }]);
      expect(notes).toEqual([]);
    });
  });

  test('names with quotes, a column that hides the engine’s own, and texts where numbers are meant', async () => {
    const rows = seconds(6, (second) => ({ rowid: 1, 'Run_ID': `it's "${second % 2}"`, Timestamp: new Date((START + second) * 1000).toISOString(), power_w: second === 5 ? 'n/a' : '12.5', 'gpu"temp': 1, temperature: 'hot', z0: 3 }));
    await list({ '"od""d; --"': table('rowid INTEGER, "Run_ID" VARCHAR, "Timestamp" VARCHAR, power_w VARCHAR, "gpu""temp" DOUBLE, temperature VARCHAR, z0 INTEGER', ...rows) }, async ({ series }, file) => {
      expect(series.map(({ id, samples, label }) => [id, samples, label])).toEqual([[`od"d; --/it's "0"`, 3, `run it's "0"`], [`od"d; --/it's "1"`, 3, `run it's "1"`]]);
      expect(series.map(channels)).toEqual([['Power, W'], ['Power, W']]);
      const run = await windowOf(file, `od"d; --/it's "1"`);
      expect(run.figures).toMatchObject([{ samples: 2, mean: 12.5 }]);
      const byHand = await file.engine.ask({ name: 'by-hand', sql: `SELECT count(*)::INTEGER AS n FROM (${run.sql.replace('FROM ', 'FROM src.main.').replace(/;$/, '')})`, row: { n: NUMBER } });
      expect(byHand).toEqual([{ n: 3 }]);
    });
  });

  test('no energy where no two samples follow each other, never zero', async () => {
    const rows = seconds(6, (second) => ({ test_id: 17, timestamp: at(second * 60), power_watts: second === 0 || second === 5 ? 10 : 0, temperature_celsius: 40 }));
    await list({ power_samples: table('test_id INTEGER, timestamp TIMESTAMP, power_watts FLOAT, temperature_celsius FLOAT', ...rows) }, async (_, file) => {
      // The only step of power is its median step, so it is no gap: 300 s at 10 W.
      expect((await windowOf(file, 'power_samples/17')).load).toMatchObject({ energyJ: 3000, gapS: 0 });
    });
    const once = seconds(6, (second) => ({ test_id: 17, timestamp: at(second), power_watts: second === 3 ? 10 : -1, temperature_celsius: 40 }));
    await list({ power_samples: table('test_id INTEGER, timestamp TIMESTAMP, power_watts FLOAT, temperature_celsius FLOAT', ...once) }, async (_, file) => {
      const run = await windowOf(file, 'power_samples/17');
      expect(run.load).toBeNull();
      expect(run.notes).toEqual(['no energy: no two samples of power follow each other in the load window']);
      expect(run.figures).toMatchObject([{ samples: 1, notPositive: 5, mean: 10 }, { samples: 6, notPositive: 0 }]);
    });
  });

  test('runs of one moment and rows of no run', async () => {
    const rows = [{ test_id: 17, timestamp: at(0), power_watts: 5 }, ...seconds(4, (second) => ({ test_id: null, timestamp: at(second), power_watts: 5 })), { test_id: null, timestamp: null, power_watts: 5 }];
    await list({ power_samples: table('test_id INTEGER, timestamp TIMESTAMP, power_watts FLOAT', ...rows) }, async ({ series, notes }, file) => {
      expect(series).toMatchObject([{ id: 'power_samples/', label: 'power_samples, rows without test_id', configuration: null, samples: 4 }]);
      expect(notes).toEqual(['power_samples: one run with fewer than two moments is not listed']);
      const run = await windowOf(file, 'power_samples/');
      expect(run.notes).toEqual(['1 row without a time is left out']);
      expect(run.load).toMatchObject({ energyJ: 15, energyPerItemJ: null, itemsNote: 'Not given: the samples belong to no result that is known.' });
      expect(file.session.dataset.tables.find((found) => found.table === 'power_samples')).toMatchObject({ used: 5, setAside: [{ reason: 'has no time', rows: 1 }] });
    });
  });

  test('tables of results, events and summaries are no tables of samples', async () => {
    await list(
      {
        performance_history: table('id INTEGER, model_id INTEGER, throughput_items_per_second FLOAT, latency_ms FLOAT, power_watts FLOAT, timestamp TIMESTAMP'),
        performance_time_series: table('id INTEGER, model_id INTEGER, batch_size INTEGER, throughput FLOAT, timestamp TIMESTAMP'),
        thermal_simulation_results: table('id INTEGER, timestamp TIMESTAMP, max_cpu_temp FLOAT, max_gpu_temp FLOAT, max_throttling_level INTEGER'),
        device_capabilities: table('id INTEGER, max_cpu_freq_mhz FLOAT, created_at TIMESTAMP'),
        throttling_events: table('id INTEGER, thermal_event_id INTEGER, timestamp TIMESTAMP, throttling_level INTEGER, performance_impact FLOAT, duration_seconds FLOAT, device_type VARCHAR, device_model VARCHAR'),
        app_log: table('id INTEGER, timestamp TIMESTAMP, message VARCHAR'),
      },
      ({ series, notes }, { session }) => {
        expect(series).toEqual([]);
        expect(notes).toEqual([]);
        expect(session.dataset.tables.filter(({ takenFor }) => takenFor === 'samples over time')).toEqual([]);
        expect(session.dataset.tables.filter(({ takenFor }) => takenFor === 'throttling events').map(({ table: name }) => name)).toEqual(['throttling_events']);
      },
    );
  });
});

test('every kind of column, in both engines', { timeout: 60_000 }, async () => {
  const tables: TableSpecs = {
    ...BASE,
    thermal_zones: table('id DOUBLE, device_model VARCHAR, zone_name VARCHAR, critical_temp FLOAT', { id: 1, device_model: 'Pixel İ', zone_name: 'cpu', critical_temp: 85 }),
    temperature_readings: table('zone_id DOUBLE, timestamp TIMESTAMPTZ, temperature FLOAT', ...seconds(8, (second) => ({ zone_id: 1, timestamp: { sql: `epoch_ms(${(START + second) * 1000})::TIMESTAMP AT TIME ZONE 'UTC'` }, temperature: 80 + second }))),
    telemetry: table(
      'test_id INTEGER, ts VARCHAR, gpu_power_draw_w DECIMAL(9,3), sm_clock_mhz BIGINT, base_clock_mhz INTEGER, battery_level FLOAT, throughput DOUBLE, temperature_c SMALLINT, clocks_event_reasons VARCHAR, throttled VARCHAR, throttling_level INTEGER',
      ...seconds(40, (second) => ({ test_id: 17, ts: `2026-01-01T12:00:${String(second).padStart(2, '0')}+02:00`, gpu_power_draw_w: second < 5 ? 0 : 200.5, sm_clock_mhz: second > 30 ? 900 : 1500, base_clock_mhz: 1600, battery_level: 0.5, throughput: second > 30 ? 50 : 90, temperature_c: 50 + second, clocks_event_reasons: ['0x20', '8', 'SW Thermal Slowdown', 'None', null][second % 5] ?? null, throttled: ['yes', 'no', '', 'maybe'][second % 4] ?? null, throttling_level: second % 3 })),
    ),
    thermal_throttling_events: table('result_id INTEGER, start_time FLOAT, end_time FLOAT', { result_id: 6, start_time: START, end_time: START + 9 }),
    throttling_events: table('timestamp TIMESTAMP, duration_seconds FLOAT, device_model VARCHAR, throttling_level INTEGER', { timestamp: at(2), duration_seconds: 2.5, device_model: 'Pixel İ', throttling_level: 3 }),
  };
  const { native, wasm, close } = await openTwice((path) => writeFile(path, createStatements(tables)));
  try {
    const found = await native.power.seriesList(powerView({}));
    expect(await wasm.power.seriesList(powerView({}))).toEqual(found);
    expect(wasm.dataset).toEqual(native.dataset);
    expect(found.series.map(({ id, throttle }) => [id, throttle])).toEqual([['telemetry/17', 'reason'], ['temperature_readings/1', 'limit']]);
    for (const { id } of found.series) {
      const one = await native.power.seriesWindow(powerView({ run: id }), 300);
      expect(await wasm.power.seriesWindow(powerView({ run: id }), 300)).toEqual(one);
    }
    const kinds = new Set((await native.power.seriesWindow(powerView({ run: 'telemetry/17' }), 300))?.events.map(({ evidence }) => evidence));
    expect(kinds).toEqual(new Set(['clock-median', 'clock-reference', 'event', 'reason', 'slowdown']));
    const zone = await native.power.seriesWindow(powerView({ run: 'temperature_readings/1' }), 300);
    expect(zone?.events).toMatchObject([{ fromS: 2, toS: 4.5, label: 'Throttling, level 3', evidence: 'event' }, { fromS: 2, toS: 7, evidence: 'limit' }]);
  } finally {
    close();
  }
});

describe('throttling in samples', () => {
  const COLUMNS = 'test_id INTEGER, timestamp TIMESTAMP, power_watts FLOAT, clock_mhz FLOAT, base_clock_mhz FLOAT';

  async function throttleOf(clock: (second: number) => number, base: number | null = null): Promise<{ readonly marks: readonly string[]; readonly info: SeriesInfo | undefined; readonly events: SeriesWindow['events'] }> {
    const rows = seconds(100, (second) => ({ test_id: 17, timestamp: at(second), power_watts: second < 10 || second >= 90 ? 20 : 200, clock_mhz: clock(second), base_clock_mhz: base }));
    let answer: { marks: string[]; info: SeriesInfo | undefined; events: SeriesWindow['events'] } | null = null;
    await list({ power_samples: table(COLUMNS, ...rows) }, async ({ series }, file) => {
      const rowsMarked = await file.engine.ask({ name: 'marks', sql: 'SELECT kind, row_id::INTEGER AS row_id, throttle::INTEGER AS throttle FROM bench.evidence ORDER BY 1, 2', row: { kind: TEXT, row_id: NUMBER, throttle: NUMBER_NULL } });
      answer = { marks: rowsMarked.filter((row) => row.throttle !== null).map((row) => `${row.kind} ${row.row_id}: ${row.throttle}`), info: series[0], events: (await windowOf(file, 'power_samples/17')).events };
    });
    if (answer === null) throw new Error('not read');
    return answer;
  }

  test('a clock below 70 % of the run’s median under load marks the test, its power and the result beside it', async () => {
    const { marks, info, events } = await throttleOf((second) => (second < 10 || second >= 90 ? 300 : second >= 60 && second < 70 ? 1300 : 2000));
    expect(info?.throttle).toBe('clock-median');
    expect(marks).toEqual(['measurement 0: 4', 'power 0: 4', 'test 0: 4']);
    expect(events).toMatchObject([{ fromS: 60, toS: 69, evidence: 'clock-median' }]);
  });

  test('neither an idle clock nor a dip of two samples is throttling', async () => {
    const { marks, info, events } = await throttleOf((second) => (second < 10 || second >= 90 ? 300 : second === 40 || second === 41 ? 900 : 2000));
    expect(info?.throttle).toBeNull();
    expect(marks).toEqual([]);
    expect(events).toEqual([]);
  });

  test('a clock below 75 % of the device’s stated one is stronger than one below its own median', async () => {
    const { info, marks } = await throttleOf(() => 1400, 2000);
    expect(info?.throttle).toBe('clock-reference');
    expect(marks).toEqual(['measurement 0: 3', 'power 0: 3', 'test 0: 3']);
  });

  test('a flag that says "not throttled" is kept where nothing else is said', async () => {
    const rows = seconds(10, (second) => ({ test_id: 17, timestamp: at(second), power_watts: 100, throttled: false }));
    await list({ power_samples: table('test_id INTEGER, timestamp TIMESTAMP, power_watts FLOAT, throttled BOOLEAN', ...rows) }, async ({ series }, file) => {
      expect(series[0]?.throttle).toBeNull();
      const marks = await file.engine.ask({ name: 'marks', sql: 'SELECT count(*)::INTEGER AS n FROM bench.evidence WHERE throttle = 0', row: { n: NUMBER } });
      expect(marks).toEqual([{ n: 3 }]);
    });
  });

  test('within 3 °C of the limit that the file states for the device, not for its battery', async () => {
    const hardware = table('hardware_id INTEGER, hardware_type VARCHAR, device_name VARCHAR, thermal_limit_celsius FLOAT', { hardware_id: 1, hardware_type: 'cuda', device_name: 'A100', thermal_limit_celsius: 83 }, { hardware_id: 2, hardware_type: 'qualcomm', device_name: 'Snapdragon 8' });
    const samples = (chip: number, battery: number): TableSpecs => ({
      hardware_platforms: hardware,
      power_samples: table('test_id INTEGER, timestamp TIMESTAMP, gpu_temperature_celsius FLOAT, battery_temperature_celsius FLOAT', ...seconds(10, (second) => ({ test_id: 17, timestamp: at(second), gpu_temperature_celsius: second === 6 ? chip : 60, battery_temperature_celsius: battery }))),
    });
    await list(samples(80, 20), async ({ series }, file) => {
      expect(series[0]?.throttle).toBe('limit');
      expect(series[0]?.channels.map(({ limit }) => limit)).toEqual([83, null]);
      expect(await marksOf(file)).toEqual([6, 6, 6]);
      expect((await windowOf(file, 'power_samples/17')).events).toMatchObject([{ fromS: 6, toS: 6, evidence: 'limit' }]);
    });
    await list(samples(79.9, 82), async ({ series }, file) => {
      expect(series[0]?.throttle).toBeNull();
      expect(await marksOf(file)).toEqual([]);
    });
  });

  test('events of a result mark it, and stand in its window', async () => {
    const events = table(
      'id INTEGER, result_id INTEGER, start_time DOUBLE, end_time DOUBLE, duration_seconds FLOAT, max_temperature_celsius FLOAT, performance_impact_percent FLOAT, throttling_level INTEGER, zone_name VARCHAR, event_type VARCHAR, actions_taken JSON, created_at TIMESTAMP',
      { id: 1, result_id: 6, start_time: START + 3, end_time: START + 5, throttling_level: 2, zone_name: 'cpu', event_type: 'THROTTLING' },
      { id: 2, result_id: 5, start_time: START + 3, event_type: 'WARNING' },
    );
    const rows = seconds(10, (second) => ({ result_id: 6, timestamp: START + second, temperature: 50 }));
    await list({ thermal_throttling_events: events, battery_impact_time_series: table('result_id INTEGER, timestamp DOUBLE, temperature FLOAT', ...rows) }, async ({ series }, file) => {
      expect(series).toMatchObject([{ configuration: VIT }]);
      expect((await windowOf(file, 'battery_impact_time_series/6')).events).toEqual([{ fromS: 3, toS: 5, label: 'Throttling, cpu, level 2', evidence: 'event' }]);
      const marks = await file.engine.ask({ name: 'marks', sql: 'SELECT row_id::INTEGER AS row_id, throttle::INTEGER AS throttle FROM bench.evidence WHERE throttle IS NOT NULL', row: { row_id: NUMBER, throttle: NUMBER } });
      expect(marks).toEqual([{ row_id: 1, throttle: 2 }]);
    });
  });
});
