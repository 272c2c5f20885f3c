import { useRef } from 'react';
import type { PowerOverview, SeriesList } from '../../../../core/power/types.ts';
import type { Session } from '../../../../core/session/session.ts';
import type { ViewState } from '../../../../core/view/viewState.ts';
import { shownValue, useQuery } from '../../../data/useQuery.ts';
import type { SetView } from '../../../data/viewStore.ts';
import { Lacking } from '../Lacking.tsx';
import { powerView } from '../powerViews.ts';
import { seriesWindowKey, withPower, withRun } from '../viewChanges.ts';
import { GapsAndEvents } from './GapsAndEvents.tsx';
import { FiguresTable } from './FiguresTable.tsx';
import { LoadPanel } from './LoadPanel.tsx';
import { RunPicker } from './RunPicker.tsx';
import { SamplesChart } from './SamplesChart.tsx';
import css from './SamplesView.module.css';
import { usePixels } from './usePixels.ts';

interface SamplesViewProps {
  readonly session: Session;
  /** Null while it is on its way, and where there is none. */
  readonly list: SeriesList | null;
  readonly overview: PowerOverview;
  readonly view: ViewState;
  readonly setView: SetView;
  readonly source: string;
}

/** One recorded run over time. */
export function SamplesView({ session, list, overview, view, setView, source }: SamplesViewProps) {
  const box = useRef<HTMLDivElement | null>(null);
  const pixels = usePixels(box);
  const wholeView = withPower(view, { window: null, load: null });
  const there = list !== null && list.series.length > 0 && pixels !== null;
  const whole = useQuery(session, there ? seriesWindowKey(wholeView, pixels) : null, (signal) => session.power.seriesWindow(wholeView, pixels ?? 0, signal));
  const fine = useQuery(session, there ? seriesWindowKey(view, pixels) : null, (signal) => session.power.seriesWindow(view, pixels ?? 0, signal));
  const [wholeRun, answer] = [shownValue(whole), shownValue(fine)];
  const failed = fine.status === 'failed' ? fine.error : whole.status === 'failed' ? whole.error : null;
  const busy = fine.status === 'loading' || whole.status === 'loading';
  const info = list?.series.find(({ id }) => id === view.power.run) ?? (view.power.run === null ? list?.series[0] : undefined);
  // The last answer may be of the run before.
  const same = wholeRun !== null && answer !== null && wholeRun.info.id === answer.info.id;

  return (
    <div ref={box} className={css.samples}>
      {overview.series === 0 && <Lacking info={powerView('samples')} overview={overview} view={view} setView={setView} />}
      {list !== null && list.series.length > 0 && <RunPicker runs={list.series} current={info} onChoose={(id) => setView((from) => withRun(from, id))} />}
      {list !== null && overview.series > 0 && list.series.length === 0 && <p className={css.note}>No recorded run is of a model and device in view.</p>}
      {list !== null && list.series.length > 0 && info === undefined && (
        <output className={css.note}>The run of this link is not in view; choose another above.</output>
      )}
      {failed !== null && (
        <p className={css.failed} role="alert">
          The samples could not be read: {failed.message}
        </p>
      )}
      {info !== undefined && fine.status === 'ready' && fine.value === null && <output className={css.note}>This run has no samples in view.</output>}
      {info !== undefined && same && (
        <>
          <SamplesChart whole={wholeRun} answer={answer} view={view} setView={setView} pixels={pixels ?? 1} busy={busy} source={source} />
          <div className={css.facts} data-busy={busy || undefined}>
            <FiguresTable figures={answer.figures} />
            <LoadPanel key={answer.info.id} answer={answer} view={view} setView={setView} />
            <GapsAndEvents answer={answer} />
          </div>
        </>
      )}
      {list !== null && list.notes.length > 0 && (
        <section className={css.notes} aria-label="Tables that could not be used">
          <h3 className={css.notesTitle}>Samples that cannot be placed</h3>
          <ul>
            {list.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
