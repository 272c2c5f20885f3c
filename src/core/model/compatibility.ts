import type { Outcome } from './state.ts';

/** What a compatibility word declares. */
export interface CompatibilityWord {
  /** Null when the word decides nothing (`unknown`, `planned`, …) or is not known. */
  readonly outcome: Outcome | null;
  readonly simulated: boolean;
}

const WORDS: ReadonlyMap<string, Outcome> = new Map<string, Outcome>([
  ...['compatible', 'full', 'fully_supported', 'supported', 'high', 'true', 'yes', '1', 'real', 'works', 'working', '✅'].map((word) => [word, 'supported'] as const),
  ...['limited', 'partial', 'partially_compatible', 'medium', 'low', 'experimental', 'testing', '⚠️', '⚠', '🔶', '🔄'].map((word) => [word, 'partial'] as const),
  ...['incompatible', 'not_compatible', 'not_supported', 'unsupported', 'none', 'false', 'no', '0', '❌'].map((word) => [word, 'unsupported'] as const),
]);

/** Reads a compatibility status, level or type in any case and spelling (`not-supported`, `Not Compatible`, `SIMULATION`). */
export function normaliseCompatibility(word: string): CompatibilityWord {
  const key = word.trim().toLowerCase().replaceAll(/[\s-]+/g, '_');
  if (/^(simulation|simulated|mock)$/.test(key)) return { outcome: 'supported', simulated: true };
  return { outcome: WORDS.get(key) ?? null, simulated: false };
}
