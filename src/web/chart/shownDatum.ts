import type { ChartPoint } from './chartView.ts';
import type { ChartDrawing, ChartTip } from './types.ts';

/** What the reader points at: an item, or a place of the x axis. */
export interface ShownDatum {
  readonly id: string | null;
  readonly x: number | null;
  /** CSS pixels of the chart. */
  readonly at: ChartPoint;
  readonly by: 'mouse' | 'touch' | 'keys';
}

/** What is said about it; null for nothing. */
export function tipOf(shown: ShownDatum | null, { tip, tipAt }: Pick<ChartDrawing, 'tip' | 'tipAt'>): ChartTip | null {
  if (shown === null) return null;
  if (shown.id !== null) return tip?.(shown.id) ?? null;
  return shown.x === null ? null : (tipAt?.(shown.x) ?? null);
}

/** A tip as one text, to be read out. */
export function tipText({ title, lines, note }: ChartTip): string {
  return [title, ...lines.map(([label, value]) => `${label}: ${value}`), ...(note === undefined ? [] : [note])].join('. ');
}
