import { formatNumber, formatQuantity } from '../../../../core/model/format.ts';
import type { SeriesWindow } from '../../../../core/power/types.ts';
import { channelName } from './channelName.ts';
import { drawnText, momentText, secondsText } from './runText.ts';

/** How much of the run is drawn, and that one run shows no trend. */
export function samplesSubtitle({ drawn, figures, complete }: Pick<SeriesWindow, 'drawn' | 'figures' | 'complete'>): string {
  const samples = figures.reduce((sum, figure) => sum + figure.samples, 0);
  const points = complete ? samples : drawn.reduce((sum, { values }) => sum + finite(values), 0);
  return `${drawnText(points, samples, figures.length)}; figures are over all samples. One run shows what happened once, not a trend.`;
}

/** Lowest and highest of each channel in the window. */
export function samplesDescription({ figures, window, gaps, events, info }: SeriesWindow): string {
  const whole = window.fromS <= 0 && window.toS >= info.seconds;
  const span = whole ? `the whole run of ${secondsText(info.seconds)}` : `${momentText(window.fromS)} to ${momentText(window.toS)} of the run`;
  const ranges = figures.filter(({ samples, channel }) => samples > 0 && channel.kind !== 'throttle').map(({ channel, min, max, mean }) => `${channelName(channel)} from ${formatNumber(min)} to ${formatNumber(max)} ${channel.unit}, mean ${formatNumber(mean)}`);
  return `Recorded over time, ${span}. ${ranges.join('; ')}. ${formatQuantity(gaps.length, 'gap')}, ${formatQuantity(events.length, 'event')}. Plus and minus keys zoom, 0 shows the whole.`;
}

function finite(values: Float64Array): number {
  let count = 0;
  for (const value of values) if (Number.isFinite(value)) count += 1;
  return count;
}
