import { useMemo } from 'react';
import type { SeriesWindow } from '../../../../core/power/types.ts';
import type { SecondsRange, ViewState } from '../../../../core/view/viewState.ts';
import { ChartFrame } from '../../../chart/ChartFrame.tsx';
import type { ChartTheme, LegendItem } from '../../../chart/types.ts';
import type { SetView } from '../../../data/viewStore.ts';
import { withWindow } from '../viewChanges.ts';
import { mergeDrawn } from './mergeDrawn.ts';
import { runDetail, runEvidence, runExtent, runTitle, sameSamplesText } from './runText.ts';
import { samplesDescription, samplesSubtitle } from './samplesText.ts';
import { channelGroups, samplesHeight, samplesOption } from './samplesOption.ts';
import { samplesTip } from './samplesTip.ts';
import { type SampleRow, sampleTable } from './samplesTable.tsx';
import { WindowButtons } from './WindowButtons.tsx';

interface SamplesChartProps {
  /** The whole run as first drawn. */
  readonly whole: SeriesWindow;
  /** The window in view, drawn as fine as the screen allows. */
  readonly answer: SeriesWindow;
  readonly view: ViewState;
  readonly setView: SetView;
  /** Pixel columns that the window is drawn in. */
  readonly pixels: number;
  readonly busy: boolean;
  readonly source: string;
}

/** Steps that a window must have at least. */
const FEWEST_STEPS = 8;

/** Everything that was recorded, plot below plot on one axis of time. */
export function SamplesChart({ whole, answer, view, setView, pixels, busy, source }: SamplesChartProps) {
  const { info } = answer;
  const window = view.power.window;
  const shown = answer.window;
  const drawn = useMemo(() => (whole === answer ? whole.drawn : mergeDrawn(whole.drawn, answer.drawn, shown)), [whole, answer, shown]);
  const groups = useMemo(() => channelGroups(drawn), [drawn]);
  const marked = useMemo(() => ({ load: answer.load, gaps: whole.gaps, events: whole.events }), [answer.load, whole]);
  const build = useMemo(() => samplesOption({ ...marked, groups, seconds: info.seconds, window }), [marked, groups, info.seconds, window]);
  const table = useMemo(() => sampleTable(answer.drawn, shown), [answer.drawn, shown]);
  const legend = useMemo(() => bandLegend(answer, whole), [answer, whole]);
  const zoom = (next: SecondsRange | null): void => setView((from) => withWindow(from, next, info.seconds), 'replace');
  return (
    <ChartFrame<SampleRow>
      title={runTitle(info)}
      subtitle={[runDetail(info), runExtent(info), capital(sameSamplesText(info)), runEvidence(info)].filter((part) => part !== '').join('. ') + '.'}
      detail={samplesSubtitle(answer)}
      drawing={groups.length === 0 ? null : {
        build,
        height: samplesHeight(groups),
        description: samplesDescription(answer),
        legend,
        tipAt: (ms) => samplesTip(drawn, marked, ms / 1000, (shown.toS - shown.fromS) / pixels),
        onZoom: (range) => zoom(range === null ? null : { fromS: range[0] / 1000, toS: range[1] / 1000 }),
      }}
      empty="This run has no sample that can be drawn."
      table={table}
      sql={answer.sql}
      fileName="samples"
      busy={busy}
      source={source}
      controls={<WindowButtons window={window} seconds={info.seconds} shortest={answer.medianStepS * FEWEST_STEPS} onChange={zoom} />}
    />
  );
}

/** What shaded stretches mean, only those in the picture. */
function bandLegend({ load }: SeriesWindow, { gaps, events }: SeriesWindow): (theme: ChartTheme) => readonly LegendItem[] {
  return (theme) => [
    ...(load === null ? [] : [{ color: theme.accent, symbol: 'rect', label: 'load window', kind: 'band' as const }]),
    ...(gaps.length === 0 ? [] : [{ color: theme.textFaint, symbol: 'rect', label: 'gap: nothing recorded', kind: 'band' as const }]),
    ...(events.length === 0 ? [] : [{ color: theme.warning, symbol: 'rect', label: 'throttling or event', kind: 'band' as const }]),
  ];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
