import { useMemo } from 'react';
import type { Distribution, DistributionGroup } from '../../../../core/compare/types.ts';
import { formatDateTimeUtc, formatQuantity } from '../../../../core/model/format.ts';
import { METRICS, type Metric } from '../../../../core/model/metric.ts';
import type { ViewState } from '../../../../core/view/viewState.ts';
import { ChartFrame } from '../../../chart/ChartFrame.tsx';
import type { ChartDrawing, ChartTip } from '../../../chart/types.ts';
import { PHONE, useMedia } from '../../../data/useMedia.ts';
import type { SetView } from '../../../data/viewStore.ts';
import { placeText } from '../../../parts/ResultContent.tsx';
import { unitAndDirection } from '../acrossWords.ts';
import { EmptyChart } from '../EmptyChart.tsx';
import { intervalText, valueText } from '../numberWords.ts';
import { type OnPick, pickedSample, type PickedResult } from '../pick/picked.ts';
import { withBounds } from '../intervalColumns.ts';
import { LogChoice } from '../toolbar/LogChoice.tsx';
import { logChoice } from '../logChoice.ts';
import { distributionColumns } from './distributionColumns.tsx';
import { BOX_NEEDS, boxBand, distributionOption } from './distributionOption.ts';
import { cvText, describeDistribution, distributionNotes, drawnGroups, modesText } from './distributionText.ts';
import { commonText, groupNames } from '../configurationNames.ts';
import css from '../PerformancePage.module.css';

interface DistributionViewProps {
  readonly distribution: Distribution;
  readonly view: ViewState;
  readonly setView: SetView;
  readonly busy: boolean;
  /** For exported images. */
  readonly source: string;
  readonly onPick: OnPick;
}

const AXIS = 76;

/** Boxes with every run, and their figures. */
export function DistributionView({ distribution, view, setView, busy, source, onPick }: DistributionViewProps) {
  const { groups } = distribution;
  const metric = METRICS[distribution.metric];
  const phone = useMedia(PHONE);
  const configurations = useMemo(() => groups.map(({ sample }) => sample.configuration), [groups]);
  const names = useMemo(() => groupNames(configurations), [configurations]);
  const { drawn, drawnNames } = useMemo(() => drawnGroups(groups, names), [groups, names]);
  const choice = logChoice(drawn.flatMap(({ sample }) => [sample.min, sample.max]), view.performance.scale, [metric]);
  const drawing = useMemo((): ChartDrawing | null => {
    if (drawn.length === 0) return null;
    const groupOf = (id: string): DistributionGroup | undefined => drawn[Number(id.split(' ')[0])];
    return {
      build: distributionOption({ distribution, groups: drawn, names: drawnNames, log: choice.log }),
      height: AXIS + drawn.length * boxBand(phone),
      description: describeDistribution(distribution, drawn, drawnNames),
      tip: (id) => {
        const group = groupOf(id);
        return group === undefined ? null : tipOf(group, id, metric);
      },
      onPick: ({ id, clientX, clientY }) => {
        const group = groupOf(id);
        if (group !== undefined) onPick(pickedGroup(group, metric), { clientX, clientY });
      },
    };
  }, [distribution, drawn, drawnNames, choice.log, phone, metric, onPick]);
  const columns = useMemo(() => distributionColumns(distribution), [distribution]);
  const exported = useMemo(() => withBounds(columns, ({ sample }) => sample.interval), [columns]);
  const common = commonText(configurations);
  const boxes = drawn.some(({ sample }) => sample.n >= BOX_NEEDS);
  const small = drawn.some(({ sample }) => sample.n < BOX_NEEDS);
  return (
    <ChartFrame
      title={`${metric.label}: how are the runs spread?`}
      subtitle={[unitAndDirection(metric), common, formatQuantity(groups.length, 'configuration')].filter((part) => part !== '').join(' · ')}
      drawing={drawing}
      empty={<EmptyChart setView={setView} empty={{ title: 'One run each', reason: 'None of these configurations was run twice, so there is no spread to show. The table has their values.', waysOut: [] }} />}
      table={{ label: 'Runs of each configuration', rows: groups, columns, exported, rowKey: (_, index) => String(index), onPick: (group, at) => onPick(pickedGroup(group, metric), at) }}
      sql={distribution.sql}
      fileName={`distribution-${distribution.metric}`}
      busy={busy}
      source={source}
      drawingControls={<LogChoice choice={choice} setView={setView} />}
    >
      {distributionNotes(groups, names, metric).map((note) => (
        <p key={note} className={css.note}>
          {note}
        </p>
      ))}
      <p className={css.note}>{`Each dot is one result; those of one run know nothing of how runs differ.${boxes ? ' Box: the middle half of the runs, its thick line the median. Whiskers: the furthest runs within 1.5 × the length of the box.' : ''}${drawn.some(({ modes }) => modes !== null) ? ' A triangle marks each hump.' : ''}${small ? ` Below ${BOX_NEEDS} runs there is no box: quartiles would say more than is known.` : ''}`}</p>
    </ChartFrame>
  );
}

function pickedGroup(group: DistributionGroup, metric: Metric): PickedResult {
  const modes = modesText(group, metric);
  return pickedSample(group.sample, metric, [
    ['Spread', group.sample.n >= BOX_NEEDS ? `half between ${intervalText([group.q1, group.q3])}; CV ${cvText(group.cv)}` : `too few runs for quartiles; CV ${cvText(group.cv)}`],
    ...(modes === '' ? [] : [['Humps', modes] as const]),
  ]);
}

function tipOf(group: DistributionGroup, id: string, metric: Metric): ChartTip {
  const { sample, q1, q3, cv, outliers } = group;
  const run = id.includes(' ') ? Number(id.split(' ')[1]) : null;
  const title = `${sample.configuration.model}, ${placeText(sample.configuration)}`;
  const value = run === null ? undefined : sample.values[run];
  if (run !== null && value !== undefined) {
    const time = sample.times[run] ?? null;
    return { title, lines: [['Run', valueText(value, metric)], ['When', time === null ? 'no time in the file' : formatDateTimeUtc(time)], ['Against the median', `${((value / sample.median - 1) * 100).toFixed(1)}\u00a0%`.replace('-', '\u2212')]] };
  }
  return {
    title,
    lines: [
      ['Median', valueText(sample.median, metric)],
      ['95 % interval', sample.interval === null ? `none: ${sample.intervalMethod}` : intervalText(sample.interval)],
      ...(sample.n < BOX_NEEDS ? [] : [['Middle half', intervalText([q1, q3])] as const]),
      ['All runs', `${intervalText([sample.min, sample.max])}, n = ${sample.n}`],
      ['CV', cvText(cv)],
      ['Outliers', outliers.length === 0 ? 'none' : formatQuantity(outliers.length, 'run')],
    ],
    ...(group.modes === null ? {} : { note: modesText(group, metric) }),
  };
}
