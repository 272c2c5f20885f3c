import type { CancelSignal, Engine } from '../engine/engine.ts';
import { sampleBuckets, sampleRows } from '../sql/sampleWindow.ts';
import type { RunAsked, SampleBucket } from '../sql/sampleWindow.ts';
import type { SecondsRange } from '../view/viewState.ts';
import { channelBuckets, channelGapS, drawChannel, figuresOf, sampleAsBuckets } from './drawnSeries.ts';
import type { ChannelBucket } from './drawnSeries.ts';
import { handSeriesSql } from './handSeriesSql.ts';
import { askedRun } from './runFacts.ts';
import type { RunFacts } from './runFacts.ts';
import type { SeriesRun } from './seriesRuns.ts';
import type { SeriesWindow } from './types.ts';

/** M4 keeps four samples of each channel in each column of pixels. */
const POINTS_A_PIXEL = 4;
const PIXELS_AT_MOST = 8_000;

/**
 * A run over a window of time, for a chart of so many pixels across.
 * @throws {QueryError} when the engine refuses.
 */
export async function readWindow(engine: Engine, run: SeriesRun, window: SecondsRange, pixels: number, runFacts: Promise<RunFacts>, signal?: CancelSignal): Promise<SeriesWindow> {
  const columns = Math.min(PIXELS_AT_MOST, Math.max(1, Math.round(pixels)));
  const [facts, drawing] = await Promise.all([runFacts, readDrawing(engine, askedRun(run), run.info.samples, window, columns, signal)]);
  const gapS = facts.steps?.gap_s ?? 0;
  const parts = run.info.channels.flatMap((channel, index) => {
    const place = run.places[index];
    return place === undefined ? [] : [{ channel, ...drawing.read(place) }];
  });
  return {
    info: run.info,
    window,
    drawn: parts.map(({ channel, buckets }, index) => drawChannel(channel, buckets, index === 0 ? gapS : channelGapS(gapS, buckets))),
    complete: drawing.complete,
    figures: parts.flatMap(({ channel, buckets, notPositive }) => figuresOf(channel, buckets, notPositive) ?? []),
    gaps: facts.gaps.filter((gap) => gap.toS > window.fromS && gap.fromS < window.toS),
    medianStepS: facts.steps?.step_s ?? 0,
    load: facts.load,
    events: facts.events,
    notes: [...notesOf(run), ...(run.info.channels[0]?.kind === 'power' && facts.load === null ? ['no energy: no two samples of power follow each other in the load window'] : [])],
    sql: handSeriesSql(run, window),
  };
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

function notesOf({ undated, view, info }: SeriesRun): string[] {
  const notes = [...view.reader.notes];
  if (undated > 0) notes.push(`${undated.toLocaleString('en')} ${undated === 1 ? 'row without a time is' : 'rows without a time are'} left out`);
  if (view.table.coarse && info.startMs !== null) notes.push('times are kept as 32-bit numbers, exact to 128 s only');
  return notes;
}
