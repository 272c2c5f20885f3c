import { compareHardwareTypes, hardwareLabel } from '../../../../core/model/hardware.ts';
import type { PowerResult } from '../../../../core/power/types.ts';
import type { ChartTheme, LegendItem } from '../../../chart/types.ts';
import { isReal } from './isReal.ts';
import { THROTTLE_SYMBOL } from './scatterOption.ts';

/** What colours, shapes and outlines mean, only those in use. */
export function hardwareLegend(results: readonly PowerResult[], marks: 'symbols' | 'bars' = 'symbols'): (theme: ChartTheme) => readonly LegendItem[] {
  const types = [...new Set(results.map(({ configuration }) => configuration.hardwareType))].toSorted(compareHardwareTypes);
  const hollow = hollowText(results);
  const throttled = marks === 'symbols' && results.some(({ throttle }) => throttle !== null);
  return (theme) => [
    ...types.map((type): LegendItem => ({ ...theme.hardware(type), label: hardwareLabel(type) })),
    ...(hollow === '' ? [] : [{ color: theme.textMuted, symbol: 'circle', label: hollow, kind: 'hollow' as const }]),
    ...(throttled ? [{ color: theme.warning, symbol: THROTTLE_SYMBOL, label: 'throttled' }] : []),
  ];
}

function hollowText(results: readonly PowerResult[]): string {
  const unreal = results.filter((result) => !isReal(result));
  const words: readonly (readonly [string, boolean])[] = [
    ['estimated', unreal.some(({ basis }) => basis === 'estimated')],
    ['≈ simulated', unreal.some(({ basis }) => basis === 'simulated')],
    ['failed', unreal.some(({ failed }) => failed)],
  ];
  return words.filter(([, there]) => there).map(([word]) => word).join(' or ');
}
