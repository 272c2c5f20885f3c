import type { DatabaseSize } from './data/databaseSize.ts';
import type { Measurement, Summary } from './measurement.ts';

/** The most that a measure may take. */
export interface Target {
  readonly limit: number;
  readonly of: keyof Pick<Summary, 'median' | 'p95' | 'most'>;
  /** Times native DuckDB's time for the same question, where that is the narrower limit. */
  readonly timesNativeCold?: number;
}

type Limits = readonly [at10k: number, at1m: number, at10m: number];
const PLACE: Readonly<Record<DatabaseSize, 0 | 1 | 2>> = { '10k': 0, '1m': 1, '10m': 2 };

interface Rule {
  readonly ids: RegExp;
  readonly of: Target['of'];
  /** One number where the size does not matter. */
  readonly limits: Limits | number;
}

const KB = 1000;
const MB = 1_000_000;

/** The first rule that fits a measure's name holds. */
const RULES: readonly Rule[] = [
  { ids: /^open-warm$/u, of: 'median', limits: [300, 600, 2500] },
  { ids: /^(?:filter|search|sort|content)(?:-|$)(?!.*kept$)/u, of: 'p95', limits: [50, 80, 100] },
  { ids: /^drill-down$/u, of: 'p95', limits: [80, 100, 200] },
  { ids: /^(?:performance|power)-first$/u, of: 'median', limits: [300, 500, 1500] },
  { ids: /^(?:performance|power)-filter(?!.*kept$)/u, of: 'p95', limits: [80, 100, 200] },
  { ids: /^parquet$/u, of: 'median', limits: [500, 1200, 8000] },
  { ids: /^memory-above-empty$/u, of: 'median', limits: [400 * MB, 400 * MB, 400 * MB] },
  { ids: /^longest-task-/u, of: 'most', limits: 50 },
  { ids: /^site-useful-cold$/u, of: 'median', limits: 500 },
  { ids: /^site-gzip-first-paint$/u, of: 'median', limits: 120 * KB },
  { ids: /^site-gzip-but-engine$/u, of: 'median', limits: 500 * KB },
  { ids: /^site-gzip-charts-early$/u, of: 'median', limits: 0 },
  { ids: /^site-matrix-repeated$/u, of: 'median', limits: 1000 },
];

/** The target of a measure on a database; null where none was set. */
export function targetOf(id: string, size: DatabaseSize | null): Target | null {
  const rule = RULES.find(({ ids }) => ids.test(id));
  if (rule === undefined) return null;
  const { limits, of } = rule;
  if (typeof limits === 'number') return { limit: limits, of };
  if (size === null) return null;
  const limit = limits[PLACE[size]];
  return id === 'open-warm' && size === '10m' ? { limit, of, timesNativeCold: 2 } : { limit, of };
}

/** Whether what was measured is within its target; null where there is no target. */
export function meets({ id, size, summary, problem }: Measurement, nativeColdMs: number | null): boolean | null {
  const target = targetOf(id, size);
  if (target === null) return null;
  if (summary === null) return problem === null ? null : false;
  const measured = summary[target.of];
  if (target.timesNativeCold !== undefined && nativeColdMs !== null && measured > target.timesNativeCold * nativeColdMs) return false;
  return measured <= target.limit;
}
