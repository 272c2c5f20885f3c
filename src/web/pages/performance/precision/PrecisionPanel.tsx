import { useMemo } from 'react';
import type { PrecisionStep, PrecisionTrade } from '../../../../core/compare/types.ts';
import { METRICS, type Metric, type MetricKey } from '../../../../core/model/metric.ts';
import { ChartFrame } from '../../../chart/ChartFrame.tsx';
import type { ChartDrawing } from '../../../chart/types.ts';
import { PHONE, useMedia } from '../../../data/useMedia.ts';
import { shownValue, useQuery } from '../../../data/useQuery.ts';
import { EmptyChart } from '../EmptyChart.tsx';
import { nothingForSubject } from '../emptyReason.ts';
import { sourceText, withUsed } from '../../../app/filters/sourceText.ts';
import { intervalsText } from '../resultsText.ts';
import { glyphLegend } from '../drawing/looks.ts';
import { markedFor, marksText } from '../marksText.ts';
import { againstReference } from '../numberWords.ts';
import { PanelLayout } from '../PanelLayout.tsx';
import type { PanelProps } from '../panelProps.ts';
import { type Fact, type PickedResult, pickedPoint, pointFacts } from '../pick/picked.ts';
import { questionKey } from '../questionKey.ts';
import { subjectText } from '../subjectSentence.ts';
import { SubjectSelects } from '../toolbar/SubjectSelects.tsx';
import { precisionColumns } from './precisionColumns.tsx';
import { panelMetrics } from './precisionMetrics.ts';
import { precisionHeight, precisionOption } from './precisionOption.ts';
import css from '../PerformancePage.module.css';

/** What a narrower precision brings in speed, memory and energy. */
export function PrecisionPanel({ session, view, setView, datasetName, onPick }: PanelProps) {
  const query = useQuery(session.performance, questionKey('precision', view), (signal) => session.performance.precisionTrade(view, signal));
  const trade = shownValue(query);
  return (
    <PanelLayout
      query={query}
      what="The precision trade"
      view={view}
      setView={setView}
      controls={trade !== null && <SubjectSelects choices={trade.choices} view={view} setView={setView} />}
      sentence={({ subject }) => `By precision, from wide to narrow${subjectText(subject) === '' ? '' : `, for ${subjectText(subject)}`}; the rest of the setting is equal, versions and dates may differ.`}
      metrics={() => []}
      throttled={({ steps }) => steps.some(({ point }) => point.throttle !== null)}
    >
      {(answer) =>
        answer.steps.length < 2 ? (
          <EmptyChart setView={setView} empty={nothingForSubject({ view, dataset: session.dataset, counts: answer.counts, metrics: answer.metrics, wanted: [] }, 'No precisions to set side by side', 'Nothing in view was measured at two precisions or more on one device, with everything else equal.')} />
        ) : (
          <PrecisionChart trade={answer} view={view} setView={setView} source={withUsed(sourceText(datasetName, session.dataset, view), answer.counts)} onPick={onPick} busy={query.status === 'loading'} />
        )
      }
    </PanelLayout>
  );
}

function PrecisionChart({ trade, view, source, onPick, busy }: Omit<PanelProps, 'session' | 'datasetName'> & { readonly source: string } & { readonly trade: PrecisionTrade; readonly busy: boolean }) {
  const phone = useMedia(PHONE);
  const asked = view.performance.metric;
  const columns = useMemo(() => precisionColumns(trade), [trade]);
  const drawing = useMemo((): ChartDrawing => {
    const panels = panelMetrics(trade.metrics, asked, trade.steps);
    const read = (id: string): { readonly step: PrecisionStep | undefined; readonly key: MetricKey | undefined } => {
      const [at, key] = JSON.parse(id) as readonly [number, MetricKey];
      return { step: trade.steps[at], key };
    };
    return {
      build: precisionOption({ trade, panels }),
      height: precisionHeight(trade.steps.length, panels.length, phone),
      description: describe(trade, panels),
      tip: (id) => {
        const { step, key } = read(id);
        if (step === undefined || key === undefined) return null;
        return { title: `${step.precision}, ${METRICS[key].label}`, lines: [...pointFacts(step.point, trade.metrics), ...ratioFacts(step, trade)] };
      },
      onPick: ({ id, clientX, clientY }) => {
        const { step } = read(id);
        if (step !== undefined) onPick(pickedStep(step, trade), { clientX, clientY });
      },
    };
  }, [trade, asked, phone, onPick]);
  const glyphs = glyphLegend(trade.steps.map(({ point }) => point));
  return (
    <ChartFrame
      title="What does a narrower precision bring?"
      subtitle={[subjectText(trade.subject), trade.reference === null ? '' : `ratios against ${trade.reference}`, intervalsText(trade.steps.flatMap(({ point }) => Object.values(point.values)))].filter((part) => part !== '').join(' · ')}
      drawing={drawing}
      table={{ label: 'Precisions', rows: trade.steps, columns, rowKey: ({ precision }) => precision, onPick: (step, at) => onPick(pickedStep(step, trade), at) }}
      sql={trade.sql}
      fileName="precision-trade"
      busy={busy}
      source={source}
    >
      <p className={css.note}>{`${trade.reference === null ? '' : `The dashed line is ${trade.reference}. `}Accuracy is not in these numbers: a narrower precision can cost some.${glyphs === '' ? '' : ` ${glyphs}.`}`}</p>
    </ChartFrame>
  );
}

function ratioFacts(step: PrecisionStep, { metrics, reference }: Pick<PrecisionTrade, 'metrics' | 'reference'>): readonly Fact[] {
  if (step.precision === reference) return [['Reference', 'the others are compared with it']];
  const marks = marksText(markedFor(step.point, metrics));
  const words = metrics.flatMap((key): readonly Fact[] => (step.ratios[key] === undefined ? [] : [[`${METRICS[key].label} against ${reference ?? 'the reference'}`, againstReference(step.ratios[key], METRICS[key])]]));
  return marks === '' ? words : [...words, ['Marks', marks]];
}

function pickedStep(step: PrecisionStep, trade: PrecisionTrade): PickedResult {
  return pickedPoint(step.point, trade.metrics, ratioFacts(step, trade));
}

function describe({ steps, reference }: PrecisionTrade, panels: readonly MetricKey[]): string {
  const parts = panels.map((key): string => {
    const metric: Metric = METRICS[key];
    return `${metric.label}: ${steps.map(({ precision, ratios }) => `${precision} ${precision === reference ? 'is the reference' : againstReference(ratios[key], metric)}`).join(', ')}.`;
  });
  return `Bars by precision. ${parts.join(' ')}`;
}
