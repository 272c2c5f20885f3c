import type { CancelSignal } from '../engine/engine.ts';
import type { Metric } from '../model/metric.ts';
import { benjaminiHochberg } from '../stats/benjaminiHochberg.ts';
import type { ComparedSide, RawVerdict } from '../stats/compareSamples.ts';
import { RANKS_NEED, compareSamples, decide } from '../stats/compareSamples.ts';
import { HISTORY_NEEDS } from '../stats/historyNoise.ts';
import { notComparable } from './comparable.ts';
import { runMedians } from './runMedians.ts';
import type { Sample, Verdict } from './types.ts';
import { verdictReason, verdictText, withinRunsText } from './verdictText.ts';

/** Pairs that are tested; beyond it they keep their ratio without a verdict, and are counted. */
export const PAIRS_JUDGED = 2000;
/** Between two turns of the event loop. */
const SLICE_MS = 12;

export interface Pair {
  readonly base: Sample;
  readonly other: Sample;
}

export interface Judged {
  /** In the order of the pairs. */
  readonly verdicts: readonly Verdict[];
  /** Pairs with a p-value. */
  readonly family: number;
  readonly unjudged: number;
}

export interface JudgeOptions {
  readonly metric: Metric;
  /** The base and the other are one configuration at two times, so that the base's past tells of its noise. */
  readonly overTime: boolean;
  readonly pause: () => Promise<void>;
  readonly signal: CancelSignal | undefined;
}

/** Judges pairs as one family: each by the strongest evidence it has, the false-discovery rate held over all that have a p. */
export async function judgePairs(pairs: readonly Pair[], options: JudgeOptions): Promise<Judged> {
  const found: (Found & { readonly pair: Pair })[] = [];
  let testable = 0;
  let started = Date.now();
  for (const pair of pairs) {
    if (Date.now() - started > SLICE_MS) {
      await options.pause();
      if (options.signal?.aborted === true) throw new CancelledError();
      started = Date.now();
    }
    const refusal = notComparable(pair.base, pair.other, options.metric);
    if (refusal === null && isTestable(pair, options)) testable += 1;
    found.push({ ...(refusal === null ? compared(pair, options, testable > PAIRS_JUDGED && isTestable(pair, options)) : { refusal }), pair });
  }
  const family = found.flatMap((entry) => ('raw' in entry && entry.raw.p !== null ? [entry.raw.p] : []));
  const q = benjaminiHochberg(family);
  let next = 0;
  const verdicts = found.map((entry) => {
    if ('refusal' in entry) return notCompared(entry.refusal);
    return verdictOf(options.metric, entry, entry.raw.p === null ? null : (q[next++] ?? null), entry.pair);
  });
  return { verdicts, family: family.length, unjudged: Math.max(0, testable - PAIRS_JUDGED) };
}

/** What is known of a pair before the family is: its figures (without a test where there are too many pairs), or why it is not compared. */
type Found = Compared | { readonly refusal: string };

interface Compared {
  readonly raw: RawVerdict;
  /** The medians of runs were tested, not the results. */
  readonly byRun: boolean;
  readonly skipped: boolean;
}

/** The work was no longer wanted. */
class CancelledError extends Error {
  override readonly name = 'AbortError';

  constructor() {
    super('the comparison was cancelled');
  }
}

const kept = new WeakMap<Sample, WeakMap<Sample, Compared>>();

/**
 * Compared once for each two samples, whatever the order, scale or baseline on the page: by the medians of their runs where
 * both have enough of them (or the earlier of two times has a past), else by their results, which know nothing of other runs.
 */
function compared(pair: Pair, { metric, overTime }: JudgeOptions, skipped: boolean): Compared {
  const { base, other } = pair;
  const options = { better: metric.better, scale: metric.scale };
  if (skipped) return { raw: compareSamples({ values: [base.median], stated: null }, { values: [other.median], stated: null }, options), byRun: false, skipped };
  const known = kept.get(base)?.get(other);
  if (known !== undefined) return known;
  const byRun = hasRuns(pair, overTime);
  const side = (sample: Sample): ComparedSide => (byRun ? { values: runMedians(sample), stated: null } : sample);
  const raw = compareSamples(side(base), side(other), overTime && byRun ? { ...options, history: runMedians(base).toReversed() } : options);
  const found = { raw, byRun, skipped };
  const others = kept.get(base) ?? new WeakMap<Sample, Compared>();
  others.set(other, found);
  kept.set(base, others);
  return found;
}

function hasRuns({ base, other }: Pair, overTime: boolean): boolean {
  const [before, now] = [base, other].map((sample) => (sample.runs < RANKS_NEED ? sample.runs : runMedians(sample).length));
  if (before === undefined || now === undefined) return false;
  return (before >= RANKS_NEED && now >= RANKS_NEED) || (overTime && before >= HISTORY_NEEDS);
}

/** Whether a test will be made: the costly part. */
function isTestable(pair: Pair, { overTime }: JudgeOptions): boolean {
  const { base, other } = pair;
  return (base.n >= RANKS_NEED && other.n >= RANKS_NEED) || (base.stated !== null && other.stated !== null) || hasRuns(pair, overTime);
}

/** Medians further apart than this are more likely of different things than so different. */
export const FAR_APART = 1_000;

function isFarApart({ base, other }: Pair, { scale }: Metric): boolean {
  const ratio = other.median / base.median;
  return scale === 'ratio' && (ratio > FAR_APART || ratio < 1 / FAR_APART);
}

const NOTHING = { method: 'none', ratio: null, ratioInterval: null, difference: null, p: null, q: null, cliffsDelta: null, magnitude: null } as const;

function notCompared(reason: string): Verdict {
  return { ...NOTHING, kind: 'not-comparable', text: 'not comparable', reason, withinRuns: false, farApart: false };
}

function verdictOf(metric: Metric, { raw, byRun, skipped }: Compared, q: number | null, pair: Pair): Verdict {
  const kind = decide(raw, q);
  const withinRuns = !byRun && (raw.method === 'ranks' || raw.method === 'summaries');
  const farApart = isFarApart(pair, metric);
  let [text, reason]: (string | null)[] = [null, null];
  return {
    kind,
    method: raw.method,
    ratio: raw.ratio,
    ratioInterval: raw.ratioInterval,
    difference: raw.ratio === null ? raw.difference : null,
    // Thousands are judged, of which a few are read.
    get text() {
      return (text ??= verdictText(metric, kind, raw));
    },
    get reason() {
      return (reason ??= skipped ? `Not judged: more than ${PAIRS_JUDGED.toLocaleString('en-US')} pairs in view` : reasonOf(metric, { raw, byRun, q, withinRuns, farApart }, pair));
    },
    p: raw.p,
    q,
    cliffsDelta: raw.delta,
    magnitude: raw.magnitude,
    withinRuns,
    farApart,
  };
}

interface Reasoned extends Pick<Verdict, 'q' | 'withinRuns' | 'farApart'>, Pick<Compared, 'raw' | 'byRun'> {}

function reasonOf(metric: Metric, { raw, byRun, q, withinRuns, farApart }: Reasoned, { base, other }: Pair): string {
  const results = { base: base.values.length, other: other.values.length };
  const newest = base.n > base.values.length || other.n > other.values.length ? ', of the newest' : '';
  const within = withinRuns ? `; ${withinRunsText(base.runs, other.runs)}` : '';
  const apart = farApart ? `; more than ${FAR_APART.toLocaleString('en-US')}× apart: they may not measure the same` : '';
  return `${verdictReason(metric, raw, q, byRun ? results : null)}${newest}${within}${apart}`;
}
