import type { EvidenceRow } from '../../../../core/model/evidence.ts';
import { formatDateUtc, formatQuantity } from '../../../../core/model/format.ts';
import type { Outcome, Tier } from '../../../../core/model/state.ts';

/** One mark on the strip; several rows that would overlap are one mark with a count. */
export interface HistoryMark {
  readonly x: number;
  readonly outcome: Outcome;
  readonly count: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly tip: string;
}

export interface HistoryLane {
  readonly tier: Tier;
  readonly label: string;
  readonly marks: readonly HistoryMark[];
  /** True when some outcomes say it runs and some that it does not; those stand above, these below. */
  readonly mixed: boolean;
}

export interface History {
  readonly lanes: readonly HistoryLane[];
  readonly fromMs: number;
  readonly toMs: number;
  /** The whole strip as one sentence. */
  readonly text: string;
}

const LANES: readonly { readonly tier: Tier; readonly label: string }[] = [
  { tier: 'observed', label: 'Run' },
  { tier: 'declared', label: 'Declared' },
  { tier: 'simulated', label: 'Simulated' },
];

const WORDS: { readonly [K in Outcome]: string } = { supported: 'passed', partial: 'partial', failing: 'failed', unsupported: 'not supported' };
const MARK_WIDTH = 13;

/** Outcomes over time for a strip `width` pixels wide, without those that power readings have from their runs; null when fewer than two rows have both a time and an outcome. */
export function buildHistory(rows: readonly EvidenceRow[], width: number): History | null {
  const dated = rows.filter((row): row is EvidenceRow & { atMs: number; outcome: Outcome } => row.kind !== 'power' && row.atMs !== null && row.outcome !== null);
  if (dated.length < 2) return null;
  const times = dated.map((row) => row.atMs);
  const fromMs = Math.min(...times);
  const toMs = Math.max(...times);
  const scale = (ms: number) => (toMs === fromMs ? width / 2 : ((ms - fromMs) / (toMs - fromMs)) * (width - MARK_WIDTH) + MARK_WIDTH / 2);
  const lanes = LANES.map(({ tier, label }) => ({ tier, label, marks: mergeMarks(dated.filter((row) => row.tier === tier), scale) }))
    .map((lane) => ({ ...lane, mixed: lane.marks.some((mark) => isGood(mark.outcome)) && lane.marks.some((mark) => !isGood(mark.outcome)) }))
    .filter((lane) => lane.marks.length > 0);
  return { lanes, fromMs, toMs, text: historyText(dated, fromMs, toMs) };
}

/** Whether an outcome says that it runs, at least in part. */
export function isGood(outcome: Outcome): boolean {
  return outcome === 'supported' || outcome === 'partial';
}

interface Dated {
  readonly atMs: number;
  readonly outcome: Outcome;
}

function mergeMarks(rows: readonly Dated[], scale: (ms: number) => number): HistoryMark[] {
  const marks: { outcome: Outcome; count: number; fromMs: number; toMs: number }[] = [];
  for (const row of [...rows].sort((left, right) => left.atMs - right.atMs)) {
    const last = marks.findLast((mark) => mark.outcome === row.outcome);
    if (last !== undefined && scale(row.atMs) - scale(last.fromMs) < MARK_WIDTH) {
      last.count += 1;
      last.toMs = row.atMs;
    } else marks.push({ outcome: row.outcome, count: 1, fromMs: row.atMs, toMs: row.atMs });
  }
  return marks.map((mark) => ({ ...mark, x: (scale(mark.fromMs) + scale(mark.toMs)) / 2, tip: markTip(mark) }));
}

function markTip({ outcome, count, fromMs, toMs }: { readonly outcome: Outcome; readonly count: number; readonly fromMs: number; readonly toMs: number }): string {
  const from = formatDateUtc(fromMs);
  const to = formatDateUtc(toMs);
  return `${count} ${WORDS[outcome]}, ${from === to ? from : `${from} to ${to}`}`;
}

function historyText(rows: readonly Dated[], fromMs: number, toMs: number): string {
  const counts = (Object.keys(WORDS) as Outcome[]).map((outcome) => ({ outcome, count: rows.filter((row) => row.outcome === outcome).length })).filter(({ count }) => count > 0);
  const said = counts.map(({ outcome, count }) => `${count} ${WORDS[outcome]}`).join(', ');
  const from = formatDateUtc(fromMs);
  const to = formatDateUtc(toMs);
  return `${formatQuantity(rows.length, 'dated outcome')} ${from === to ? `on ${from}` : `from ${from} to ${to}`}: ${said}.`;
}
