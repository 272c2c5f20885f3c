import { CHANNEL_UNITS, channelLabel } from '../model/channel.ts';
import type { Channel, ChannelKind } from '../model/channel.ts';
import type { Alias } from './aliases.ts';
import { POSITIVE_FIELDS } from './aliases.ts';
import type { SourceColumn } from './table.ts';

/** A column of a table of samples, read as a channel. */
export interface SampleColumn {
  readonly channel: Channel;
  readonly alias: Alias;
  /** `positive`: zero and less are what a meter writes when it has nothing. `reasons`: bits of a driver. */
  readonly reads: 'positive' | 'finite' | 'flag' | 'reasons';
}

/** Words before the quantity that make a column a statistic, a setting or a limit, not something sampled. */
const NOT_SAMPLED = /(^|_)(max|min|maximum|minimum|avg|average|mean|median|peak|idle|base|boost|rated|reference|baseline|limit|cap|target|threshold|critical|warning|delta|increase|std|total_energy)(_|$)/;

const ZONE = '(?:([a-z0-9]+(?:_[a-z0-9]+)*?)_)?';
const POWER = new RegExp(`^${ZONE}power(?:_(?:consumption|draw|usage))?(?:_(watts?|w|mw|milliwatts))?$`);
const WATTS = new RegExp(`^${ZONE}(watts|milliwatts)$`);
const TEMPERATURE = new RegExp(`^${ZONE}temp(?:erature)?(?:_(?:celsius|degc|deg_c|c))?$`);
const CLOCK = new RegExp(`^${ZONE}(?:clock|frequency|freq)(?:_(mhz|khz|ghz|hz))?$`);
const THROUGHPUTS: ReadonlySet<string> = new Set([...POSITIVE_FIELDS.throughput_per_s.map(({ column }) => column), 'items_per_second', 'samples_per_second']);
const BATTERY_LEVELS: ReadonlySet<string> = new Set(['battery_level_percent', 'battery_percent', 'battery_level', 'battery_soc_percent']);
const FLAGS: ReadonlySet<string> = new Set(['throttling_active', 'thermal_throttling_active', 'throttling_detected', 'thermal_throttling_detected', 'thermal_throttling', 'is_throttled', 'is_throttling', 'throttled', 'throttling']);
const LEVELS: ReadonlySet<string> = new Set(['throttling_level', 'throttle_level', 'thermal_throttling_level']);
const REASONS = /^(?:clocks?_)?(?:event|throttle)_reasons?(?:_(?:active|bitmask|mask))?$/;

const WATT_FACTORS: { readonly [unit: string]: Omit<Alias, 'column'> } = { mw: { factor: 0.001, note: 'mW read as W' }, milliwatts: { factor: 0.001, note: 'mW read as W' } };
const CLOCK_FACTORS: { readonly [unit: string]: Omit<Alias, 'column'> } = {
  hz: { factor: 1e-6, note: 'Hz read as MHz' }, khz: { factor: 0.001, note: 'kHz read as MHz' }, ghz: { factor: 1000, note: 'GHz read as MHz' }, mhz: {},
};

/** What a column of a table of samples records, by its name; null for anything else. */
export function sampleColumn(column: SourceColumn): SampleColumn | null {
  const name = column.name.toLowerCase();
  if (REASONS.test(name)) return of('throttle', 'reason', { column: name }, 'reasons');
  if (FLAGS.has(name)) return of('throttle', '', { column: name }, 'flag');
  if (LEVELS.has(name)) return of('throttle', 'level', { column: name }, 'flag');
  if (THROUGHPUTS.has(name)) return of('throughput', '', { column: name }, 'finite');
  if (BATTERY_LEVELS.has(name)) return of('battery', '', { column: name }, 'finite');
  if (NOT_SAMPLED.test(name)) return null;
  const power = POWER.exec(name) ?? WATTS.exec(name);
  if (power !== null) return of('power', zoneOf(power[1]), { column: name, ...WATT_FACTORS[power[2] ?? ''] }, 'positive');
  const temperature = TEMPERATURE.exec(name);
  if (temperature !== null) return of('temperature', zoneOf(temperature[1]), { column: name }, 'finite');
  const clock = CLOCK.exec(name);
  if (clock !== null) return of('clock', zoneOf(clock[1]), { column: name, ...(CLOCK_FACTORS[clock[2] ?? ''] ?? { note: 'unit not stated, read as MHz' }) }, 'positive');
  return null;
}

/** The device's stated clock, where a table of samples repeats it in each row. */
export const REFERENCE_CLOCKS: readonly Alias[] = [{ column: 'reference_clock_mhz' }, { column: 'base_clock_mhz' }, { column: 'rated_clock_mhz' }, { column: 'nominal_clock_mhz' }];

function of(kind: ChannelKind, zone: string, alias: Alias, reads: SampleColumn['reads']): SampleColumn {
  return { channel: { kind, zone, label: channelLabel(kind, zone), unit: CHANNEL_UNITS[kind], limit: null }, alias, reads };
}

/** `total_power_w` is the power itself; `thermal_zone_dsp_temp` is that of the zone `dsp`. */
function zoneOf(prefix: string | undefined): string {
  const zone = (prefix ?? '').replace(/^thermal_zone_/, '');
  return zone === 'total' ? '' : zone.replaceAll('_', ' ');
}
