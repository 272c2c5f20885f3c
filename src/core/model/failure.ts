import type { FailureKind } from './state.ts';

/**
 * How an error text names its failure, most telling first. Patterns are case-insensitive and use only what RE2 (DuckDB)
 * and JavaScript understand alike.
 */
export const FAILURE_PATTERNS: readonly { readonly kind: Exclude<FailureKind, 'error'>; readonly pattern: string }[] = [
  { kind: 'out-of-memory', pattern: String.raw`out[ _-]of[ _-](device[ _-])?memory|\boom\b|memory_?error|bad_alloc|cannot allocate memory|insufficient memory|resource_exhausted|not enough memory` },
  { kind: 'timeout', pattern: String.raw`time[ds]?[ _-]?out|deadline exceeded` },
  { kind: 'crash', pattern: String.raw`segmentation fault|segfault|core dumped|sig(segv|abrt|kill|bus|ill)\b|\bcrash(ed)?\b|(exit|return)(ed)?( with)?[ _]?(code|status)?[ :=]*(-(6|9|11)|13[479])\b|device (was )?lost|process (was )?killed|killed by signal|terminated by signal|signal (6|9|11)\b` },
  { kind: 'unavailable', pattern: String.raw`hardware[ _]not[ _]available|(device|hardware|gpu|npu|accelerator|backend)s? (is |was |are |were )?not (available|found)|no [a-z0-9 ]*(device|gpu|npu|adapter)s? (is |was |are |were )?(found|available)|not compiled with (cuda|rocm)|could not find (a )?(gpu|device|adapter)` },
];

/** The kind of failure that a text tells; `error` when it tells none in particular. */
export function classifyFailure(text: string): FailureKind {
  return FAILURE_PATTERNS.find(({ pattern }) => new RegExp(pattern, 'i').test(text))?.kind ?? 'error';
}
