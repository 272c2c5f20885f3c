import { THROTTLE_EVIDENCE, THROTTLE_LABELS } from '../../../core/model/throttle.ts';
import type { PowerOverview, PowerResult } from '../../../core/power/types.ts';
import { ESTIMATE_RULE } from './resultText.ts';

export interface PowerNote {
  readonly key: 'part' | 'conflict' | 'throttled' | 'estimated' | 'simulated';
  readonly count: number;
  readonly text: string;
  readonly tip?: string;
}

/** What is not shown of very many configurations, then conflicts, throttled, estimated and simulated results in view, most serious first; nothing for what there is none of. */
export function notesInView({ results, configurations }: Pick<PowerOverview, 'results' | 'configurations'>): readonly PowerNote[] {
  const sum = (count: (result: PowerResult) => number): number => results.reduce((total, result) => total + count(result), 0);
  const conflicts = sum((result) => result.conflicts);
  const throttled = sum((result) => result.throttledResults);
  const estimated = sum((result) => (result.basis === 'estimated' ? result.n : 0));
  const simulated = sum((result) => (result.basis === 'simulated' ? result.n : 0));
  const kinds = THROTTLE_EVIDENCE.filter((evidence) => results.some(({ throttle }) => throttle === evidence)).map((evidence) => THROTTLE_LABELS[evidence]);
  const notes: readonly PowerNote[] = [
    { key: 'part', count: configurations - results.length, text: 'configurations are not shown: these are the ones with most readings; filters choose others', tip: 'The 3,000 with most readings, and of each view the 250 with most; the other notes are of what is shown' },
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
