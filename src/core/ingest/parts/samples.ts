import { mean, quantile, sortAscending, standardDeviation } from '../../stats/summary.ts';
import type { PerformanceFields } from '../types.ts';

type SampleFigures = Pick<PerformanceFields, 'averageLatencyMs' | 'p50LatencyMs' | 'p90LatencyMs' | 'p99LatencyMs' | 'latencyStdMs' | 'iterations' | 'latenciesMs'>;

/** Mean, percentiles (linear between order statistics, as DuckDB's `quantile_cont`) and sample deviation of single repetitions, in ms; null for an empty sample. */
export function sampleFigures(latenciesMs: readonly number[]): SampleFigures | null {
  if (latenciesMs.length === 0) return null;
  const sorted = sortAscending(latenciesMs);
  return {
    averageLatencyMs: mean(latenciesMs),
    p50LatencyMs: quantile(sorted, 0.5),
    p90LatencyMs: quantile(sorted, 0.9),
    p99LatencyMs: quantile(sorted, 0.99),
    latencyStdMs: latenciesMs.length > 1 ? standardDeviation(latenciesMs) : null,
    iterations: latenciesMs.length,
    latenciesMs,
  };
}

/** Whether a stated mean agrees with that of the repetitions within 1 %. */
export function agrees(stated: number | null, figures: SampleFigures): boolean {
  return stated === null || figures.averageLatencyMs === null || Math.abs(stated - figures.averageLatencyMs) <= 0.01 * figures.averageLatencyMs;
}
