/** Kinds of generated result files. */
export const RESULT_SETS = ['results', 'suites'] as const;
export type ResultSet = (typeof RESULT_SETS)[number];

/** What a set is like, for the table. */
export const SET_LABELS: Readonly<Record<ResultSet, string>> = {
  results: "one result a file, in the framework's shape with power, compatibility and details",
  suites: 'one suite a file, 2 to 9 runs of 9 configurations with 20 repetitions each, as the suites that were really written (23 to 94 kB)',
};

/** Generated files as they lie in the cache: synthetic, the same for the same seed. */
export interface ResultFiles {
  readonly set: ResultSet;
  readonly directory: string;
  /** Of 1,000 files or fewer each, in order. */
  readonly parts: readonly string[];
  readonly files: number;
  readonly bytes: number;
}

export const FILES_IN_PART = 1_000;
