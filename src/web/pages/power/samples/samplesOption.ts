import { CHANNEL_KINDS, type ChannelKind } from '../../../../core/model/channel.ts';
import type { DrawnChannel, SeriesWindow } from '../../../../core/power/types.ts';
import type { SecondsRange } from '../../../../core/view/viewState.ts';
import { type Band, bandSeries } from '../../../chart/options/bandSeries.ts';
import { baselineLine } from '../../../chart/options/baselineLine.ts';
import { type Range, extentOf } from '../../../chart/options/extent.ts';
import { lineSeries } from '../../../chart/options/lineSeries.ts';
import { stackedGrids } from '../../../chart/options/plotGrid.ts';
import { valueXAxis, valueYAxis } from '../../../chart/options/valueAxis.ts';
import { zoom, ZOOM_HEIGHT } from '../../../chart/options/zoom.ts';
import type { BuildOption, ChartSize, ChartTheme } from '../../../chart/types.ts';
import { momentText } from './runText.ts';
import { zoneLabels } from './zoneLabels.ts';

/** Channels of one kind share a plot. */
export interface ChannelGroup {
  readonly kind: ChannelKind;
  readonly label: string;
  readonly unit: string;
  readonly channels: readonly DrawnChannel[];
}

export interface SamplesPlan {
  readonly groups: readonly ChannelGroup[];
  readonly seconds: number;
  /** What is in sight; null for the whole run. */
  readonly window: SecondsRange | null;
  readonly load: SeriesWindow['load'];
  readonly gaps: SeriesWindow['gaps'];
  readonly events: SeriesWindow['events'];
}

const LABELS: { readonly [K in ChannelKind]: string } = { power: 'Power', temperature: 'Temperature', clock: 'Clock', throughput: 'Throughput', battery: 'Battery level', throttle: 'Throttling' };
/** A load is a share of what can be drawn or done; a temperature has no zero, a clock or a charge moves far above it. */
const FROM_ZERO: ReadonlySet<ChannelKind> = new Set(['power', 'throughput', 'throttle']);
const PLOT = 150;
const LOW_PLOT = 64;
const GAP = 40;
const AXIS = 44;
const LEFT = 56;

export function channelGroups(drawn: readonly DrawnChannel[]): readonly ChannelGroup[] {
  return CHANNEL_KINDS.flatMap((kind) => {
    const channels = drawn.filter(({ channel }) => channel.kind === kind);
    const first = channels[0]?.channel;
    return first === undefined ? [] : [{ kind, label: channels.length === 1 && first.label !== '' ? first.label : LABELS[kind], unit: first.unit, channels }];
  });
}

export function samplesHeight(groups: readonly ChannelGroup[]): number {
  return groups.reduce((sum, { kind }) => sum + plotHeight(kind) + GAP, 0) + AXIS + ZOOM_HEIGHT;
}

/** An axis of time has round ticks at any zoom; it counts in milliseconds. */
const MS = 1000;

/** One plot for each kind of channel, all on one axis of time in milliseconds since the start of the run. */
export function samplesOption(plan: SamplesPlan): BuildOption {
  const { groups, seconds, window } = plan;
  const full: Range = [0, seconds * MS];
  const visible: Range = window === null ? full : [window.fromS * MS, window.toS * MS];
  const several = groups.some(({ channels }) => channels.length > 1);
  return (theme, size) => {
    const right = several ? (size.narrow ? 60 : 96) : 16;
    const grids = stackedGrids({ heights: groups.map(({ kind }) => plotHeight(kind)), gap: GAP, left: LEFT, right });
    const indices = groups.map((_, index) => index);
    return {
      useUTC: true,
      grid: grids,
      xAxis: indices.map((index) => timeAxis(full, index, index === groups.length - 1, theme, size)),
      yAxis: groups.map((group, index) => levelAxis(group, visible, index === 0 && plan.events.length + plan.gaps.length > 0, index, theme, size)),
      dataZoom: zoom({ xAxisIndex: indices, full, range: window === null ? null : visible, theme, format: (ms) => momentText(ms / MS), left: LEFT, right }),
      series: groups.flatMap((group, index) => plotSeries(plan, group, index, visible, right, theme)),
    };
  };
}

function plotHeight(kind: ChannelKind): number {
  return kind === 'throttle' ? LOW_PLOT : PLOT;
}

function timeAxis([min, max]: Range, gridIndex: number, last: boolean, theme: ChartTheme, size: ChartSize): object {
  const base = valueXAxis({ label: 'Time since the start of the run', unit: '', extent: [min, max], theme, size, gridIndex });
  // Ticks follow the zoom, so that ECharts places them.
  return { ...base, type: 'time', min, max, name: last ? 'Time since the start of the run' : '', axisTick: { show: last, length: 4, lineStyle: { color: theme.lineStrong } }, axisLabel: { show: last, color: theme.textFaint, fontSize: theme.tickSize, fontFamily: theme.font, formatter: (ms: number) => momentText(ms / MS, 0.001), hideOverlap: true, alignMinLabel: 'left', alignMaxLabel: 'right' }, splitNumber: size.narrow ? 3 : 6 };
}

function levelAxis({ kind, label, unit, channels }: ChannelGroup, visible: Range, headroom: boolean, gridIndex: number, theme: ChartTheme, size: ChartSize): object {
  const extent = kind === 'throttle' ? ([0, 1] as const) : visibleExtent(channels, visible, headroom);
  return valueYAxis({ label, unit, extent, fromZero: FROM_ZERO.has(kind), theme, size: { ...size, height: plotHeight(kind) + 60 }, gridIndex });
}

/** Lowest and highest of what is in sight between two moments (ms), limits of the file included where they are near; with room above for names of bands. */
export function visibleExtent(channels: readonly DrawnChannel[], [from, to]: Range, headroom = false): Range | null {
  const inSight = function* (): Generator<number> {
    for (const { secondsFromStart, values } of channels) {
      for (let index = 0; index < values.length; index += 1) {
        const time = (secondsFromStart[index] ?? Number.NaN) * MS;
        if (time >= from && time <= to) yield values[index] ?? Number.NaN;
      }
    }
  };
  const extent = extentOf(inSight());
  if (extent === null) return null;
  const [low, high] = extent;
  const near = Math.max(high - low, Math.abs(high) * 0.1);
  const limits = channels.flatMap(({ channel: { limit } }) => (limit !== null && limit <= high + near && limit >= low - near ? [limit] : []));
  const room = headroom ? [high + (high - Math.min(low, 0)) * 0.15] : [];
  return extentOf([low, high, ...limits, ...room]);
}

function plotSeries(plan: SamplesPlan, group: ChannelGroup, index: number, visible: Range, right: number, theme: ChartTheme): readonly object[] {
  const steps = group.kind === 'throttle';
  const looks = group.channels.map((_, place) => theme.category(group.channels.length === 1 ? index : place));
  const limits = group.channels.flatMap(({ channel }) => (channel.limit === null ? [] : [{ value: channel.limit, label: channel.zone === '' ? 'limit in the file' : `limit of ${channel.zone}`, color: theme.danger }]));
  return [
    bandSeries({ bands: bandsOf(plan, index === 0, theme), theme, axisIndex: index, y: visibleExtent(group.channels, visible)?.[0] ?? 0 }),
    ...group.channels.map(({ secondsFromStart, values }, place) => lineSeries({ x: secondsFromStart.map((s) => s * MS), y: values, color: looks[place]?.color ?? theme.accent, dashed: place % 2 === 1, steps, axisIndex: index })),
    ...(limits.length === 0 ? [] : [baselineLine({ lines: limits, axis: 'y', other: visible[0], theme, axisIndex: index })]),
    ...(group.channels.length > 1 ? [zoneLabels(group.channels, looks, visible, right, theme, index)] : []),
  ];
}

/** Names stand in the topmost plot only. */
function bandsOf({ load, gaps, events, seconds }: SamplesPlan, named: boolean, theme: ChartTheme): readonly Band[] {
  const label = (text: string): Pick<Band, 'label'> => (named ? { label: text } : {});
  return [
    ...(load === null ? [] : [{ from: load.range.fromS * MS, to: load.range.toS * MS, color: theme.accent, opacity: 0.08 }]),
    ...gaps.map(({ fromS, toS }) => ({ from: fromS * MS, to: toS * MS, color: theme.textFaint, opacity: 0.1, hatched: true, minWidth: 3, ...label('gap') })),
    ...events.map((event) => ({ from: event.fromS * MS, to: Math.min(seconds, event.toS ?? event.fromS) * MS, color: theme.warning, opacity: 0.16, ...label(event.label) })),
  ];
}
