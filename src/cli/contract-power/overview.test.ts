import { describe, expect, test } from 'vitest';
import type { PowerOverview, PowerResult } from '../../core/power/types.ts';
import { NO_FILTERS } from '../../core/view/viewState.ts';
import type { ViewState } from '../../core/view/viewState.ts';
import { table } from '../contract/sourceFile.ts';
import type { TableSpecs } from '../contract/sourceFile.ts';
import { powerView, withPower } from './powerFile.ts';

const MODELS = table('model_id INTEGER, model_name VARCHAR', { model_id: 1, model_name: 'bert' }, { model_id: 2, model_name: 'vit' });
const HARDWARE = table(
  'hardware_id INTEGER, hardware_type VARCHAR, device_name VARCHAR, thermal_limit_celsius FLOAT, is_simulated BOOLEAN',
  { hardware_id: 1, hardware_type: 'cuda', device_name: 'A100', thermal_limit_celsius: 83, is_simulated: false },
  { hardware_id: 2, hardware_type: 'qualcomm', device_name: 'Phone', is_simulated: false },
  { hardware_id: 3, hardware_type: 'webnn', device_name: 'Fake', is_simulated: true },
);

async function overviewOf(tables: TableSpecs, check: (ask: (view?: Partial<ViewState>) => Promise<PowerOverview>) => Promise<void>): Promise<void> {
  await withPower({ models: MODELS, hardware_platforms: HARDWARE, ...tables }, ({ session }) => check((view = {}) => session.power.overview(powerView({ chart: 'throughput' }, view))));
}

function only(results: readonly PowerResult[]): PowerResult {
  expect(results.length).toBe(1);
  return results[0] as PowerResult;
}

/** As one writer makes it, in W. */
const WATTS = 'id INTEGER, test_id INTEGER, model_id INTEGER, hardware_id INTEGER, power_watts_avg DOUBLE, power_watts_peak DOUBLE, temperature_celsius_avg DOUBLE, temperature_celsius_peak DOUBLE, battery_impact_mah DOUBLE, test_duration_seconds DOUBLE, estimated_runtime_hours DOUBLE, test_timestamp TIMESTAMP, thermal_throttling_detected BOOLEAN';
/** As the other makes it, in mW, mJ and ms, with an efficiency and a throughput of its own. */
const MILLIWATTS = 'metric_id INTEGER, model_id INTEGER, hardware_id INTEGER, average_power_mw DOUBLE, peak_power_mw DOUBLE, idle_power_mw DOUBLE, energy_consumption_mj DOUBLE, temperature_celsius DOUBLE, monitoring_duration_ms DOUBLE, battery_impact_percent_per_hour DOUBLE, energy_efficiency_items_per_joule DOUBLE, throughput DOUBLE, throughput_units VARCHAR, timestamp TIMESTAMP, metadata VARCHAR';

function reading(id: number, watts: number, peakC: number, throttled: boolean): { readonly [column: string]: number | boolean | string } {
  return {
    id, model_id: 1, hardware_id: 1, power_watts_avg: watts, power_watts_peak: watts + 50, temperature_celsius_avg: 60, temperature_celsius_peak: peakC, test_duration_seconds: 10, test_timestamp: `2026-01-0${id} 00:00:00`, thermal_throttling_detected: throttled,
  };
}

describe('the overview of power', () => {
  test('the repeats of a configuration are one result: medians over all of them, the rise, and how many were throttled', async () => {
    await overviewOf({ power_metrics: table(WATTS, reading(1, 100, 70, false), reading(2, 300, 72, true), reading(3, 200, 81, true)) }, async (ask) => {
      const overview = await ask();
      const result = only(overview.results);
      expect(result).toMatchObject({
        configuration: { model: 'bert', hardwareType: 'cuda', device: 'A100' }, kind: 'power', basis: 'measured', n: 3, temperatureRiseK: 12, throttle: 'event', throttledResults: 2, conflicts: 0, failed: false, idleW: null, newestMs: Date.UTC(2026, 0, 3),
      });
      expect(result.values).toMatchObject({ power: 200, 'power-peak': 250, temperature: 60, 'temperature-peak': 72, duration: 10, throughput: null, 'energy-per-item': null });
      expect(overview.metrics).toEqual(['power', 'power-peak', 'temperature', 'temperature-peak', 'duration']);
      expect(overview.limits).toEqual([{ hardwareType: 'cuda', device: 'A100', limitC: 83, source: 'the file’s table of devices' }]);
      expect(overview.counts).toEqual({ inView: 3, used: 3, leftOut: [] });
      expect(overview.sql).toMatch(/^-- by hand[\s\S]+median\(power_w\)[\s\S]+FROM "power_metrics"[\s\S]+-- what this page asked/);
      expect(only((await ask({ filters: { ...NO_FILTERS, throttled: 'without' } })).results).n).toBe(1);
      expect((await ask({ filters: { ...NO_FILTERS, hardware: ['qualcomm'] } })).results).toEqual([]);
      expect((await ask({ filters: { ...NO_FILTERS, hardware: ['qualcomm'] } })).limits).toEqual([]);
    });
  });

  test('measured and estimated are never one result, and an efficiency that contradicts itself gives no energy', async () => {
    const row = { model_id: 1, hardware_id: 2, average_power_mw: 2000, throughput: 40, throughput_units: 'items/s', timestamp: '2026-01-01' };
    await overviewOf(
      {
        power_metrics: table(
          MILLIWATTS,
          { ...row, metric_id: 1, peak_power_mw: 2600, idle_power_mw: 500, energy_efficiency_items_per_joule: 20 },
          { ...row, metric_id: 2, peak_power_mw: 2400, idle_power_mw: 800, energy_efficiency_items_per_joule: 20 },
          { ...row, metric_id: 3, peak_power_mw: 2600, idle_power_mw: 500, energy_efficiency_items_per_joule: 12.5 },
          { ...row, metric_id: 4, peak_power_mw: 2600, idle_power_mw: 500, metadata: '{"mock_mode": true}' },
        ),
      },
      async (ask) => {
        const { results, counts } = await ask();
        expect(counts).toEqual({ inView: 4, used: 3, leftOut: [{ reason: 'simulated', rows: 1 }] });
        expect(results.map(({ basis, n, conflicts, idleW, values }) => [basis, n, conflicts, idleW, values.power, values['energy-per-item'], values['items-per-joule']])).toEqual([
          ['estimated', 1, 0, 0.8, 2, 0.05, 20],
          // Of two measured rows one contradicts itself: 12.5 items/J × 2 W is not 40 items/s. The energy is that of the other.
          ['measured', 2, 1, 0.5, 2, 0.05, 20],
        ]);
        const shown = await ask({ include: ['simulated'] });
        expect(shown.results.map(({ basis, n }) => [basis, n])).toEqual([['estimated', 1], ['measured', 2], ['simulated', 1]]);
        const asked = await ask({ filters: { ...NO_FILTERS, evidence: 'simulated' } });
        expect(asked.results.map(({ basis }) => basis)).toEqual(['simulated']);
        expect((await ask({ filters: { ...NO_FILTERS, evidence: 'real' } })).counts).toEqual({ inView: 3, used: 3, leftOut: [] });
      },
    );
  });

  test('a measurement with power that belongs to a power reading counts once; one without counts itself', async () => {
    const at = '2026-01-01 10:00:00';
    await overviewOf(
      {
        test_results: table('id INTEGER, timestamp TIMESTAMP, model_id INTEGER, hardware_id INTEGER, status VARCHAR', { id: 1, timestamp: at, model_id: 1, hardware_id: 1, status: 'success' }),
        performance_results: table(
          'id INTEGER, model_id INTEGER, hardware_id INTEGER, batch_size INTEGER, precision VARCHAR, average_latency_ms DOUBLE, throughput_items_per_second DOUBLE, power_watts DOUBLE, test_timestamp TIMESTAMP',
          { id: 1, model_id: 1, hardware_id: 1, batch_size: 8, precision: 'fp16', average_latency_ms: 20, throughput_items_per_second: 400, power_watts: 200, test_timestamp: at },
          { id: 2, model_id: 2, hardware_id: 1, batch_size: 1, precision: 'fp32', average_latency_ms: 10, throughput_items_per_second: 100, power_watts: 150, test_timestamp: at },
          { id: 5, model_id: 1, hardware_id: 1, batch_size: 8, precision: 'fp16', average_latency_ms: 20, throughput_items_per_second: 400, power_watts: 220, test_timestamp: '2026-01-02 10:00:00' },
          { id: 3, model_id: 2, hardware_id: 2, batch_size: 1, precision: 'fp32', average_latency_ms: 10, throughput_items_per_second: 100, test_timestamp: at },
          { id: 4, model_id: 2, hardware_id: 2, batch_size: 1, precision: 'fp32', average_latency_ms: 0, throughput_items_per_second: 0, test_timestamp: at },
        ),
        power_metrics: table(WATTS, { id: 1, test_id: 1, model_id: 1, hardware_id: 1, power_watts_avg: 200, test_timestamp: at }),
      },
      async (ask) => {
        const { results, counts } = await ask();
        expect(counts).toEqual({ inView: 7, used: 3, leftOut: [{ reason: 'placeholder', rows: 1 }, { reason: 'no-value', rows: 2 }, { reason: 'duplicate', rows: 1 }] });
        expect(results.map(({ configuration, kind, n, values }) => [configuration.model, configuration.precision, configuration.batch, kind, n, values.power, values.throughput])).toEqual([
          ['bert', 'fp16', '8', 'measurement', 2, 210, 400],
          ['vit', 'fp32', '1', 'measurement', 1, 150, 100],
        ]);
        // 200 W ÷ 400 items/s = 0.5 J and 220 W ÷ 400 items/s = 0.55 J; × 20 ms = 0.01 and 0.011 J·s.
        expect(results[0]?.values['energy-per-item']).toBeCloseTo(0.525, 12);
        expect(results[0]?.values['energy-delay']).toBeCloseTo(0.0105, 12);
        expect(results[0]?.values.latency).toBe(20);
      },
    );
  });

  test('failed results stand apart, and only when asked for', async () => {
    const row = { model_id: 1, hardware_id: 1, batch_size: 1, average_latency_ms: 10, throughput_items_per_second: 100, power_watts: 150 };
    await overviewOf({ performance_results: table('id INTEGER, model_id INTEGER, hardware_id INTEGER, batch_size INTEGER, average_latency_ms DOUBLE, throughput_items_per_second DOUBLE, power_watts DOUBLE, status VARCHAR', { ...row, id: 1 }, { ...row, id: 2, power_watts: 90, status: 'failed' }) }, async (ask) => {
      expect((await ask()).counts).toEqual({ inView: 2, used: 1, leftOut: [{ reason: 'failed', rows: 1 }] });
      const { results } = await ask({ include: ['failed'] });
      expect(results.map(({ failed, values }) => [failed, values.power])).toEqual([[false, 150], [true, 90]]);
      expect(new Set(results.map(({ key }) => key)).size).toBe(2);
    });
  });

  test('a file without power, heat or battery gives a clear empty answer', async () => {
    await overviewOf({ performance_results: table('id INTEGER, model_id INTEGER, hardware_id INTEGER, average_latency_ms DOUBLE', { id: 1, model_id: 1, hardware_id: 1, average_latency_ms: 5 }) }, async (ask) => {
      expect(await ask()).toMatchObject({ results: [], metrics: [], limits: [{ device: 'A100' }], series: 0, counts: { inView: 1, used: 0, leftOut: [{ reason: 'no-value', rows: 1 }] } });
    });
    await withPower({}, async ({ session }) => {
      expect(await session.power.overview(powerView({}))).toMatchObject({ results: [], series: 0, counts: { inView: 0, used: 0, leftOut: [] } });
      expect(await session.power.seriesList(powerView({}))).toEqual({ series: [], notes: [] });
      expect(await session.power.seriesWindow(powerView({}), 100)).toBeNull();
    });
  });
});
