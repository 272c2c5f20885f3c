import { quantile, sortAscending } from './summary.ts';

const FENCE = 1.5;

export interface BoxStatistics {
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  /** The most distant values within 1.5 interquartile ranges of the box. */
  readonly whiskers: readonly [number, number];
  /** The values beyond, ascending. */
  readonly outliers: readonly number[];
}

/** The box of Tukey ("Exploratory Data Analysis", 1977) with type-7 quartiles; outliers are marked, never dropped. Throws a RangeError for an empty sample. */
export function boxStatistics(values: ArrayLike<number>): BoxStatistics {
  const sorted = sortAscending(values);
  const [q1, q3] = [quantile(sorted, 0.25), quantile(sorted, 0.75)];
  const [least, most] = [q1 - FENCE * (q3 - q1), q3 + FENCE * (q3 - q1)];
  const inside = sorted.filter((value) => value >= least && value <= most);
  return {
    q1,
    median: quantile(sorted, 0.5),
    q3,
    whiskers: [inside[0] ?? q1, inside[inside.length - 1] ?? q3],
    outliers: Array.from(sorted.filter((value) => value < least || value > most)),
  };
}
