import { useMemo } from 'react';
import type { Pareto, ParetoPoint } from '../../../../core/compare/types.ts';
import { formatCount, formatQuantity } from '../../../../core/model/format.ts';
import { METRICS, type MetricKey } from '../../../../core/model/metric.ts';
import { ChartFrame } from '../../../chart/ChartFrame.tsx';
import type { ChartDrawing } from '../../../chart/types.ts';
import { PHONE, useMedia } from '../../../data/useMedia.ts';
import { shownValue, useQuery } from '../../../data/useQuery.ts';
import { FrontierList } from '../../../parts/FrontierList.tsx';
import { placeText } from '../../../parts/ResultContent.tsx';
import { Segments } from '../../../parts/Segments.tsx';
import { unitAndDirection } from '../acrossWords.ts';
import { EmptyChart } from '../EmptyChart.tsx';
import { nothingForSubject } from '../emptyReason.ts';
import { glyphLegend } from '../drawing/looks.ts';
import { commonText } from '../configurationNames.ts';
import { logChoice } from '../logChoice.ts';
import { markedFor, marksText } from '../marksText.ts';
import { intervalText, valueText } from '../numberWords.ts';
import { sourceText, withUsed } from '../../../app/filters/sourceText.ts';
import { intervalsText, resultsText } from '../resultsText.ts';
import { PanelLayout } from '../PanelLayout.tsx';
import type { PanelProps } from '../panelProps.ts';
import { type PickedResult, pickedPoint } from '../pick/picked.ts';
import { questionKey } from '../questionKey.ts';
import { subjectText } from '../subjectSentence.ts';
import { LogChoice } from '../toolbar/LogChoice.tsx';
import { MetricSelect } from '../toolbar/MetricSelect.tsx';
import { SubjectSelects } from '../toolbar/SubjectSelects.tsx';
import { withMetric, withPerformance } from '../viewChanges.ts';
import { frontierText } from './frontierText.ts';
import { frontierItems } from './frontierItems.ts';
import { paretoColumns } from './paretoColumns.tsx';
import { inOrder, paretoLegend, paretoOption } from './paretoOption.ts';
import css from '../PerformancePage.module.css';

const DOMINATED = [
  { value: 'shown', label: 'All points' },
  { value: 'hidden', label: 'Frontier only' },
] as const;

/** Which configurations no other beats in both of two metrics. */
export function ParetoPanel({ session, view, setView, datasetName, onPick }: PanelProps) {
  const query = useQuery(session.performance, questionKey('pareto', view), (signal) => session.performance.pareto(view, signal));
  const pareto = shownValue(query);
  return (
    <PanelLayout
      query={query}
      what="The frontier"
      view={view}
      setView={setView}
      controls={
        pareto !== null && (
          <>
            <MetricSelect label="Metric" value={pareto.y} metrics={pareto.metrics.filter((key) => key !== pareto.x)} onChange={(metric) => setView((from) => withMetric(from, metric))} />
            <MetricSelect label="Against" value={pareto.x} metrics={pareto.metrics.filter((key) => key !== pareto.y)} onChange={(against) => setView((from) => withPerformance(from, { against }))} />
            <SubjectSelects choices={pareto.choices} view={view} setView={setView} />
            <Segments label="Dominated points" value={view.performance.dominated} segments={DOMINATED} onChange={(dominated) => setView((from) => withPerformance(from, { dominated }))} />
          </>
        )
      }
      sentence={({ x, y, subject }) => `${METRICS[y].label} against ${METRICS[x].label.toLowerCase()}${subjectText(subject) === '' ? '' : `, for ${subjectText(subject)}`}; each point is one configuration.`}
      metrics={({ x, y }) => [y, x]}
      throttled={({ points }) => points.some(({ point }) => point.throttle !== null)}
    >
      {(answer) =>
        answer.points.length < 2 ? (
          <EmptyChart setView={setView} empty={nothingForSubject({ view, dataset: session.dataset, counts: answer.counts, metrics: answer.metrics, wanted: [answer.y, answer.x] }, 'No frontier to draw', `Fewer than two configurations in view have both ${METRICS[answer.y].short} and ${METRICS[answer.x].short}.`)} />
        ) : (
          <ParetoChart pareto={answer} view={view} setView={setView} source={withUsed(sourceText(datasetName, session.dataset, view), answer.counts)} onPick={onPick} busy={query.status === 'loading'} />
        )
      }
    </PanelLayout>
  );
}

function ParetoChart({ pareto, view, setView, source, onPick, busy }: Omit<PanelProps, 'session' | 'datasetName'> & { readonly source: string } & { readonly pareto: Pareto; readonly busy: boolean }) {
  const phone = useMedia(PHONE);
  const { scale, dominated } = view.performance;
  const points = useMemo(() => (dominated === 'hidden' ? pareto.points.filter(({ onFrontier }) => onFrontier) : pareto.points), [pareto, dominated]);
  const columns = useMemo(() => paretoColumns(pareto), [pareto]);
  const x = logChoice(pareto.points.map((point) => point.x), scale, [METRICS[pareto.x]]);
  const y = logChoice(pareto.points.map((point) => point.y), scale, [METRICS[pareto.y]]);
  const drawing = useMemo((): ChartDrawing => {
    return {
      build: paretoOption({ pareto, points, logX: x.log, logY: y.log }),
      height: phone ? 420 : 520,
      legend: paretoLegend(points),
      description: describe(pareto),
      tip: (id) => {
        const point = points[Number(id)];
        return point === undefined ? null : { title: `${point.point.configuration.model}, ${placeText(point.point.configuration)}`, lines: factsOf(point, pareto) };
      },
      onPick: ({ id, clientX, clientY }) => {
        const point = points[Number(id)];
        if (point !== undefined) onPick(pickedOf(point, pareto), { clientX, clientY });
      },
    };
  }, [pareto, points, x.log, y.log, phone, onPick]);
  const glyphs = glyphLegend(points.map(({ point }) => point));
  const common = commonText(pareto.points.map(({ point }) => point.configuration));
  const frontier = inOrder(pareto.points.filter(({ onFrontier }) => onFrontier));
  return (
    <ChartFrame
      title={`${METRICS[pareto.y].label} against ${METRICS[pareto.x].label.toLowerCase()}: which configurations does no other beat?`}
      subtitle={[common, `${formatQuantity(pareto.points.length, 'configuration')}, ${formatCount(frontier.length)} on the frontier`, intervalsText(pareto.points.flatMap(({ point }) => [pareto.y, pareto.x].map((key) => point.values[key] ?? { n: 1, interval: null })))].filter((part) => part !== '').join(' · ')}
      drawing={drawing}
      table={{ label: 'Configurations', rows: points, columns, rowKey: (_, index) => String(index), initialSort: { column: 'frontier', descending: true }, onPick: (point, at) => onPick(pickedOf(point, pareto), at) }}
      sql={pareto.sql}
      fileName={`pareto-${pareto.y}-against-${pareto.x}`}
      busy={busy}
      source={source}
      drawingControls={<LogChoice choice={{ log: x.log || y.log, offered: x.offered || y.offered }} setView={setView} />}
    >
      <p className={css.note}>{`The line is the frontier: nothing on it has a rival that is at least as good in both ${METRICS[pareto.y].short} (${unitAndDirection(METRICS[pareto.y])}) and ${METRICS[pareto.x].short} (${unitAndDirection(METRICS[pareto.x])}), and better in one.${glyphs === '' ? '' : ` ${glyphs}.`}`}</p>
      <FrontierList title="On the frontier" items={frontierItems(pareto, frontier)} />
    </ChartFrame>
  );
}

/** `12.3 ms (95 %: 12.1 to 12.6)` */
function withInterval({ point }: ParetoPoint, key: MetricKey): string {
  const value = point.values[key];
  const interval = value?.interval ?? null;
  return `${valueText(value?.median, METRICS[key])}${interval === null ? '' : ` (95 %: ${intervalText(interval)})`}`;
}

function factsOf(point: ParetoPoint, { x, y }: Pick<Pareto, 'x' | 'y'>): readonly (readonly [string, string])[] {
  const marks = marksText(markedFor(point.point, [x, y]));
  return [
    ...[y, x].map((key) => [METRICS[key].label, withInterval(point, key)] as const),
    ['Frontier', frontierText(point, { x, y })],
    ['Results', resultsText(point.point)],
    ...(marks === '' ? [] : [['Marks', marks] as const]),
  ];
}

function pickedOf(point: ParetoPoint, { x, y }: Pick<Pareto, 'x' | 'y'>): PickedResult {
  return pickedPoint(point.point, [y, x], [['Frontier', frontierText(point, { x, y })]]);
}

function describe({ points, x, y }: Pareto): string {
  const frontier = points.filter(({ onFrontier }) => onFrontier);
  const named = frontier.slice(0, 5).map(({ point }) => `${point.configuration.model} on ${placeText(point.configuration)}`);
  return `Scatter of ${METRICS[y].label} against ${METRICS[x].label} for ${formatQuantity(points.length, 'configuration')}. On the frontier: ${named.join('; ')}${frontier.length > named.length ? ` and ${frontier.length - named.length} more` : ''}.`;
}
