import type { CancelSignal, Engine } from '../engine/engine.ts';
import { LOAD } from '../source/sampleThrottle.ts';
import type { Recognition } from '../source/recognise.ts';
import { sampleSteps } from '../sql/sampleWindow.ts';
import type { RunAsked, SampleSteps } from '../sql/sampleWindow.ts';
import type { SecondsRange } from '../view/viewState.ts';
import { loadWindow } from './loadWindow.ts';
import { loadEvents } from './seriesEvents.ts';
import type { SeriesRun } from './seriesRuns.ts';
import type { LoadWindow, SeriesEvent } from './types.ts';

/** What is true of a run whatever part of it is drawn. */
export interface RunFacts {
  /** Of its first channel; null for a run without any value. */
  readonly steps: SampleSteps | null;
  readonly gaps: readonly SecondsRange[];
  readonly load: LoadWindow | null;
  readonly events: readonly SeriesEvent[];
}

/** @param chosen The load window that the reader chose; null: as found. */
export async function readRunFacts(engine: Engine, recognition: Recognition, run: SeriesRun, chosen: SecondsRange | null, signal?: CancelSignal): Promise<RunFacts> {
  const asked = askedRun(run);
  const [main] = run.places;
  const steps = main === undefined ? null : ((await engine.ask(sampleSteps(asked, main, chosen, LOAD), { signal }))[0] ?? null);
  const load = steps === null ? null : await loadWindow(engine, run, asked, steps, chosen, signal);
  return { steps, gaps: gapsOf(steps), load, events: await loadEvents(engine, recognition, run, asked, load, signal) };
}

/** What is asked of a run: the channels that have values. */
export function askedRun({ view, runKey, startMs, places }: SeriesRun): RunAsked {
  return {
    select: view.select,
    runType: view.runType,
    run: runKey,
    startMs,
    channels: places,
    positive: places.filter((place) => view.table.columns[place]?.reads === 'positive'),
  };
}

function gapsOf(steps: SampleSteps | null): SecondsRange[] {
  return (steps?.gap_list ?? '').split(';').filter((text) => text !== '').map((text) => {
    const [fromS = 0, toS = 0] = text.split(':').map(Number);
    return { fromS, toS };
  });
}
