import { compareHardwareTypes, hardwareLabel } from '../../../../core/model/hardware.ts';
import type { PowerResult } from '../../../../core/power/types.ts';
import type { ChartTheme, LegendItem } from '../../../chart/types.ts';
import { throttleItem } from './throttleRings.ts';
import { BAR_OUTLINES, UNREAL_LABELS, type Unreal, unrealLook, unrealOf } from './unrealLook.ts';

const UNREAL: readonly Unreal[] = ['estimated', 'simulated', 'failed'];

/** What colours, shapes and outlines mean, only those in use. */
export function hardwareLegend(results: readonly PowerResult[], marks: 'symbols' | 'bars' = 'symbols'): (theme: ChartTheme) => readonly LegendItem[] {
  const types = [...new Set(results.map(({ configuration }) => configuration.hardwareType))].toSorted(compareHardwareTypes);
  const unreal = UNREAL.filter((reason) => results.some((result) => unrealOf(result) === reason));
  const throttled = marks === 'symbols' && results.some(({ throttle }) => throttle !== null);
  return (theme) => [
    ...types.map((type): LegendItem => ({ ...theme.hardware(type), label: hardwareLabel(type) })),
    ...unreal.map((reason): LegendItem => ({ ...hollowLook(reason, marks, theme), label: UNREAL_LABELS[reason], kind: 'hollow' })),
    ...(throttled ? [throttleItem(theme)] : []),
  ];
}

function hollowLook(reason: Unreal, marks: 'symbols' | 'bars', theme: ChartTheme) {
  return marks === 'bars' ? { color: theme.textMuted, symbol: BAR_OUTLINES[reason] } : unrealLook({ color: theme.textMuted, symbol: 'circle' }, reason);
}
