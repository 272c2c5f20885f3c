import type { Scaling, ScalingLine, ScalingPoint } from '../../../../core/compare/types.ts';
import { hardwareLabel } from '../../../../core/model/hardware.ts';
import { formatPercent } from '../../../../core/model/format.ts';

/** One batch size of one line. */
export interface ScalingEntry {
  readonly id: string;
  readonly line: ScalingLine;
  readonly point: ScalingPoint;
}

export function scalingEntries({ lines }: Pick<Scaling, 'lines'>): readonly ScalingEntry[] {
  return lines.flatMap((line) => line.points.map((point) => ({ id: JSON.stringify([line.key, point.batch]), line, point })));
}

/** `NVIDIA A100, fp16` */
export function lineName({ hardwareType, device, precision }: Pick<ScalingLine, 'hardwareType' | 'device' | 'precision'>): string {
  return [device === '' ? hardwareLabel(hardwareType) : device, precision].filter((part) => part !== '').join(', ');
}

/** Which of the two quantities any line has two values of. */
export function panelsOf({ lines }: Pick<Scaling, 'lines'>): readonly ScalingPanelKey[] {
  const has = (read: (point: ScalingPoint) => number | null): boolean => lines.some(({ points }) => points.filter((point) => read(point) !== null).length > 1);
  return [...(has(({ throughputPerS }) => throughputPerS) ? (['throughput'] as const) : []), ...(has(({ latencyMs }) => latencyMs) ? (['latency'] as const) : [])];
}

export type ScalingPanelKey = 'throughput' | 'latency';

export function valueAt(point: ScalingPoint, panel: ScalingPanelKey): number | null {
  return panel === 'throughput' ? point.throughputPerS : point.latencyMs;
}

/** `Throughput seems to stop growing for 9 of 21 lines, at about batch 4 to 16; the intervals bear it out for 3.` */
export function saturationSummary({ lines }: Pick<Scaling, 'lines'>): string {
  const measured = lines.filter(({ points }) => points.filter(({ throughputPerS }) => throughputPerS !== null).length > 1);
  if (measured.length === 0) return '';
  const at = measured.flatMap(({ saturatesAt }) => (saturatesAt === null ? [] : [saturatesAt]));
  if (at.length === 0) return measured.length === 1 ? 'Throughput still grows at the largest batch measured.' : `Throughput still grows at the largest batch measured, for all ${measured.length} lines.`;
  const [low, high] = [Math.min(...at), Math.max(...at)];
  const firm = measured.filter(({ saturationFirm }) => saturationFirm === true).length;
  const sure = firm === at.length ? '' : firm === 0 ? '; no interval bears it out' : `; the intervals bear it out for ${firm}`;
  return `Throughput seems to stop growing for ${at.length} of ${measured.length} ${measured.length === 1 ? 'line' : 'lines'}, at about batch ${low === high ? low : `${low} to ${high}`}${sure}.`;
}

/** `medians of 3`, `single results` */
export function mediansText(n: number | null): string {
  return n === null || n < 2 ? 'single results' : `medians of ${n}`;
}

/** Lines drawn at once: more are not told apart. */
export const LINES_AT_MOST = 8;

/** The lines with most throughput at their largest batch, one of each device before a second of any; in their own order. */
export function mainLines(lines: readonly ScalingLine[], most = LINES_AT_MOST): readonly ScalingLine[] {
  const ranked = lines.toSorted((left, right) => highest(right) - highest(left));
  const first = ranked.filter((line, index) => ranked.findIndex((other) => deviceKey(other) === deviceKey(line)) === index);
  const chosen = new Set([...first, ...ranked.filter((line) => !first.includes(line))].slice(0, most));
  return lines.filter((line) => chosen.has(line));
}

/** Throughput at the largest batch that has one. */
function highest({ points }: ScalingLine): number {
  return points.findLast(({ throughputPerS }) => throughputPerS !== null)?.throughputPerS ?? 0;
}

function deviceKey({ hardwareType, device }: ScalingLine): string {
  return JSON.stringify([hardwareType, device]);
}

/** Where each line stops growing, or that it has not yet: sentences. */
export function saturationNotes({ lines }: Pick<Scaling, 'lines'>): readonly string[] {
  return lines.flatMap((line): readonly string[] => {
    const last = line.points.at(-1);
    const measured = line.points.filter(({ throughputPerS }) => throughputPerS !== null);
    if (last === undefined || measured.length < 2) return [];
    const efficiency = last.efficiency === null ? '' : ` At batch ${last.batch} it reaches ${formatPercent(last.efficiency)} of what batch 1 promises.`;
    if (line.saturatesAt === null) return [`${lineName(line)}: throughput still grows at batch ${measured.at(-1)?.batch ?? last.batch}, the largest measured.${efficiency}`];
    return [`${lineName(line)}: throughput ${line.saturationFirm === true ? 'stops' : 'seems to stop'} growing at about batch ${line.saturatesAt} (${mediansText(line.saturationN)}; less than 5\u00a0% per doubling from there).${efficiency}`];
  });
}
