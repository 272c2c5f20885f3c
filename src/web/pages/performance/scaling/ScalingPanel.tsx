import { useMemo, useState } from 'react';
import type { Scaling } from '../../../../core/compare/types.ts';
import { formatPercent, formatQuantity } from '../../../../core/model/format.ts';
import { METRICS } from '../../../../core/model/metric.ts';
import type { Dataset } from '../../../../core/source/dataset.ts';
import { ChartFrame } from '../../../chart/ChartFrame.tsx';
import type { ChartDrawing } from '../../../chart/types.ts';
import { PHONE, useMedia } from '../../../data/useMedia.ts';
import { Button } from '../../../parts/Button.tsx';
import { shownValue, useQuery } from '../../../data/useQuery.ts';
import { EmptyChart } from '../EmptyChart.tsx';
import { sourceText, withUsed } from '../../../app/filters/sourceText.ts';
import { nothingForSubject } from '../emptyReason.ts';
import { glyphLegend } from '../drawing/looks.ts';
import { logChoice } from '../logChoice.ts';
import { marksText } from '../marksText.ts';
import { PanelLayout } from '../PanelLayout.tsx';
import type { PanelProps } from '../panelProps.ts';
import { type PickedResult, pickedPoint, pointFacts } from '../pick/picked.ts';
import { questionKey } from '../questionKey.ts';
import { subjectText } from '../subjectSentence.ts';
import { intervalsText } from '../resultsText.ts';
import { withBounds } from '../intervalColumns.ts';
import { LogChoice } from '../toolbar/LogChoice.tsx';
import { SubjectSelects } from '../toolbar/SubjectSelects.tsx';
import { SCALING_COLUMNS } from './scalingColumns.tsx';
import { LINES_AT_MOST, lineName, mainLines, panelsOf, saturationNotes, saturationSummary, scalingEntries, type ScalingEntry, valueAt } from './scalingEntries.ts';
import { dashesText, scalingHeight, scalingLegend, scalingOption } from './scalingOption.ts';
import css from '../PerformancePage.module.css';

const SCALING_EXPORT = withBounds(SCALING_COLUMNS, ({ point }) => point.point.values.throughput?.interval ?? null);

/** What a larger batch brings, and where it stops. */
export function ScalingPanel({ session, view, setView, datasetName, onPick }: PanelProps) {
  const query = useQuery(session.performance, questionKey('scaling', view), (signal) => session.performance.scaling(view, signal));
  const scaling = shownValue(query);
  return (
    <PanelLayout
      query={query}
      what="The scaling"
      view={view}
      setView={setView}
      controls={scaling !== null && <SubjectSelects choices={scaling.choices} view={view} setView={setView} />}
      sentence={({ subject }) => `By batch size${subjectText(subject) === '' ? '' : `, for ${subjectText(subject)}`}; each line is one device at one precision, the rest of the setting is equal; versions and dates may differ.`}
      metrics={() => ['throughput', 'latency']}
      throttled={({ lines }) => lines.some(({ points }) => points.some(({ point }) => point.throttle !== null))}
    >
      {(answer) =>
        panelsOf(answer).length === 0 ? (
          <EmptyChart setView={setView} empty={nothingForSubject({ view, dataset: session.dataset, counts: answer.counts, metrics: [], wanted: ['throughput', 'latency'] }, 'No batch sizes to set side by side', noBatches(session.dataset))} />
        ) : (
          <ScalingChart scaling={answer} view={view} setView={setView} source={withUsed(sourceText(datasetName, session.dataset, view), answer.counts)} onPick={onPick} busy={query.status === 'loading'} />
        )
      }
    </PanelLayout>
  );
}

function noBatches({ dimensions }: Pick<Dataset, 'dimensions'>): string {
  if (dimensions.batch.every(({ value }) => value === '')) return 'No row of this file states a batch size.';
  return 'Nothing in view was measured at two batch sizes or more on one device, with everything else equal.';
}

function ScalingChart({ scaling, view, setView, source, onPick, busy }: Omit<PanelProps, 'session' | 'datasetName'> & { readonly source: string } & { readonly scaling: Scaling; readonly busy: boolean }) {
  const phone = useMedia(PHONE);
  const [all, setAll] = useState(false);
  const lines = useMemo(() => (all ? scaling.lines : mainLines(scaling.lines)), [scaling, all]);
  const drawn = useMemo(() => ({ lines }), [lines]);
  const panels = useMemo(() => panelsOf(drawn), [drawn]);
  const entries = useMemo(() => scalingEntries(scaling), [scaling]);
  const choice = logChoice(panels.flatMap((panel) => entries.map(({ point }) => valueAt(point, panel))), view.performance.scale, panels.map((panel) => METRICS[panel]));
  const notes = saturationNotes(scaling);
  const drawing = useMemo((): ChartDrawing => {
    const byId = new Map(entries.map((entry) => [entry.id, entry]));
    return {
      build: scalingOption({ scaling: drawn, log: choice.log }),
      height: scalingHeight(panels.length, lines.length, phone),
      legend: scalingLegend(drawn),
      description: `${panels.map((panel) => METRICS[panel].label).join(' and ')} by batch size. ${saturationSummary(scaling)}`,
      tip: (id) => {
        const entry = byId.get(id);
        return entry === undefined ? null : { title: `${lineName(entry.line)}, batch ${entry.point.batch}`, lines: factsOf(entry) };
      },
      onPick: ({ id, clientX, clientY }) => {
        const entry = byId.get(id);
        if (entry !== undefined) onPick(pickedEntry(entry), { clientX, clientY });
      },
    };
  }, [scaling, drawn, lines, entries, panels, choice.log, phone, onPick]);
  const glyphs = glyphLegend(entries.map(({ point }) => point.point));
  return (
    <ChartFrame
      title="Does a larger batch pay?"
      subtitle={[subjectText(scaling.subject), lines.length < scaling.lines.length ? `${lines.length} of ${formatQuantity(scaling.lines.length, 'line')}, those with most throughput` : formatQuantity(lines.length, 'line'), intervalsText(entries.map(({ point }) => point.point.values.throughput ?? point.point.values.latency ?? { n: 1, interval: null }))].filter((part) => part !== '').join(' · ')}
      drawing={drawing}
      table={{ label: 'Scaling by batch size', rows: entries, columns: SCALING_COLUMNS, exported: SCALING_EXPORT, rowKey: ({ id }) => id, onPick: (entry, at) => onPick(pickedEntry(entry), at) }}
      sql={scaling.sql}
      fileName="scaling-by-batch"
      busy={busy}
      source={source}
      drawingControls={
        <>
          <LogChoice choice={choice} setView={setView} />
          {scaling.lines.length > LINES_AT_MOST && <Button onClick={() => setAll(!all)}>{all ? `Show ${LINES_AT_MOST}` : `Show all ${scaling.lines.length}`}</Button>}
        </>
      }
    >
      <p className={css.note}>{[saturationSummary(scaling), lines.some(({ saturatesAt }) => saturatesAt !== null) ? 'A ring marks where: from there on a doubling brings less than 5\u00a0%; it is dotted where intervals are missing or do not bear it out.' : '', dashesText(drawn) === '' ? '' : `Lines: ${dashesText(drawn)}.`, glyphs === '' ? '' : `${glyphs}.`].filter((part) => part !== '').join(' ')}</p>
      <details className={css.note}>
        <summary>Line by line</summary>
        <ul>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </details>
    </ChartFrame>
  );
}

function factsOf({ point }: ScalingEntry): readonly (readonly [string, string])[] {
  const marks = marksText(point.point);
  return [
    ...pointFacts(point.point, ['throughput', 'latency']),
    ['Efficiency', point.efficiency === null ? 'needs a throughput at batch 1' : `${formatPercent(point.efficiency)} of batch 1`],
    ...(marks === '' ? [] : [['Marks', marks] as const]),
  ];
}

function pickedEntry({ point }: ScalingEntry): PickedResult {
  const efficiency = point.efficiency === null ? [] : [['Efficiency', `${formatPercent(point.efficiency)} of batch 1`] as const];
  return pickedPoint(point.point, ['throughput', 'latency'], efficiency);
}
