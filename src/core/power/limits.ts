import { CHIP_ZONES } from '../model/channel.ts';
import type { Channel } from '../model/channel.ts';
import type { Scope } from '../matrix/scope.ts';
import type { Dataset } from '../source/dataset.ts';
import type { PowerOverview } from './types.ts';

/** Limit in °C of each device that the file states one of, by its key. */
export type DeviceLimits = ReadonlyMap<number, number>;

/** The limits of devices in view. */
export function limitsInView(limits: DeviceLimits, devices: Dataset['devices'], { deviceKeys }: Scope): PowerOverview['limits'] {
  return devices.flatMap(({ key, hardwareType, name }) => {
    const limitC = limits.get(key);
    if (limitC === undefined || (deviceKeys !== null && !deviceKeys.includes(key))) return [];
    return [{ hardwareType, device: name ?? '', limitC, source: 'the file’s table of devices' }];
  });
}

/** A channel with the limit of its device, where it is the temperature of the device itself and not of its battery, skin or room. */
export function withDeviceLimit(channel: Channel, limitC: number | undefined): Channel {
  if (limitC === undefined || channel.limit !== null || channel.kind !== 'temperature' || !CHIP_ZONES.has(channel.zone)) return channel;
  return { ...channel, limit: limitC };
}
