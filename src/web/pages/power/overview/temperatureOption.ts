import { fitText } from '../../../chart/options/axisText.ts';
import { baselineLine } from '../../../chart/options/baselineLine.ts';
import { categoryYAxis } from '../../../chart/options/categoryAxis.ts';
import { type Dot, dotSeries } from '../../../chart/options/dotSeries.ts';
import { type Range, extentOf } from '../../../chart/options/extent.ts';
import { intervalSeries } from '../../../chart/options/intervalSeries.ts';
import { shapeSeries } from '../../../chart/options/shapeSeries.ts';
import { valueXAxis } from '../../../chart/options/valueAxis.ts';
import type { BuildOption, ChartSize, ChartTheme } from '../../../chart/types.ts';
import { valueText, withUnit } from '../resultText.ts';
import { HEADING_HEIGHT, plotHeading } from './plotHeading.ts';
import type { TemperatureRow, TemperatureRows } from './temperatureRows.ts';
import { type RingPlace, throttleRings } from './throttleRings.ts';
import { unrealLook, unrealOf } from './unrealLook.ts';

const ROW = 24;
const NARROW_ROW = 38;
const FOOT = 52;
/** Size of the mark at the peak. */
const PEAK = 11;
const HEAD = 4 + HEADING_HEIGHT;
/** For the numbers beside the peak. */
const NUMBER_ROOM = 204;
const NARROW_NUMBER_ROOM = 112;
const NAME_SHARE = 0.38;

export function temperatureHeight({ rows }: TemperatureRows, narrow: boolean): number {
  return HEAD + rows.length * rowHeight(narrow) + FOOT;
}

/** From average to peak, a line for each configuration under the name of its device. */
export function temperatureOption({ rows }: TemperatureRows): BuildOption {
  const extent = temperatureExtent(rows);
  return (theme, size) => {
    const left = size.narrow ? 4 : size.width * NAME_SHARE + 8;
    const below = size.narrow ? 9 : 0;
    const room = size.narrow ? NARROW_NUMBER_ROOM : NUMBER_ROOM;
    return {
      grid: { left, right: room, top: HEAD, height: rows.length * rowHeight(size.narrow), outerBoundsMode: 'none' },
      xAxis: valueXAxis({ label: 'Temperature', unit: '°C', better: 'lower', extent, fromZero: false, theme, size: { ...size, width: size.width - left - room } }),
      yAxis: { ...categoryYAxis({ names: rows.map(() => ''), theme, size }), axisLabel: { show: false }, splitLine: { show: false } },
      series: [
        rowNames(rows, theme, size, left),
        limits(rows, theme, size.narrow),
        intervalSeries({ intervals: spans(rows, theme, below), direction: 'horizontal', cap: 0, width: 3 }),
        dotSeries({ dots: ends(rows, 'average', theme, below, size.narrow), theme, size: 7, labelRoom: room }),
        dotSeries({ dots: ends(rows, 'peak', theme, below, size.narrow), theme, size: PEAK, layer: 4, labelRoom: room }),
        throttleRings(throttledPeaks(rows), theme, PEAK, [0, below]),
        plotHeading(size.narrow ? 'Temperature (°C) · lower is better' : 'Temperature (°C), from average to peak · lower is better', size.width - left, extent?.[0] ?? 0, theme),
      ],
    };
  };
}

export function temperatureExtent(rows: readonly TemperatureRow[]): Range | null {
  return extentOf(rows.flatMap((row) => (row.kind === 'device' ? [row.limitC] : [row.average, row.peak])));
}

function rowHeight(narrow: boolean): number {
  return narrow ? NARROW_ROW : ROW;
}

function spans(rows: readonly TemperatureRow[], theme: ChartTheme, offset: number) {
  return rows.flatMap((row, at) => (row.kind === 'result' && row.average !== null && row.peak !== null ? [{ at, from: row.average, to: row.peak, color: theme.hardware(row.result.configuration.hardwareType).color, offset }] : []));
}

/** The peak carries the shape of its hardware type and the numbers; the average is a small round dot. */
function ends(rows: readonly TemperatureRow[], which: 'average' | 'peak', theme: ChartTheme, below: number, narrow: boolean): readonly Dot[] {
  return rows.flatMap((row, at): Dot[] => {
    if (row.kind === 'device') return [];
    const value = row[which];
    if (value === null) return [];
    const look = theme.hardware(row.result.configuration.hardwareType);
    const unreal = unrealOf(row.result);
    const last = which === 'peak' || row.peak === null;
    return [{ id: row.result.key, x: value, y: at, look: which === 'peak' ? unrealLook(look, unreal) : { ...look, symbol: 'circle' }, hollow: unreal !== null, offset: [0, below], label: last ? endText(row, value, narrow) : undefined }];
  });
}

/** `peak 91.5 °C, 3.73 K over average`; on a narrow screen `91.5 °C, +3.73 K`. */
export function endText({ result, peak }: Pick<Extract<TemperatureRow, { kind: 'result' }>, 'result' | 'peak'>, value: number, narrow: boolean): string {
  const degrees = valueText('temperature', value);
  const rise = result.temperatureRiseK;
  const head = narrow ? degrees : `${peak === null ? 'average' : 'peak'} ${degrees}`;
  if (rise === null) return head;
  return narrow ? `${head}, +${withUnit(rise, 'K')}` : `${head}, ${withUnit(rise, 'K')} over average`;
}

/** Where the last mark of each throttled result is. */
function throttledPeaks(rows: readonly TemperatureRow[]): readonly RingPlace[] {
  return rows.flatMap((row, y) => {
    const x = row.kind === 'device' ? null : (row.peak ?? row.average);
    return row.kind === 'device' || x === null || row.result.throttle === null ? [] : [{ x, y }];
  });
}

/** The limit that the file gives for a device, across its lines. */
function limits(rows: readonly TemperatureRow[], theme: ChartTheme, narrow: boolean): object {
  const lines = rows.flatMap((row, at) => {
    if (row.kind !== 'device' || row.limitC === null) return [];
    const { limitC, span } = row;
    return Array.from({ length: span + 1 }, (_, step) => ({ value: limitC, band: at + step, label: step === 0 ? `limit ${valueText('temperature', limitC)}` : '', color: theme.danger }));
  });
  return baselineLine({ lines, axis: 'x', theme, bandWidth: rowHeight(narrow) });
}

/** Names of devices in bold, of their configurations below; on a narrow screen above their lines, else at the left. */
function rowNames(rows: readonly TemperatureRow[], theme: ChartTheme, size: ChartSize, left: number): object {
  const low = temperatureExtent(rows)?.[0] ?? 0;
  return shapeSeries({
    layer: 3,
    clip: false,
    items: rows.map((row, at) => ({ x: low, y: at, row })),
    draw: ({ x, y, row }, plot) => {
      const device = row.kind === 'device';
      const middle = plot.at(x, y)[1];
      const room = size.narrow ? size.width - 12 : left - (device ? 8 : 24);
      return {
        type: 'text',
        silent: true,
        x: size.narrow ? 2 : device ? 2 : 14,
        y: size.narrow && !device ? middle - 8 : middle,
        style: { text: fitText(row.label, room, 12), fill: device ? theme.text : theme.textMuted, font: `${device ? 600 : 400} 12px ${theme.font}`, align: 'left', verticalAlign: 'middle' },
      };
    },
  });
}
