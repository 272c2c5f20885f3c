import type { FailureKind, Outcome } from './state.ts';

/** What a status word of a test says. */
export interface StatusWord {
  /** Null when the word says neither that it worked nor that it failed. */
  readonly outcome: Outcome | null;
  readonly failure: FailureKind | null;
  /** The test did not run to an end, so a success flag beside the word means nothing either. */
  readonly notRun: boolean;
  readonly simulated: boolean;
}

const PASS = words('success succeeded pass passed complete completed ok true yes 1 success_real working');
const PARTIAL = words('partial partial_success success_fallback success_with_fallback passed_with_warnings limited');
const FAIL = words('failed fail failure error false no 0 broken exception');
const TIMEOUT = words('timeout timed_out time_out');
const OUT_OF_MEMORY = words('oom out_of_memory memory_error');
const CRASH = words('crash crashed segfault killed aborted');
const UNAVAILABLE = words('hardware_not_available device_not_found unavailable');
const UNSUPPORTED = words('incompatible unsupported not_supported not_compatible');
const NOT_RUN = words('skip skipped skipped_dry_run running pending queued in_progress starting assigned cancelled canceled not_tested not_implemented not_run');

/** Reads a status word in any case; `Success (REAL)`, `Failed CUDA initialization`, `Timed out after 30 s` and the like by their first words. */
export function normaliseStatus(word: string): StatusWord {
  const lower = word.trim().toLowerCase();
  const simulated = /\b(mock|mocked|simulat\w*|stub)\b/.test(lower.replaceAll('_', ' '));
  const whole = lower.replaceAll(/\(([^)]*)\)/g, ' $1 ').replaceAll(/[^a-z0-9]+/g, '_').replaceAll(/^_+|_+$/g, '');
  const bare = lower.replaceAll(/\([^)]*\)/g, ' ').replaceAll(/[^a-z0-9]+/g, '_').replaceAll(/^_+|_+$/g, '');
  if (simulated && /^(mock|mocked|simulated|simulation|stub)$/.test(whole)) return { ...meaning('supported'), simulated: true };
  return { ...(lookUp(whole) ?? lookUp(bare) ?? lookUpStart(bare.split('_')) ?? meaning(null)), simulated };
}

function lookUp(word: string): StatusWord | null {
  if (PARTIAL.has(word)) return meaning('partial');
  if (PASS.has(word)) return meaning('supported');
  if (TIMEOUT.has(word)) return meaning('failing', 'timeout');
  if (OUT_OF_MEMORY.has(word)) return meaning('failing', 'out-of-memory');
  if (CRASH.has(word)) return meaning('failing', 'crash');
  if (UNAVAILABLE.has(word)) return meaning('failing', 'unavailable');
  if (FAIL.has(word)) return meaning('failing', 'error');
  if (UNSUPPORTED.has(word)) return meaning('unsupported');
  return NOT_RUN.has(word) ? { ...meaning(null), notRun: true } : null;
}

/** Single words that tell what a longer text is about; `no`, `ok` or `complete` at its start do not. */
const TELLING = words('success failed failure error skipped timeout crashed segfault oom exception');

function lookUpStart(parts: readonly string[]): StatusWord | null {
  const [first = ''] = parts;
  return lookUp(parts.slice(0, 3).join('_')) ?? (parts.length > 1 ? lookUp(parts.slice(0, 2).join('_')) : null) ?? (TELLING.has(first) ? lookUp(first) : null);
}

function meaning(outcome: Outcome | null, failure: FailureKind | null = null): StatusWord {
  return { outcome, failure, notRun: false, simulated: false };
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
