import type { CancelSignal, Engine } from '../engine/engine.ts';
import { LOAD } from '../source/sampleThrottle.ts';
import type { Recognition } from '../source/recognise.ts';
import { sampleBuckets, sampleRows, sampleSteps } from '../sql/sampleWindow.ts';
import type { RunAsked, SampleBucket, SampleSteps } from '../sql/sampleWindow.ts';
import type { SecondsRange, ViewState } from '../view/viewState.ts';
import { channelBuckets, channelGapS, drawChannel, figuresOf, sampleAsBuckets } from './drawnSeries.ts';
import type { ChannelBucket } from './drawnSeries.ts';
import { handSeriesSql } from './handSeriesSql.ts';
import { loadEvents } from './seriesEvents.ts';
import { loadWindow } from './loadWindow.ts';
import type { SeriesRun } from './seriesRuns.ts';
import type { SeriesWindow } from './types.ts';

/** M4 keeps four samples of each channel in each column of pixels. */
const POINTS_A_PIXEL = 4;
const PIXELS_AT_MOST = 8_000;

/** Asks an engine for one run over a window; what concerns the whole run is asked once and kept. */
export interface RunAnswers {
  steps(run: SeriesRun, load: SecondsRange | null, signal?: CancelSignal): Promise<SampleSteps | null>;
}

/**
 * One run over the window that the view names, for a chart of so many pixels across.
 * @throws {QueryError} when the engine refuses.
 */
export async function readWindow(engine: Engine, recognition: Recognition, run: SeriesRun, view: ViewState, pixels: number, answers: RunAnswers, signal?: CancelSignal): Promise<SeriesWindow> {
  const window = clamp(view.power.window, run.info.seconds);
  const asked = askedRun(run);
  const columns = Math.min(PIXELS_AT_MOST, Math.max(1, Math.round(pixels)));
  const chosen = clampLoad(view.power.load, run.info.seconds);
  const [steps, drawing] = await Promise.all([answers.steps(run, chosen, signal), readDrawing(engine, asked, run.info.samples, window, columns, signal)]);
  const gapS = steps?.gap_s ?? 0;
  const parts = run.places.map((place, index) => ({ channel: run.info.channels[index], place, ...drawing.read(place) }));
  const present = parts.flatMap((part) => (part.channel === undefined ? [] : [{ ...part, channel: part.channel }]));
  const main = mainPlace(run);
  const load = steps === null ? null : await loadWindow(engine, run, asked, steps, chosen, signal);
  return {
    info: run.info,
    window,
    drawn: present.map(({ channel, place, buckets }) => drawChannel(channel, buckets, place === main ? gapS : channelGapS(gapS, buckets))),
    complete: drawing.complete,
    figures: present.flatMap(({ channel, buckets, notPositive }) => figuresOf(channel, buckets, notPositive) ?? []),
    gaps: gapsOf(steps).filter((gap) => gap.toS > window.fromS && gap.fromS < window.toS),
    medianStepS: steps?.step_s ?? 0,
    load,
    events: await loadEvents(engine, recognition, run, asked, load, signal),
    notes: notesOf(run),
    sql: handSeriesSql(run, window),
  };
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

/** The channel whose steps are those of the run: power, else the first; null for a run without any value. */
export function mainPlace({ places }: Pick<SeriesRun, 'places'>): number | null {
  return places[0] ?? null;
}

/** Asks for the steps of a run; null for a run without any value. */
export async function readSteps(engine: Engine, run: SeriesRun, load: SecondsRange | null, signal?: CancelSignal): Promise<SampleSteps | null> {
  const main = mainPlace(run);
  if (main === null) return null;
  const rows = await engine.ask(sampleSteps(askedRun(run), main, load, LOAD), { signal });
  return rows[0] ?? null;
}

interface Drawing {
  readonly complete: boolean;
  readonly read: (place: number) => { readonly buckets: readonly ChannelBucket[]; readonly notPositive: number };
}

/** Every sample where few are in the window, else four of each channel in each column of pixels. */
async function readDrawing(engine: Engine, asked: RunAsked, samples: number, { fromS, toS }: SecondsRange, pixels: number, signal?: CancelSignal): Promise<Drawing> {
  const few = pixels * POINTS_A_PIXEL;
  const all = async (): Promise<Drawing> => {
    const rows = (await engine.ask(sampleRows(asked, fromS, toS, few), { signal })) as readonly SampleBucket[];
    return { complete: true, read: (place) => sampleAsBuckets(rows, place) };
  };
  if (samples <= few) return all();
  const rows = (await engine.ask(sampleBuckets(asked, fromS, toS, pixels), { signal })) as readonly SampleBucket[];
  const inWindow = rows.reduce((total, row) => total + (row['row_count'] ?? 0), 0);
  return inWindow <= few ? all() : { complete: false, read: (place) => channelBuckets(rows, place) };
}

/** A window within the run; the whole run for none, and for one that lies outside of it. */
function clamp(window: SecondsRange | null, seconds: number): SecondsRange {
  const fromS = Math.max(0, window?.fromS ?? 0);
  const toS = Math.min(seconds, window?.toS ?? seconds);
  return toS > fromS ? { fromS, toS } : { fromS: 0, toS: seconds };
}

/** A load window within the run; null for none, and for one that lies outside of it. */
function clampLoad(load: SecondsRange | null, seconds: number): SecondsRange | null {
  return load === null || load.toS <= 0 || load.fromS >= seconds || load.toS <= load.fromS ? null : clamp(load, seconds);
}

function gapsOf(steps: SampleSteps | null): SecondsRange[] {
  return (steps?.gap_list ?? '').split(';').filter((text) => text !== '').map((text) => {
    const [fromS = 0, toS = 0] = text.split(':').map(Number);
    return { fromS, toS };
  });
}

function notesOf({ undated, view, info }: SeriesRun): string[] {
  const notes = [...view.reader.notes];
  if (undated > 0) notes.push(`${undated.toLocaleString('en')} ${undated === 1 ? 'row without a time is' : 'rows without a time are'} left out`);
  if (view.table.coarse && info.startMs !== null) notes.push('times are kept as 32-bit numbers, exact to 128 s only');
  return notes;
}
