import type { Metric } from '../model/metric.ts';
import { geometricMean } from '../stats/geometricMean.ts';
import { median } from '../stats/summary.ts';
import type { Across } from '../view/viewState.ts';
import { doubt } from './arrange.ts';
import { groupBy } from './groupBy.ts';
import { summaryText } from './summaryText.ts';
import type { ColumnSummary, CompareCell, CompareColumn, CompareRow, VerdictKind } from './types.ts';

/** Models that an interval over models needs. */
const MODELS_NEED = 5;
const NONE: { readonly [K in VerdictKind]: number } = { better: 0, worse: 0, same: 0, unclear: 0, 'no-estimate': 0, 'not-comparable': 0 };

export interface Summarised {
  readonly metric: Metric;
  readonly across: Across;
}

interface Asked extends Summarised {
  readonly baseline: CompareColumn | null;
  /** The least doubt that a pair has: a mean of simulated pairs only where there are no others. */
  readonly least: number;
}

/** How each column but the baseline fares over the rows that have both; against the best of each row, over those of which it is not the best itself. */
export function summarise(columns: readonly CompareColumn[], rows: readonly CompareRow[], asked: Summarised, baseline: CompareColumn | null): readonly ColumnSummary[] {
  const based = rows.map((row) => ({ row, base: row.cells.find((cell) => cell?.isBaseline === true) ?? null }));
  const doubts = based.flatMap(({ row, base }) => row.cells.flatMap((cell) => (cell === null || cell === base || base === null || cell.verdict?.kind === 'not-comparable' ? [] : [doubt(cell.sample)])));
  const least = doubts.reduce((record, value) => Math.min(record, value), Infinity);
  return columns.flatMap((column, index) => (column.value === baseline?.value ? [] : [summaryOf(column, index, based, { ...asked, baseline, least })]));
}

interface BasedRow {
  readonly row: CompareRow;
  readonly base: CompareCell | null;
}

interface ComparedRow {
  readonly row: CompareRow;
  readonly own: CompareCell;
  readonly base: CompareCell;
}

function summaryOf(column: CompareColumn, index: number, rows: readonly BasedRow[], asked: Asked): ColumnSummary {
  const { baseline, least } = asked;
  const owned = rows.map(({ row, base }) => ({ row, base, own: row.cells[index] ?? null }));
  const best = owned.filter(({ row, own }) => own?.isBest === true && row.cells.filter((cell) => cell !== null).length > 1).length;
  const possible = owned.filter(({ own, base }) => (baseline === null ? own !== null && !own.isBaseline : own !== null || base !== null)).length;
  const both = owned.flatMap(({ row, own, base }): ComparedRow[] => (own === null || base === null || own === base ? [] : [{ row, own, base }]));
  const compared = both.filter(({ own }) => own.verdict?.kind !== 'not-comparable');
  const trusted = compared.filter(({ own }) => doubt(own.sample) === least);
  const near = trusted.filter(({ own }) => own.verdict?.farApart !== true);
  const averaged = near.filter(({ row }) => !row.unstated);
  const verdicts = { ...NONE };
  const counted = new Set(trusted);
  for (const entry of both) if (entry.own.verdict !== null && (counted.has(entry) || entry.own.verdict.kind === 'not-comparable')) verdicts[entry.own.verdict.kind] += 1;
  const summary = {
    column, possible, best, verdicts, compared: compared.length, doubtful: compared.length - trusted.length, farApart: trusted.length - near.length, unstated: near.length - averaged.length, averaged: averaged.length,
    models: groupBy(averaged, modelOf).size, ...middleOf(averaged, asked),
  };
  return { ...summary, text: summaryText(summary, asked, baseline, trusted[0]?.own.sample ?? null) };
}

type Middle = Pick<ColumnSummary, 'geomean' | 'geomeanInterval' | 'medianRatio' | 'medianDifference'>;

const NO_MIDDLE: Middle = { geomean: null, geomeanInterval: null, medianRatio: null, medianDifference: null };

function middleOf(rows: readonly ComparedRow[], { metric, across, baseline }: Asked): Middle {
  if (rows.length === 0 || across === 'model') return NO_MIDDLE;
  if (metric.scale === 'interval') return { ...NO_MIDDLE, medianDifference: median(rows.map(({ own, base }) => own.sample.median - base.sample.median)) };
  if (!rows.every((row) => ratioOf(row) > 0)) return NO_MIDDLE;
  if (baseline === null) return { ...NO_MIDDLE, medianRatio: median(rows.map(ratioOf)) };
  return { ...NO_MIDDLE, ...meanOverModels(rows) };
}

/** Rows of one model are no independent looks at the hardware: each model counts once, by the mean of its rows, and the interval is over models. */
function meanOverModels(rows: readonly ComparedRow[]): Pick<ColumnSummary, 'geomean' | 'geomeanInterval'> {
  const { geomean, low, high, n } = geometricMean([...groupBy(rows, modelOf).values()].map((own) => geometricMean(own.map(ratioOf)).geomean));
  return { geomean, geomeanInterval: n < MODELS_NEED || low === null || high === null ? null : [low, high] };
}

function ratioOf({ own, base }: ComparedRow): number {
  return own.sample.median / base.sample.median;
}

function modelOf({ own }: ComparedRow): string {
  return own.sample.configuration.model;
}
