import { formatNumber } from '../../../../core/model/format.ts';
import { fitText } from '../../../chart/options/axisText.ts';
import { baselineLine } from '../../../chart/options/baselineLine.ts';
import { categoryYAxis } from '../../../chart/options/categoryAxis.ts';
import { type Dot, dotSeries } from '../../../chart/options/dotSeries.ts';
import { type Range, extentOf } from '../../../chart/options/extent.ts';
import { intervalSeries } from '../../../chart/options/intervalSeries.ts';
import { shapeSeries } from '../../../chart/options/shapeSeries.ts';
import { valueXAxis } from '../../../chart/options/valueAxis.ts';
import type { BuildOption, ChartSize, ChartTheme } from '../../../chart/types.ts';
import { isReal } from './isReal.ts';
import type { TemperatureRow, TemperatureRows } from './temperatureRows.ts';

const ROW = 24;
const NARROW_ROW = 38;
const FOOT = 52;
const HEAD = 6;
const NUMBER_ROOM = 96;
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
    return {
      grid: { left, right: NUMBER_ROOM, top: HEAD, height: rows.length * rowHeight(size.narrow), outerBoundsMode: 'none' },
      xAxis: valueXAxis({ label: 'Temperature', unit: '°C', better: 'lower', extent, fromZero: false, theme, size: { ...size, width: size.width - left - NUMBER_ROOM } }),
      yAxis: { ...categoryYAxis({ names: rows.map(() => ''), theme, size }), axisLabel: { show: false }, splitLine: { show: false } },
      series: [
        rowNames(rows, theme, size, left),
        limits(rows, theme, size.narrow),
        intervalSeries({ intervals: spans(rows, theme, below), direction: 'horizontal', cap: 0, width: 3 }),
        dotSeries({ dots: ends(rows, 'average', theme, below), theme, size: 7 }),
        dotSeries({ dots: ends(rows, 'peak', theme, below), theme, size: 11, layer: 4 }),
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
function ends(rows: readonly TemperatureRow[], which: 'average' | 'peak', theme: ChartTheme, below: number): readonly Dot[] {
  return rows.flatMap((row, at): Dot[] => {
    if (row.kind === 'device') return [];
    const value = row[which];
    if (value === null) return [];
    const look = theme.hardware(row.result.configuration.hardwareType);
    const last = which === 'peak' || row.peak === null;
    return [{ id: row.result.key, x: value, y: at, look: which === 'peak' ? look : { ...look, symbol: 'circle' }, hollow: !isReal(row.result), offset: [0, below], label: last ? endText(row, value) : undefined }];
  });
}

/** `78.2 °C, +21.4` */
function endText({ result }: Extract<TemperatureRow, { kind: 'result' }>, value: number): string {
  return result.temperatureRiseK === null ? `${formatNumber(value)}\u00a0°C` : `${formatNumber(value)}\u00a0°C, +${formatNumber(result.temperatureRiseK)}`;
}

/** The limit that the file gives for a device, across its lines. */
function limits(rows: readonly TemperatureRow[], theme: ChartTheme, narrow: boolean): object {
  const lines = rows.flatMap((row, at) => {
    if (row.kind !== 'device' || row.limitC === null) return [];
    const { limitC, span } = row;
    return Array.from({ length: span + 1 }, (_, step) => ({ value: limitC, band: at + step, label: step === 0 ? `limit ${formatNumber(limitC)} °C` : '', color: theme.danger }));
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
