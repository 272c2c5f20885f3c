import type { CancelSignal, Engine } from '../engine/engine.ts';
import { THROTTLE_EVIDENCE, THROTTLE_LABELS, THROTTLE_RULES } from '../model/throttle.ts';
import type { ThrottleEvidence } from '../model/throttle.ts';
import type { Recognition } from '../source/recognise.ts';
import { THROTTLING_WORDS } from '../source/sampleRuns.ts';
import { throttleChannels } from '../source/sampleThrottle.ts';
import { eventView } from '../source/sampleView.ts';
import { sampleEvents, sampleQuarters, sampleSpans } from '../sql/sampleSpans.ts';
import type { SampleEvent, SpanCondition } from '../sql/sampleSpans.ts';
import type { RunAsked } from '../sql/sampleWindow.ts';
import type { SeriesRun } from './seriesRuns.ts';
import type { LoadWindow, SeriesEvent } from './types.ts';

/** What a run shows of throttling, and the events that the file has of it: by time, at one time the strongest evidence first. Clocks count under load only. */
export async function loadEvents(engine: Engine, recognition: Recognition, run: SeriesRun, asked: RunAsked, load: LoadWindow | null, signal?: CancelSignal): Promise<SeriesEvent[]> {
  const found = await Promise.all([
    ...spansAsked(run, load).map(({ evidence, condition, samplesAtLeast }) => spanEvents(engine, asked, evidence, condition, samplesAtLeast, signal)),
    slowdown(engine, run, asked, load, signal),
    statedEvents(engine, recognition, run, signal),
  ]);
  return found.flat().toSorted((left, right) => left.fromS - right.fromS || strength(left) - strength(right));
}

/** The lower, the stronger. */
function strength({ evidence }: SeriesEvent): number {
  return evidence === null ? THROTTLE_EVIDENCE.length : THROTTLE_EVIDENCE.indexOf(evidence);
}

interface SpansAsked {
  readonly evidence: ThrottleEvidence;
  readonly condition: SpanCondition;
  readonly samplesAtLeast: number;
}

function spansAsked(run: SeriesRun, load: LoadWindow | null): SpansAsked[] {
  const { reason, flags, clock } = throttleChannels(run.view);
  const has = (place: number | null): place is number => place !== null && run.places.includes(place);
  const asked: SpansAsked[] = [];
  if (has(reason)) asked.push({ evidence: 'reason', condition: { kind: 'above-zero', channels: [reason] }, samplesAtLeast: 1 });
  const set = flags.filter(has);
  if (set.length > 0) asked.push({ evidence: 'event', condition: { kind: 'above-zero', channels: set }, samplesAtLeast: 1 });
  if (has(clock) && load !== null) {
    const { samplesAtLeast, ofReference, ofMedian } = THROTTLE_RULES;
    asked.push({ evidence: 'clock-reference', condition: { kind: 'below-reference', channel: clock, share: ofReference, ...load.range }, samplesAtLeast });
    asked.push({ evidence: 'clock-median', condition: { kind: 'below-median', channel: clock, share: ofMedian, ...load.range }, samplesAtLeast });
  }
  for (const [index, channel] of run.info.channels.entries()) {
    const place = run.places[index];
    if (channel.limit === null || channel.kind !== 'temperature' || place === undefined) continue;
    asked.push({ evidence: 'limit', condition: { kind: 'at-least', channel: place, value: channel.limit - THROTTLE_RULES.limitMarginK }, samplesAtLeast: 1 });
  }
  return asked;
}

async function spanEvents(engine: Engine, asked: RunAsked, evidence: ThrottleEvidence, condition: SpanCondition, samplesAtLeast: number, signal?: CancelSignal): Promise<SeriesEvent[]> {
  const spans = await engine.ask(sampleSpans(asked, condition), { signal });
  if (spans.reduce((total, { samples }) => total + samples, 0) < samplesAtLeast) return [];
  return spans.map((span) => ({ fromS: span.from_s, toS: span.to_s, label: sentence(THROTTLE_LABELS[evidence]), evidence }));
}

async function slowdown(engine: Engine, run: SeriesRun, asked: RunAsked, load: LoadWindow | null, signal?: CancelSignal): Promise<SeriesEvent[]> {
  const { throughput, temperature } = throttleChannels(run.view);
  if (throughput === null || temperature === null || !run.places.includes(throughput) || !run.places.includes(temperature)) return [];
  const { fromS, toS } = load?.range ?? { fromS: 0, toS: run.info.seconds };
  const [quarters] = await engine.ask(sampleQuarters(asked, throughput, temperature, fromS, toS), { signal });
  if (quarters === undefined || !grewSlower(quarters)) return [];
  return [{ fromS: toS - (toS - fromS) / 4, toS, label: sentence(THROTTLE_LABELS.slowdown), evidence: 'slowdown' }];
}

interface Quarters {
  readonly first_rate: number | null;
  readonly last_rate: number | null;
  readonly first_c: number | null;
  readonly last_c: number | null;
}

function grewSlower({ first_rate, last_rate, first_c, last_c }: Quarters): boolean {
  if (first_rate === null || last_rate === null || first_c === null || last_c === null) return false;
  return last_rate < THROTTLE_RULES.slowdown * first_rate && last_c >= first_c + THROTTLE_RULES.hotterByK;
}

/** Events of tables that name the run as its samples do, or its device. */
async function statedEvents(engine: Engine, recognition: Recognition, run: SeriesRun, signal?: CancelSignal): Promise<SeriesEvent[]> {
  const events: SeriesEvent[] = [];
  for (const table of recognition.events) {
    if (table.table.catalog !== run.view.table.table.catalog) continue;
    const name = table.runColumn !== null && table.runColumn === run.view.table.runColumns[0] ? run.runKey : table.runColumn === 'device_model' ? run.deviceName : null;
    if (name === null) continue;
    const rows = await engine.ask(sampleEvents(eventView(table).select, name, run.startMs, run.endMs), { signal });
    events.push(...rows.map((row) => statedEvent(row, run.startMs)));
  }
  return events;
}

function statedEvent(row: SampleEvent, startMs: number): SeriesEvent {
  const type = row.event_type;
  const parts = [type === null ? 'throttling' : type.toLowerCase().replaceAll('_', ' '), row.zone_name, row.level === null ? null : `level ${row.level}`];
  return {
    fromS: (row.from_ms - startMs) / 1000,
    toS: row.to_ms === null ? null : (row.to_ms - startMs) / 1000,
    label: sentence(parts.filter((part) => part !== null).join(', ')),
    evidence: type === null || new RegExp(THROTTLING_WORDS, 'i').test(type) ? 'event' : null,
  };
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
