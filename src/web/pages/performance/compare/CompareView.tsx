import { useMemo, useState } from 'react';
import type { Comparison, Sample } from '../../../../core/compare/types.ts';
import { formatQuantity } from '../../../../core/model/format.ts';
import { METRICS } from '../../../../core/model/metric.ts';
import type { ViewState } from '../../../../core/view/viewState.ts';
import { ChartFrame } from '../../../chart/ChartFrame.tsx';
import type { ChartDrawing } from '../../../chart/types.ts';
import { PHONE, useMedia } from '../../../data/useMedia.ts';
import type { SetView } from '../../../data/viewStore.ts';
import { ACROSS_WORDS, baselineLabel, comparedSentence, compareTitle, ITEMS_NOTE, unitAndDirection } from '../acrossWords.ts';
import { Pager, pagerText } from '../Pager.tsx';
import type { OnPick } from '../pick/picked.ts';
import { LogChoice } from '../toolbar/LogChoice.tsx';
import { barsOption, orderedEntries } from './barsOption.ts';
import { COMPARE_ROW, compareColumns } from './compareColumns.tsx';
import { compareEntries } from './compareEntries.ts';
import { compareExport } from './compareExport.ts';
import { bandHeight, barsShown, compareLayout, type CompareLayout } from './compareLayout.ts';
import { CompareSummary } from './CompareSummary.tsx';
import { compareTip, pickedEntry } from './compareTip.ts';
import { dotsLegend, dotsOption } from './dotsOption.ts';
import { partText, rulesText } from './summaryText.ts';
import { intervalsText } from '../resultsText.ts';
import { glyphLegend } from '../drawing/looks.ts';
import css from '../PerformancePage.module.css';

interface CompareViewProps {
  readonly comparison: Comparison;
  /** The row to begin with, from 0 among all that there are. */
  readonly wanted: number;
  /** Asks for the part of the rows with another row in it. */
  readonly onTurn: (row: number) => void;
  readonly view: ViewState;
  readonly setView: SetView;
  readonly busy: boolean;
  /** For exported images. */
  readonly source: string;
  readonly onPick: OnPick;
}

/** Room for the axis and its name, CSS pixels. */
const AXIS = 76;

/** Rows of dots or one row of bars against the baseline, and the verdicts as a table. */
export function CompareView({ comparison, wanted, onTurn, view, setView, busy, source, onPick }: CompareViewProps) {
  const { scale } = view.performance;
  const layout = useMemo(() => compareLayout(comparison, scale), [comparison, scale]);
  const [first, setFirst] = useFirstRow(comparison, layout.rowsAtOnce, view, wanted);
  const rows = rowsDrawn(comparison, layout, first);
  const entries = useMemo(() => compareEntries(comparison, comparison.rows), [comparison]);
  const columns = useMemo(() => compareColumns(comparison), [comparison]);
  const drawing = useCompareDrawing(comparison, layout, first, view, onPick);
  const exported = useMemo(() => compareExport(comparison), [comparison]);
  const phone = useMedia(PHONE);
  const metric = METRICS[comparison.metric];
  const summary = useMemo(() => <CompareSummary comparison={comparison} />, [comparison]);
  const { subtitle, note, rules } = useMemo(() => ({ subtitle: subtitleOf(comparison, layout, first), note: noteOf(comparison, layout), rules: rulesText(comparison) }), [comparison, layout, first]);
  return (
    <>
      {!phone && summary}
      <ChartFrame
        title={compareTitle(metric, comparison)}
        subtitle={subtitle}
        drawing={drawing}
        table={{ label: 'Verdicts', rows: entries, columns, exported, rowHeight: COMPARE_ROW, rowKey: ({ id }) => id, onPick: (entry, at) => onPick(pickedEntry(entry, metric), at) }}
        sql={comparison.sql}
        fileName={`compare-${comparison.metric}-across-${comparison.across}${comparison.part === null ? '' : `-${partText(comparison, comparison.part, '-')}`}`}
        busy={busy}
        source={[source, comparedSentence(comparison), note].join(' · ')}
        drawingControls={
          <>
            <LogChoice choice={layout.choice} setView={setView} />
            <Pager noun="rows" first={rows.first} shown={rows.last - rows.first} total={rows.of} onMove={(row) => turnTo(comparison, row, setFirst, onTurn)} />
          </>
        }
        drawingNotes={<p className={css.note}>{note}</p>}
      >
        <p className={css.note}>{rules}</p>
        {comparison.across === 'model' && <p className={css.note}>{ITEMS_NOTE}</p>}
      </ChartFrame>
      {phone && summary}
    </>
  );
}

/** The first row that is drawn; another question or order begins at the top again. */
function useFirstRow({ sql, baseline, rows, part }: Comparison, rowsAtOnce: number, { performance }: ViewState, wanted: number): readonly [first: number, setFirst: (first: number) => void] {
  const question = JSON.stringify([sql, baseline, performance.order]);
  const [turned, setTurned] = useState({ question, first: 0 });
  const begun = part === null ? 0 : Math.max(0, Math.min(rows.length - 1, wanted - part.first));
  const first = turned.question === question && turned.first < rows.length ? turned.first : begun;
  return [first - (first % rowsAtOnce), (row) => setTurned({ question, first: row })];
}

/** The rows that are drawn, from the first to before the last, among all that there are. */
function rowsDrawn({ rows, part }: Comparison, { rowsAtOnce }: CompareLayout, first: number): { readonly first: number; readonly last: number; readonly of: number } {
  const before = part?.first ?? 0;
  return { first: before + first, last: before + Math.min(rows.length, first + rowsAtOnce), of: part?.of ?? rows.length };
}

/** Draws the row, or asks for the part that it is in; back from the first row of a part to the last of the part before. */
function turnTo({ rows, part }: Comparison, row: number, setFirst: (first: number) => void, onTurn: (row: number) => void): void {
  const before = part?.first ?? 0;
  if (row >= before && row < before + rows.length) setFirst(row - before);
  else onTurn(row < before ? before - 1 : row);
}

function useCompareDrawing(comparison: Comparison, layout: CompareLayout, first: number, view: ViewState, onPick: OnPick): ChartDrawing {
  const phone = useMedia(PHONE);
  const { order } = view.performance;
  return useMemo((): ChartDrawing => {
    const rows = comparison.rows.slice(first, first + layout.rowsAtOnce);
    const metric = METRICS[comparison.metric];
    const row = rows[0];
    const bars = layout.kind === 'bars' && row !== undefined;
    const entries = new Map(compareEntries(comparison, rows).map((entry) => [entry.id, entry]));
    return {
      build: bars ? barsOption({ comparison, row, order, log: layout.choice.log }) : dotsOption({ comparison, rows, log: layout.choice.log }),
      height: AXIS + (bars ? barsShown(row).height : rows.length * bandHeight(comparison, rows, phone)),
      description: describe(comparison, layout, first),
      ...(bars ? {} : { legend: dotsLegend(comparison, rows) }),
      tip: (id) => {
        const entry = entries.get(id);
        return entry === undefined ? null : compareTip(entry, metric);
      },
      onPick: ({ id, clientX, clientY }) => {
        const entry = entries.get(id);
        if (entry !== undefined) onPick(pickedEntry(entry, metric), { clientX, clientY });
      },
    };
  }, [comparison, layout, first, phone, order, onPick]);
}

function subtitleOf(comparison: Comparison, layout: CompareLayout, first: number): string {
  const { rows, metric, part } = comparison;
  const drawn = rowsDrawn(comparison, layout, first);
  const row = rows[first];
  const parts = [unitAndDirection(METRICS[metric])];
  if (layout.kind === 'bars' && row !== undefined) {
    const { bars, of } = barsShown(row);
    parts.push([row.label, row.detail].filter((part) => part !== '').join(', '));
    if (bars < of) parts.push(`the best ${bars} of ${of}; all are in the table`);
  }
  const table = part === null ? 'all are in the table' : `the table has ${partText(comparison, part)}`;
  if (drawn.of > drawn.last - drawn.first) parts.push(`${pagerText('rows', drawn.first, drawn.last, drawn.of)}${layout.kind === 'dots' || part !== null ? `; ${table}` : ''}`);
  parts.push(intervalsText(samplesOf(comparison)));
  return parts.filter((part) => part !== '').join(' · ');
}

function noteOf(comparison: Comparison, layout: CompareLayout): string {
  const samples = samplesOf(comparison);
  const against = baselineLabel(comparison) ?? 'the best of the row';
  const baseline = layout.kind === 'dots' ? `The dashed line in each row is ${against}.` : `The dashed line is ${against}.`;
  const judged = layout.kind === 'dots' && comparison.rows.some(({ cells }) => cells.some((cell) => cell !== null && cell.verdict !== null)) ? ' Full marks are judged against it; small and pale ones have too few runs for a verdict.' : '';
  const missing = samples.some(({ interval }) => interval === null) ? ' A mark without a line has no interval.' : '';
  const glyphs = glyphLegend(samples);
  return `${baseline}${judged}${missing}${glyphs === '' ? '' : ` ${glyphs}.`}`;
}

function samplesOf({ rows }: Pick<Comparison, 'rows'>): readonly Sample[] {
  return rows.flatMap(({ cells }) => cells.flatMap((cell) => (cell === null ? [] : [cell.sample])));
}

function describe(comparison: Comparison, layout: CompareLayout, first: number): string {
  const finding = comparison.summaries.slice(0, 3).map(({ text }) => text).join(' ');
  const row = comparison.rows[first];
  if (layout.kind === 'bars' && row !== undefined) {
    const best = orderedEntries(comparison, row, 'value')[0];
    return `Bars for ${row.label}, ${row.detail}.${best === undefined ? '' : ` Best: ${best.column.label}.`} ${finding}`;
  }
  const drawn = rowsDrawn(comparison, layout, first);
  return `Dots for ${pagerText('rows', drawn.first, drawn.last, drawn.of)}, up to ${formatQuantity(comparison.columns.length, ACROSS_WORDS[comparison.across].one)} in each. ${finding}`;
}
