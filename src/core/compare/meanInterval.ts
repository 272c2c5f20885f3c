import { tQuantile } from '../stats/distributions.ts';
import type { SampleSummary } from '../stats/welch.ts';

/** The 95 % interval of a mean from a stated deviation: mean ± t(n − 1) · s / √n (Student, Biometrika 6, 1908). */
export function meanInterval({ mean, sd, n }: SampleSummary): readonly [number, number] {
  const half = (tQuantile(0.975, n - 1) * sd) / Math.sqrt(n);
  return [mean - half, mean + half];
}
