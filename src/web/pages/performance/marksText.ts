import type { ResultMarks } from '../../../core/compare/types.ts';
import { THROTTLE_LABELS } from '../../../core/model/throttle.ts';

/** Fewer iterations than this, and a 99th percentile is a guess. */
const ENOUGH_FOR_P99 = 100;

/** A mark beside a number: a word, and why it is there. */
export interface Mark {
  readonly key: 'simulated' | 'failed' | 'throttled' | 'estimated' | 'few';
  readonly text: string;
  readonly reason: string;
}

/** What must be said beside a number wherever it shows. */
export function marksOf(marks: ResultMarks, p99Iterations: number | null = null): readonly Mark[] {
  const found: Mark[] = [];
  if (marks.simulated) found.push({ key: 'simulated', text: '≈ simulated', reason: 'At least one of its results is simulated, not measured' });
  if (marks.failed) found.push({ key: 'failed', text: 'failed', reason: 'At least one of its results comes from a run that failed' });
  if (marks.throttle !== null) found.push({ key: 'throttled', text: 'throttled', reason: `Throttled: ${THROTTLE_LABELS[marks.throttle]}` });
  if (marks.estimated) found.push({ key: 'estimated', text: 'estimated', reason: 'Its power is estimated, not measured' });
  if (p99Iterations !== null && p99Iterations < ENOUGH_FOR_P99) {
    const text = `p99 of ${p99Iterations} ${p99Iterations === 1 ? 'sample' : 'samples'}`;
    found.push({ key: 'few', text, reason: `A 99th percentile taken from ${p99Iterations} iterations is close to their maximum; 100 or more are needed` });
  }
  return found;
}

/** `≈ simulated, throttled`; empty without marks. */
export function marksText(marks: ResultMarks, p99Iterations: number | null = null): string {
  return marksOf(marks, p99Iterations).map(({ text }) => text).join(', ');
}
