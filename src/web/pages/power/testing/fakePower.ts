import type { Configuration } from '../../../../core/model/configuration.ts';
import { NO_VALUES, type MeasuredValues } from '../../../../core/model/evidence.ts';
import type { Channel } from '../../../../core/model/channel.ts';
import type { DrawnChannel, PowerOverview, PowerResult, SeriesInfo, SeriesWindow } from '../../../../core/power/types.ts';
import type { ChartSize, ChartTheme, Look } from '../../../chart/types.ts';

type ResultChange = Partial<Omit<PowerResult, 'configuration' | 'values'>> & { readonly configuration?: Partial<Configuration>; readonly values?: Partial<MeasuredValues> };

const CONFIGURATION: Configuration = { model: 'bert', hardwareType: 'cuda', device: 'Card A', precision: 'fp16', batch: '8', shape: '128', testCase: 'embedding' };

/** One invented result, changed as a test needs it. */
export function fakeResult(key: string, change: ResultChange = {}): PowerResult {
  return {
    measured: countsOf({ ...NO_VALUES, ...change.values }, change.n ?? 1),
    kind: 'power', basis: 'measured', n: 1, idleW: null, temperatureRiseK: null, throttle: null, throttledResults: 0, conflicts: 0, failed: false, newestMs: null,
    ...change,
    key,
    configuration: { ...CONFIGURATION, ...change.configuration },
    values: { ...NO_VALUES, ...change.values },
  };
}

/** All results have what the configuration has. */
function countsOf(values: MeasuredValues, n: number): PowerResult['measured'] {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value === null ? 0 : n])) as PowerResult['measured'];
}

export function fakeOverview(results: readonly PowerResult[], change: Partial<PowerOverview> = {}): PowerOverview {
  return { results, configurations: results.length, metrics: [], limits: [], series: 0, counts: { inView: results.length, used: results.length, leftOut: [] }, sql: 'SELECT 1;', ...change };
}

export function fakeChannel(kind: Channel['kind'], zone = '', change: Partial<Channel> = {}): Channel {
  return { kind, zone, label: zone === '' ? kind : `${zone} ${kind}`, unit: kind === 'temperature' ? '°C' : 'W', limit: null, ...change };
}

export function fakeDrawn(channel: Channel, times: readonly number[], values: readonly number[]): DrawnChannel {
  return { channel, secondsFromStart: Float64Array.from(times), values: Float64Array.from(values) };
}

export function fakeRun(id: string, change: Partial<SeriesInfo> = {}): SeriesInfo {
  return { id, table: 'samples', source: null, configuration: CONFIGURATION, label: `test ${id}`, startMs: null, seconds: 100, samples: 101, channels: [], throttle: null, simulated: false, stated: { powerW: null, seconds: null }, storedUnder: 1, ...change };
}

export function fakeWindow(change: Partial<SeriesWindow> = {}): SeriesWindow {
  return { info: fakeRun('1'), window: { fromS: 0, toS: 100 }, drawn: [], complete: true, figures: [], gaps: [], medianStepS: 1, load: null, events: [], notes: [], sql: '', ...change };
}

const LOOK: Look = { color: '#123456', symbol: 'circle' };
export const FAKE_THEME: ChartTheme = {
  dark: false, font: 'sans-serif', tickSize: 11, labelSize: 12, canvas: '#fff', text: '#000', textMuted: '#333', textFaint: '#666', line: '#eee', lineStrong: '#ccc', accent: '#00f', success: '#0a0', danger: '#a00', warning: '#aa0',
  hardware: () => LOOK, category: () => LOOK,
};
export const WIDE: ChartSize = { width: 1200, height: 480, narrow: false };
export const NARROW: ChartSize = { width: 360, height: 480, narrow: true };
