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

/** `Throughput stops growing for 9 of 21 lines, at batch 4 to 16.` */
export function saturationSummary({ lines }: Pick<Scaling, 'lines'>): string {
  const measured = lines.filter(({ points }) => points.filter(({ throughputPerS }) => throughputPerS !== null).length > 1);
  if (measured.length === 0) return '';
  const at = measured.flatMap(({ saturatesAt }) => (saturatesAt === null ? [] : [saturatesAt]));
  if (at.length === 0) return measured.length === 1 ? 'Throughput still grows at the largest batch measured.' : `Throughput still grows at the largest batch measured, for all ${measured.length} lines.`;
  const [low, high] = [Math.min(...at), Math.max(...at)];
  return `Throughput stops growing for ${at.length} of ${measured.length} ${measured.length === 1 ? 'line' : 'lines'}, at batch ${low === high ? low : `${low} to ${high}`}.`;
}

/** Where each line stops growing, or that it has not yet: sentences. */
export function saturationNotes({ lines }: Pick<Scaling, 'lines'>): readonly string[] {
  return lines.flatMap((line): readonly string[] => {
    const last = line.points.at(-1);
    const measured = line.points.filter(({ throughputPerS }) => throughputPerS !== null);
    if (last === undefined || measured.length < 2) return [];
    const efficiency = last.efficiency === null ? '' : ` At batch ${last.batch} it reaches ${formatPercent(last.efficiency)} of what batch 1 promises.`;
    if (line.saturatesAt === null) return [`${lineName(line)}: throughput still grows at batch ${measured.at(-1)?.batch ?? last.batch}, the largest measured.${efficiency}`];
    return [`${lineName(line)}: throughput stops growing at batch ${line.saturatesAt} (less than 5\u00a0% per doubling from there).${efficiency}`];
  });
}
