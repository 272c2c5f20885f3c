import type { Parameters } from '../sql/evidenceFilter.ts';

/** A question that every row in view is asked: is it one of those that a reader should know of? */
export interface QualityRule {
  readonly key: string;
  readonly title: string;
  readonly severity: 'doubt' | 'note';
  readonly explanation: string;
  /** A condition over the rows of `bench.evidence` in view, with their `hardware_type`. */
  readonly condition: (parameters: Parameters, nowMs: number) => string;
}

/** A power reading beside its result repeats what that measured. */
const ONCE = `(kind <> 'power' OR NOT linked)`;
/** What is marked as simulated is not taken for a measurement anyway. */
const BOTH = `tier = 'observed' AND latency_ms IS NOT NULL AND throughput_per_s IS NOT NULL AND ${ONCE}`;
const SETTING = 'model_key, precision, batch, shape, test_case, latency_ms, throughput_per_s';
const LITTLE = 'throughput_per_s * latency_ms / (1000 * try_cast(batch AS DOUBLE))';

/** Numbers that agree to the last digit are copies, not measurements: no two measurements of time do. */
function sameAcross(parts: string, counted: string, atLeast: number): string {
  return `${BOTH} AND (${parts}) IN (
    SELECT (${parts}) FROM bench.evidence JOIN bench.device USING (device_key)
    WHERE ${BOTH} GROUP BY ${parts} HAVING count(DISTINCT ${counted}) >= ${atLeast}
  )`;
}

export const QUALITY_RULES: readonly QualityRule[] = [
  {
    key: 'same-on-several-hardware-types',
    title: 'The same numbers on several hardware types',
    severity: 'doubt',
    explanation: 'Latency and throughput of one model in one setting are equal to the last digit on two or more hardware types. Two measurements never are: one is likely to be a copy, or nothing was measured.',
    condition: () => sameAcross(SETTING, 'hardware_type', 2),
  },
  {
    key: 'same-for-several-models',
    title: 'The same numbers for several models',
    severity: 'doubt',
    explanation: 'Latency and throughput are equal to the last digit for three or more models on one device: constants, not measurements.',
    condition: () => sameAcross('device_key, latency_ms, throughput_per_s', 'model_key', 3),
  },
  {
    key: 'throughput-against-latency',
    title: 'Throughput and latency that do not fit together',
    severity: 'doubt',
    explanation: 'Throughput × latency / batch size lies outside 0.8 to 1.25. One stream of batches gives 1: several streams at once, pipelining or a batch size that is not the one measured give something else, and so do made-up numbers.',
    condition: () => `${BOTH} AND try_cast(batch AS DOUBLE) > 0 AND NOT (${LITTLE} BETWEEN 0.8 AND 1.25)`,
  },
  {
    key: 'efficiency-conflict',
    title: 'Efficiency that disagrees with power and throughput',
    severity: 'doubt',
    explanation: 'Stated items per joule × power is not the stated throughput. Such rows give no energy.',
    condition: () => 'coalesce(efficiency_conflict, false)',
  },
  {
    key: 'in-the-future',
    title: 'Dated in the future',
    severity: 'doubt',
    explanation: 'The time of the row is more than a day later than this report. It does not count as the newest evidence.',
    condition: (parameters, nowMs) => `at_ms > $${parameters.add(nowMs + 86_400_000)}::DOUBLE`,
  },
  {
    key: 'placeholder',
    title: 'Placeholders of zeros',
    severity: 'note',
    explanation: 'Every number of the row is zero: written by a tool that measured nothing. Taken as “not measured”; no figure holds them.',
    condition: () => 'placeholder',
  },
  {
    key: 'power-estimated',
    title: 'Estimated power',
    severity: 'note',
    explanation: 'Peak is 1.2 × and idle 0.4 × the average: made of it, not measured. Kept apart as “estimated”.',
    condition: () => `power_estimated AND (kind = 'power' OR NOT linked)`,
  },
  {
    key: 'throttled',
    title: 'Throttled results',
    severity: 'note',
    explanation: 'The device was held back by heat or by a power limit. The results count and are marked.',
    condition: () => `throttle > 0 AND NOT (linked AND kind = 'power')`,
  },
  {
    key: 'simulated',
    title: 'Simulated rows',
    severity: 'note',
    explanation: 'Marked by the file as simulated or mock, or of simulated hardware. They decide a state only where there is nothing else, and enter no comparison unless asked for.',
    condition: () => `tier = 'simulated'`,
  },
  {
    key: 'undated',
    title: 'Rows without a time',
    severity: 'note',
    explanation: 'Older than any row with a time where the newest decides, and outside of every range of dates.',
    condition: () => 'at_ms IS NULL',
  },
];
