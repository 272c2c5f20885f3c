import type { ResultMarks } from '../../../core/compare/types.ts';
import type { MetricKey } from '../../../core/model/metric.ts';
import { THROTTLE_LABELS } from '../../../core/model/throttle.ts';

/** Fewer iterations than this, and a 99th percentile is a guess. */
const ENOUGH_FOR_P99 = 100;

/** A number with all that a reader must know of it. */
export interface MarkedNumber extends ResultMarks {
  /** Iterations behind a 99th percentile, null where none says; absent for other metrics. */
  readonly p99?: number | null;
  readonly humps?: boolean;
  /** More than 1,000 times from what it is compared with. */
  readonly farApart?: boolean;
}

/** A mark beside a number: a word, and why it is there. */
export interface Mark {
  readonly key: 'simulated' | 'failed' | 'throttled' | 'estimated' | 'p99' | 'humps' | 'apart';
  readonly text: string;
  readonly reason: string;
}

/** What must be said beside a number wherever it shows. */
export function marksOf({ simulated, failed, throttle, estimated, p99, humps = false, farApart = false }: MarkedNumber): readonly Mark[] {
  const found: Mark[] = [];
  if (simulated) found.push({ key: 'simulated', text: '≈ simulated', reason: 'At least one of its results is simulated, not measured' });
  if (failed) found.push({ key: 'failed', text: 'failed', reason: 'At least one of its results comes from a run that failed' });
  if (throttle !== null) found.push({ key: 'throttled', text: 'throttled', reason: `Throttled: ${THROTTLE_LABELS[throttle]}` });
  if (estimated) found.push({ key: 'estimated', text: 'estimated', reason: 'Its power is estimated, not measured' });
  if (humps) found.push({ key: 'humps', text: 'two humps', reason: 'Its runs form two groups or more: one median does not speak for them; the distribution shows them' });
  if (farApart) found.push({ key: 'apart', text: 'differs more than 1,000×', reason: 'So far apart, the two may not measure the same; left out of the mean' });
  if (p99 !== undefined) found.push(...p99Marks(p99));
  return found;
}

function p99Marks(iterations: number | null): readonly Mark[] {
  if (iterations === null) return [{ key: 'p99', text: 'samples behind the p99 unknown', reason: 'The file does not say how many iterations this 99th percentile was taken from; 100 or more are needed' }];
  if (iterations >= ENOUGH_FOR_P99) return [];
  const text = `p99 of ${iterations} ${iterations === 1 ? 'sample' : 'samples'}`;
  return [{ key: 'p99', text, reason: `A 99th percentile taken from ${iterations} iterations is close to their maximum; 100 or more are needed` }];
}

/** `≈ simulated, throttled`; empty without marks. */
export function marksText(marks: MarkedNumber): string {
  return marksOf(marks).map(({ text }) => text).join(', ');
}

/** A sample or a point with what its metrics add: of a 99th percentile the iterations behind it, of a sample its humps. */
export function markedFor(from: ResultMarks & { readonly iterations: number | null; readonly humps?: boolean }, metrics: readonly MetricKey[]): MarkedNumber {
  const { simulated, failed, throttle, estimated, iterations, humps = false } = from;
  return { simulated, failed, throttle, estimated, humps, ...(metrics.includes('latency-p99') ? { p99: iterations } : {}) };
}
