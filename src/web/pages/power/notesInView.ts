import { THROTTLE_EVIDENCE, THROTTLE_LABELS } from '../../../core/model/throttle.ts';
import type { PowerResult } from '../../../core/power/types.ts';
import { ESTIMATE_RULE } from './resultText.ts';

export interface PowerNote {
  readonly key: 'conflict' | 'throttled' | 'estimated' | 'simulated';
  readonly count: number;
  readonly text: string;
  readonly tip?: string;
}

/** Conflicts, throttled, estimated and simulated results in view, most serious first; nothing for what there is none of. */
export function notesInView(results: readonly PowerResult[]): readonly PowerNote[] {
  const sum = (count: (result: PowerResult) => number): number => results.reduce((total, result) => total + count(result), 0);
  const conflicts = sum((result) => result.conflicts);
  const throttled = sum((result) => result.throttledResults);
  const estimated = sum((result) => (result.basis === 'estimated' ? result.n : 0));
  const simulated = sum((result) => (result.basis === 'simulated' ? result.n : 0));
  const kinds = THROTTLE_EVIDENCE.filter((evidence) => results.some(({ throttle }) => throttle === evidence)).map((evidence) => THROTTLE_LABELS[evidence]);
  const notes: readonly PowerNote[] = [
    { key: 'conflict', count: conflicts, text: `${plural(conflicts)} where the stated efficiency disagrees with power and throughput: left out of energy` },
    { key: 'throttled', count: throttled, text: `throttled: ${kinds.join('; ')}` },
    { key: 'estimated', count: estimated, text: `estimated: ${ESTIMATE_RULE}` },
    { key: 'simulated', count: simulated, text: '≈ simulated', tip: 'Marked in the file as simulated or mock' },
  ];
  return notes.filter(({ count }) => count > 0);
}

function plural(count: number): string {
  return count === 1 ? 'result' : 'results';
}
