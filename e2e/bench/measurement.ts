import { quantile } from '../../src/core/stats/summary.ts';
import type { DatabaseSize } from './data/databaseSize.ts';

export const GROUPS = ['site', 'opening', 'filters', 'controls', 'drill-down', 'pages', 'parquet', 'memory', 'main-thread', 'scrolling'] as const;
export type Group = (typeof GROUPS)[number];

export type Unit = 'ms' | 'bytes' | 'count';

/** What is measured, apart from the database that it is measured on. */
export interface Measure {
  readonly id: string;
  readonly group: Group;
  /** As the table names it. */
  readonly label: string;
  readonly unit: Unit;
}

/** Samples of one measure on one database. */
export interface Measurement extends Measure {
  /** Null where it is the same for every database. */
  readonly size: DatabaseSize | null;
  readonly samples: readonly number[];
  readonly summary: Summary | null;
  /** Why there are no or fewer samples: it did not finish, the page crashed. */
  readonly problem: string | null;
  /** What lay behind the largest sample, where that is known. */
  readonly note: string | null;
}

export interface Summary {
  readonly median: number;
  readonly p95: number;
  readonly least: number;
  readonly most: number;
}

/** Null without samples. */
export function summarise(samples: readonly number[]): Summary | null {
  if (samples.length === 0) return null;
  const sorted = samples.toSorted((left, right) => left - right);
  return { median: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), least: quantile(sorted, 0), most: quantile(sorted, 1) };
}

/** Collects samples as they are taken, so that what was measured before a crash stays. */
export class Samples {
  readonly #taken = new Map<string, Taken>();

  add(measure: Measure, size: DatabaseSize | null, sample: number, note: string | null = null): void {
    const taken = this.#of(measure, size);
    if (note !== null && sample > Math.max(-Infinity, ...taken.samples)) taken.note = note;
    taken.samples.push(sample);
  }

  fail(measure: Measure, size: DatabaseSize | null, problem: string): void {
    this.#of(measure, size).problem ??= problem;
  }

  measurements(): readonly Measurement[] {
    return [...this.#taken.values()].map(({ measure, size, samples, problem, note }) => ({ ...measure, size, samples, summary: summarise(samples), problem, note }));
  }

  #of(measure: Measure, size: DatabaseSize | null): Taken {
    const key = `${measure.id} ${size ?? ''}`;
    const known = this.#taken.get(key);
    if (known !== undefined) return known;
    const fresh: Taken = { measure, size, samples: [], problem: null, note: null };
    this.#taken.set(key, fresh);
    return fresh;
  }
}

interface Taken {
  readonly measure: Measure;
  readonly size: DatabaseSize | null;
  readonly samples: number[];
  problem: string | null;
  note: string | null;
}
