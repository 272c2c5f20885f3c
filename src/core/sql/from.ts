import type { Parameters } from './evidenceFilter.ts';

/** Which results a question is about, as far as that serves to read fewer rows; null means all. It leaves out none that are meant, and may leave in others. */
export interface Restriction {
  readonly modelKeys: readonly number[] | null;
  readonly deviceKeys: readonly number[] | null;
  readonly precision: readonly string[] | null;
  readonly batch: readonly string[] | null;
  readonly testCase: readonly string[] | null;
  /** From the first moment to before the second, in ms since 1970. */
  readonly fromMs: number | null;
  readonly beforeMs: number | null;
  /** Columns of numbers of which the question needs one: a table that holds none of them is not read. */
  readonly holding: readonly string[] | null;
}

export const ALL_RESULTS: Restriction = { modelKeys: null, deviceKeys: null, precision: null, batch: null, testCase: null, fromMs: null, beforeMs: null, holding: null };

/** Writes what stands behind FROM, with its values among the parameters. */
export type From = (parameters: Parameters) => string;

/** What a question asks of the relation that it counts in. */
export interface Counting {
  /** `cell`: nothing of precision, batch, shape, test case or test type, of single metrics or of throttling; a large file answers it first. */
  readonly by: 'cell' | 'setting';
  readonly fromMs: number | null;
  readonly beforeMs: number | null;
}

export const BY_SETTING: Counting = { by: 'setting', fromMs: null, beforeMs: null };
