import type { Question } from '../engine/engine.ts';
import { BOOLEAN, NUMBER, NUMBER_NULL, TEXT, TEXT_NULL } from '../engine/row.ts';
import type { Row } from '../engine/row.ts';

/** Runs that are listed of one table; more are counted. */
export const RUNS_AT_MOST = 2_000;

const RUN = {
  run_key: TEXT, total: NUMBER, row_count: NUMBER, samples: NUMBER,
  /** Different times; null where they were not counted. */
  moments: NUMBER_NULL,
  start_ms: NUMBER_NULL, end_ms: NUMBER_NULL, simulated: BOOLEAN, model_key: NUMBER_NULL, device_key: NUMBER_NULL, precision: TEXT, batch: TEXT, shape: TEXT, test_case: TEXT,
  throughput_per_s: NUMBER_NULL, power_w: NUMBER_NULL, duration_s: NUMBER_NULL,
  /** Of every value, to tell whether two runs hold the same samples. */
  value_sum: NUMBER_NULL,
  throttle: NUMBER_NULL, device_name: TEXT_NULL,
  /** Samples of each channel, and the highest value of each that is a temperature, parted by commas. */
  count_list: TEXT, peak_list: TEXT,
} as const;

/** A run of a table of samples. */
export type SampleRun = Row<typeof RUN>;

/** The runs of a table of samples, those with most samples first. */
export function sampleRunList(relation: string, channels: number): Question<typeof RUN> {
  const listed = (name: string): string => `concat_ws(',', ${Array.from({ length: channels }, (_, index) => `coalesce(${name}${index}::VARCHAR, '')`).join(', ')})`;
  return {
    name: 'sample-runs',
    sql: `SELECT left(run_key, 400) AS run_key, (count(*) OVER ())::INTEGER AS total, row_count::INTEGER AS row_count, samples::INTEGER AS samples, moments::INTEGER AS moments,
  start_ms::DOUBLE AS start_ms, end_ms::DOUBLE AS end_ms, simulated, model_key::INTEGER AS model_key, device_key::INTEGER AS device_key, precision, batch, shape, test_case,
  throughput_per_s::DOUBLE AS throughput_per_s, power_w::DOUBLE AS power_w, duration_s::DOUBLE AS duration_s, value_sum, throttle::INTEGER AS throttle, left(device_name, 400) AS device_name,
  ${listed('n')} AS count_list,
  ${listed('max')} AS peak_list
FROM ${relation}
ORDER BY samples DESC, run_key
LIMIT ${RUNS_AT_MOST}`,
    row: RUN,
  };
}
