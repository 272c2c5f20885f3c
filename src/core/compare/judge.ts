import type { CancelSignal } from '../engine/engine.ts';
import type { Metric } from '../model/metric.ts';
import { benjaminiHochberg } from '../stats/benjaminiHochberg.ts';
import type { RawVerdict } from '../stats/compareSamples.ts';
import { RANKS_NEED, compareSamples, decide } from '../stats/compareSamples.ts';
import { HISTORY_NEEDS } from '../stats/historyNoise.ts';
import { notComparable } from './comparable.ts';
import type { Sample, Verdict } from './types.ts';
import { verdictReason, verdictText } from './verdictText.ts';

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
  const found: Found[] = [];
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
    found.push(refusal === null ? compared(pair, options, testable > PAIRS_JUDGED && isTestable(pair, options)) : { refusal });
  }
  const family = found.flatMap((entry) => ('raw' in entry && entry.raw.p !== null ? [entry.raw.p] : []));
  const q = benjaminiHochberg(family);
  let next = 0;
  const verdicts = found.map((entry, index) => {
    if ('refusal' in entry) return notCompared(entry.refusal);
    return verdictOf(options.metric, entry, entry.raw.p === null ? null : (q[next++] ?? null), pairs[index]);
  });
  return { verdicts, family: family.length, unjudged: Math.max(0, testable - PAIRS_JUDGED) };
}

/** What is known of a pair before the family is: its figures (without a test where there are too many pairs), or why it is not compared. */
type Found = { readonly raw: RawVerdict; readonly skipped: boolean } | { readonly refusal: string };

/** The work was no longer wanted. */
class CancelledError extends Error {
  override readonly name = 'AbortError';

  constructor() {
    super('the comparison was cancelled');
  }
}

const kept = new WeakMap<Sample, WeakMap<Sample, RawVerdict>>();

/** Compared once for each two samples, whatever the order, scale or baseline on the page. */
function compared({ base, other }: Pair, { metric, overTime }: JudgeOptions, skipped: boolean): Extract<Found, { raw: RawVerdict }> {
  const options = { better: metric.better, scale: metric.scale };
  if (skipped) return { raw: compareSamples({ values: [base.median], stated: null }, { values: [other.median], stated: null }, options), skipped };
  const known = kept.get(base)?.get(other);
  if (known !== undefined) return { raw: known, skipped };
  const raw = compareSamples(base, other, overTime ? { ...options, history: base.values.toReversed() } : options);
  const others = kept.get(base) ?? new WeakMap<Sample, RawVerdict>();
  others.set(other, raw);
  kept.set(base, others);
  return { raw, skipped };
}

/** Whether a test will be made: the costly part. */
function isTestable({ base, other }: Pair, { overTime }: JudgeOptions): boolean {
  return (base.n >= RANKS_NEED && other.n >= RANKS_NEED) || (base.stated !== null && other.stated !== null) || (overTime && base.n >= HISTORY_NEEDS);
}

const NOTHING = { method: 'none', ratio: null, ratioInterval: null, difference: null, p: null, q: null, cliffsDelta: null, magnitude: null } as const;

function notCompared(reason: string): Verdict {
  return { ...NOTHING, kind: 'not-comparable', text: 'not comparable', reason };
}

function verdictOf(metric: Metric, { raw, skipped }: Extract<Found, { raw: RawVerdict }>, q: number | null, pair: Pair | undefined): Verdict {
  const kind = decide(raw, q);
  const newest = pair !== undefined && (pair.base.n > pair.base.values.length || pair.other.n > pair.other.values.length) ? ', of the newest' : '';
  return {
    kind,
    method: raw.method,
    ratio: raw.ratio,
    ratioInterval: raw.ratioInterval,
    difference: raw.ratio === null ? raw.difference : null,
    text: verdictText(metric, kind, raw),
    reason: skipped ? `Not judged: more than ${PAIRS_JUDGED.toLocaleString('en-US')} pairs in view` : `${verdictReason(metric, kind, raw, q)}${newest}`,
    p: raw.p,
    q,
    cliffsDelta: raw.delta,
    magnitude: raw.magnitude,
  };
}
