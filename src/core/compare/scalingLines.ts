import { compareNames } from '../matrix/selection.ts';
import type { Configuration } from '../model/configuration.ts';
import { compareHardwareTypes } from '../model/hardware.ts';
import { comparePrecisions } from '../model/precision.ts';
import { groupBy } from './groupBy.ts';
import type { ConfigurationPoint, ScalingLine, ScalingPoint } from './types.ts';

/** Growth per doubling of the batch below which throughput is said to have stopped growing. */
const LEAST_GROWTH = 1.05;

/** The batch size as a number above 0; null where none is stated. */
export function batchOf({ batch }: Configuration): number | null {
  const size = Number(batch);
  return batch !== '' && size > 0 && Number.isFinite(size) ? size : null;
}

/** Configurations that differ in nothing but their batch lie on one line. */
export function lineKey({ hardwareType, device, precision }: Configuration): string {
  return JSON.stringify([hardwareType, device, precision]);
}

/** A line for each device and precision with two batch sizes or more, by hardware type, device and precision. Results of different tables, or real and simulated ones, are never on one line. */
export function scalingLines(points: readonly ConfigurationPoint[]): readonly ScalingLine[] {
  const groups = groupBy(points, (point) => JSON.stringify([lineKey(point.configuration), point.kind, point.simulated, point.failed]));
  return [...groups].flatMap(([key, group]) => lineOf(key, group) ?? []).toSorted(compareLines);
}

function lineOf(key: string, group: readonly ConfigurationPoint[]): ScalingLine | null {
  const sized = group.flatMap((point) => {
    const batch = batchOf(point.configuration);
    return batch === null ? [] : [{ batch, point, latencyMs: point.values.latency?.median ?? null, throughputPerS: point.values.throughput?.median ?? null }];
  });
  const [first] = group;
  if (first === undefined || sized.length < 2) return null;
  const single = sized.find(({ batch }) => batch === 1)?.throughputPerS ?? null;
  const points = sized
    .map((point): ScalingPoint => ({ ...point, efficiency: single === null || point.throughputPerS === null ? null : point.throughputPerS / (point.batch * single) }))
    .toSorted((left, right) => left.batch - right.batch);
  const { hardwareType, device, precision } = first.configuration;
  return { key, hardwareType, device, precision, points, saturatesAt: saturationOf(points), ...evidenceOf(points, saturationOf(points)) };
}

/** The smallest batch after which every step up to the largest one grows throughput by less than 5 % per doubling. */
export function saturationOf(points: readonly Pick<ScalingPoint, 'batch' | 'throughputPerS'>[]): number | null {
  const measured = points.flatMap(({ batch, throughputPerS }) => (throughputPerS === null ? [] : [{ batch, throughputPerS }]));
  let saturated: number | null = null;
  for (const [index, point] of measured.entries()) {
    const next = measured[index + 1];
    if (next === undefined) break;
    const perDoubling = (next.throughputPerS / point.throughputPerS) ** (1 / Math.log2(next.batch / point.batch));
    if (perDoubling >= LEAST_GROWTH) saturated = null;
    else saturated ??= point.batch;
  }
  return saturated;
}

/** What the batch at which throughput stops growing rests on. */
export function evidenceOf(points: readonly ScalingPoint[], saturatesAt: number | null): Pick<ScalingLine, 'saturationN' | 'saturationFirm'> {
  const measured = points.flatMap(({ batch, point: { values } }) => (values.throughput === undefined ? [] : [{ batch, ...values.throughput }]));
  const place = measured.findIndex(({ batch }) => batch === saturatesAt);
  const [own, last] = [measured[place], measured.at(-1)];
  if (own === undefined || last === undefined) return { saturationN: null, saturationFirm: null };
  const before = measured[place - 1];
  return {
    saturationN: Math.min(...measured.slice(Math.max(0, place - 1)).map(({ n }) => n)),
    saturationFirm: own.interval === null || last.interval === null || before?.interval === null ? null : stoppedBetween(own.batch, own.interval, last.batch, last.interval) && (before === undefined || before.interval[1] < own.interval[0]),
  };
}

function stoppedBetween(batch: number, [low]: readonly [number, number], largest: number, [, high]: readonly [number, number]): boolean {
  return low > 0 && (high / low) ** (1 / Math.log2(largest / batch)) < LEAST_GROWTH;
}

function compareLines(left: ScalingLine, right: ScalingLine): number {
  return compareHardwareTypes(left.hardwareType, right.hardwareType) || compareNames(left.device, right.device) || comparePrecisions(left.precision, right.precision) || (left.key < right.key ? -1 : 1);
}
