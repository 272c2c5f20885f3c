/** What can be recorded over time. */
export const CHANNEL_KINDS = ['power', 'temperature', 'clock', 'throughput', 'battery', 'throttle'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** One thing that a table of samples records. */
export interface Channel {
  readonly kind: ChannelKind;
  /** `cpu`, `gpu`, `battery`, …; an empty text where there is one only. */
  readonly zone: string;
  readonly label: string;
  /** `W`, `°C`, `MHz`, `items/s`, `%`, empty for a level. */
  readonly unit: string;
  /** What the file itself gives as a limit of this zone, in the channel's unit; null where it gives none. */
  readonly limit: number | null;
}

/** Zones whose temperature is that of the device itself; a battery, a skin or a room has limits of its own. */
export const CHIP_ZONES: ReadonlySet<string> = new Set(['', 'cpu', 'gpu', 'soc', 'npu', 'package', 'junction']);

export const CHANNEL_UNITS: { readonly [K in ChannelKind]: string } = { power: 'W', temperature: '°C', clock: 'MHz', throughput: 'items/s', battery: '%', throttle: '' };

const LABELS: { readonly [K in ChannelKind]: string } = { power: 'power', temperature: 'temperature', clock: 'clock', throughput: 'throughput', battery: 'battery level', throttle: 'throttling' };
const ACRONYMS = new Map([...['apu', 'cpu', 'dsp', 'gpu', 'hbm', 'npu', 'pmic', 'sm', 'tpu', 'vrm'].map((word) => [word, word.toUpperCase()] as const), ['soc', 'SoC']]);

/** `Power`, `CPU temperature`, `Throttling level`. */
export function channelLabel(kind: ChannelKind, zone: string): string {
  if (zone === '') return capital(LABELS[kind]);
  if (kind === 'throttle') return capital(`${LABELS[kind]} ${zone}`);
  const words = zone.split(' ').map((word) => word.replace(/^[a-z]+(?=\d*$)/, (letters) => ACRONYMS.get(letters) ?? letters));
  return capital(`${words.join(' ')} ${LABELS[kind]}`);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
