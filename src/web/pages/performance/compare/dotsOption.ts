import type { CompareRow, Comparison } from '../../../../core/compare/types.ts';
import { METRICS } from '../../../../core/model/metric.ts';
import { fitText } from '../../../chart/options/axisText.ts';
import { baselineLine } from '../../../chart/options/baselineLine.ts';
import { dotSeries } from '../../../chart/options/dotSeries.ts';
import { extentOf, type Range } from '../../../chart/options/extent.ts';
import { intervalSeries } from '../../../chart/options/intervalSeries.ts';
import { plotGrid } from '../../../chart/options/plotGrid.ts';
import { axisRange } from '../../../chart/options/valueAxis.ts';
import type { BuildOption, ChartOption, ChartSize, ChartTheme, LegendItem, Look } from '../../../chart/types.ts';
import { isHollow, lookOf, markGlyphs } from '../drawing/looks.ts';
import { LABEL_ROOM, labelMargin, rowAxis, rowLabels } from '../drawing/rowLabels.ts';
import { tallXAxes } from '../drawing/tallXAxes.ts';
import { baselineOf, compareEntries, type CompareEntry, rowDetails } from './compareEntries.ts';
import { isJudged } from './verdictWords.ts';
import { bandHeight, labelsDots, laneHeight } from './compareLayout.ts';

/** For the names of dots at the right border, CSS pixels. */
const NAME_ROOM = 150;

interface DotsInput {
  readonly comparison: Pick<Comparison, 'columns' | 'metric' | 'across'>;
  readonly rows: readonly CompareRow[];
  readonly log: boolean;
}

interface PlacedEntry extends CompareEntry {
  /** Row from the top, in the middle of its dots. */
  readonly at: number;
  /** CSS pixels from there. */
  readonly offset: number;
  readonly look: Look;
}

/** A row of dots with intervals for each row of the comparison, its baseline as an upright line. */
export function dotsOption(input: DotsInput): BuildOption {
  return (theme, size) => buildDots(input, theme, size);
}

function buildDots({ comparison, rows, log }: DotsInput, theme: ChartTheme, size: ChartSize): ChartOption {
  const metric = METRICS[comparison.metric];
  const entries = placedEntries(comparison, rows, theme, size.narrow);
  const extent = drawnExtent(entries, rows);
  const axis = { label: metric.label, unit: metric.unit, better: metric.better, extent, log, fromZero: metric.scale === 'ratio', theme, size };
  const range = axisRange(axis);
  const nameRoom = labelsDots(comparison) ? (size.narrow ? NAME_ROOM * 0.7 : NAME_ROOM) : 0;
  const labelWidth = size.narrow ? size.width - 24 : Math.min(300, size.width * 0.26);
  const lane = laneHeight(comparison);
  return {
    animation: false,
    grid: plotGrid({ top: 6, left: size.narrow ? 4 : labelMargin(labelWidth), right: Math.max(20, nameRoom) }),
    xAxis: tallXAxes(axis),
    yAxis: rowAxis(rows.length, theme),
    series: [
      rowLabels(rows.map((row) => ({ title: row.label, details: rowDetails(row) })), { theme, place: size.narrow ? 'above' : 'left', width: labelWidth, onAxis: range[0] }),
      baselineLine({ lines: baselines(rows, comparison, size.narrow), axis: 'x', theme, bandWidth: bandHeight(comparison, rows, false) - 8 }),
      intervalSeries({
        direction: 'horizontal',
        cap: lane > 10 ? 6 : 0,
        width: 2,
        intervals: entries.flatMap(({ cell, at, offset, look }) => (cell.sample.interval === null ? [] : [{ at, from: within(cell.sample.interval[0], range), to: within(cell.sample.interval[1], range), color: look.color, offset, faded: isPale(cell) }])),
      }),
      dotSeries({
        theme,
        size: 10,
        dots: entries.map(({ id, cell, at, offset, look, column }) => ({ id, x: cell.sample.median, y: at, offset: [0, offset] as const, look, hollow: isHollow(cell.sample), ...(isPale(cell) ? { faded: true, size: 7 } : {}), label: dotLabel(nameRoom === 0 ? '' : fitText(column.label, nameRoom - 28, theme.tickSize), markGlyphs(cell.sample)) })),
      }),
    ],
  };
}

/** Neither a baseline nor judged against one: its place is known, whether it differs is not. */
function isPale(cell: PlacedEntry['cell']): boolean {
  return !cell.isBaseline && !isJudged(cell);
}

/** Each sample in the lane of its column, so that a column is at one height in every row. */
function placedEntries(comparison: DotsInput['comparison'], rows: readonly CompareRow[], theme: ChartTheme, narrow: boolean): readonly PlacedEntry[] {
  const used = usedColumns(comparison, rows);
  const ownLanes = !labelsDots(comparison);
  const lane = laneHeight(comparison);
  return rows.flatMap((row, index) => {
    const entries = compareEntries(comparison, [row]);
    const lanes = ownLanes ? used.length : entries.length;
    return entries.map((entry, order) => {
      const place = ownLanes ? used.indexOf(entry.column) : order;
      return { ...entry, at: rowMiddle(index, bandHeight(comparison, rows, narrow), narrow), offset: (place - (lanes - 1) / 2) * lane, look: lookOf(theme, entry.column.hardwareType, comparison.columns.indexOf(entry.column)) };
    });
  });
}

/** The middle of the dots of a row: on a phone its name stands above them. */
function rowMiddle(index: number, band: number, narrow: boolean): number {
  return index + (narrow ? (LABEL_ROOM + (band - LABEL_ROOM) / 2) / band : 0.5);
}

function usedColumns({ columns }: Pick<Comparison, 'columns'>, rows: readonly CompareRow[]): readonly Comparison['columns'][number][] {
  return columns.filter((_, index) => rows.some((row) => (row.cells[index] ?? null) !== null));
}

function baselines(rows: readonly CompareRow[], comparison: DotsInput['comparison'], narrow: boolean) {
  const band = bandHeight(comparison, rows, narrow);
  return rows.flatMap((row, index) => {
    const baseline = baselineOf(row);
    return baseline === null ? [] : [{ value: baseline.sample.median, label: '', band: rowMiddle(index, band, narrow) }];
  });
}

/** All that is drawn: medians, and intervals unless one of them is so wide that it would squeeze the rest. */
function drawnExtent(entries: readonly PlacedEntry[], rows: readonly CompareRow[]): Range | null {
  const medians = extentOf([...entries.map(({ cell }) => cell.sample.median), ...rows.map((row) => baselineOf(row)?.sample.median)]);
  const all = extentOf(entries.flatMap(({ cell }) => [cell.sample.median, ...(cell.sample.interval ?? [])]));
  if (medians === null || all === null) return null;
  const lowest = medians[0] > 0 ? Math.max(all[0], medians[0] / 2) : all[0];
  return [lowest, medians[1] > 0 ? Math.min(all[1], medians[1] * 2) : all[1]];
}

function within(value: number, [low, high]: Range): number {
  return Math.min(Math.max(value, low), high);
}

function dotLabel(name: string, glyphs: string): string | undefined {
  const text = [name, glyphs].filter((part) => part !== '').join(' ');
  return text === '' ? undefined : text;
}

/** The columns that the rows have, where their looks differ; nothing where each dot says its name. */
export function dotsLegend(comparison: DotsInput['comparison'], rows: readonly CompareRow[]): (theme: ChartTheme) => readonly LegendItem[] {
  const used = labelsDots(comparison) ? [] : usedColumns(comparison, rows);
  return (theme) => used.map((column) => ({ label: column.label, ...lookOf(theme, column.hardwareType, comparison.columns.indexOf(column)) }));
}
