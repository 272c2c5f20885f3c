import type { Metric } from '../model/metric.ts';
import { throttleOf } from '../model/throttle.ts';
import { modes } from '../stats/modes.ts';
import { meanInterval } from './meanInterval.ts';
import { kindOf } from './chooseGroups.ts';
import type { FilesOf } from '../source/sources.ts';
import type { Naming } from '../source/configurationNames.ts';
import { isPowerMetric } from './powerMetrics.ts';
import type { SampleGroup } from './sampleGroups.ts';
import type { Sample } from './types.ts';

/** Runs from which on order statistics give a 95 % interval of the median. */
const RUNS_FOR_INTERVAL = 6;

/** The sample that a group is. */
export function sampleOf(row: SampleGroup, metric: Metric, naming: Naming, filesOf: FilesOf = () => []): Sample {
  const stated = statedBy(row, metric);
  const { values } = row;
  let humps: boolean | null = null;
  return {
    configuration: naming(row),
    kind: kindOf(row.kind),
    values,
    times: row.times,
    n: row.n,
    runs: row.runs,
    runKeys: row.runKeys,
    versions: row.versions,
    sources: filesOf(row.sources),
    // Looked for only where it is shown: thousands of samples would take seconds.
    get humps() {
      humps ??= modes(values) !== null;
      return humps;
    },
    median: row.median,
    mean: row.mean,
    min: row.low,
    max: row.high,
    ...intervalOf(row, stated),
    stated,
    iterations: row.iterations,
    newestMs: row.newest_ms,
    simulated: row.simulated,
    failed: row.failed,
    throttle: throttleOf(row.throttle),
    estimated: row.estimated && isPowerMetric(metric.key),
  };
}

/** What a single row says of its own repetitions: deviations are stated of the mean latency only. */
function statedBy(row: SampleGroup, metric: Metric): Sample['stated'] {
  if (metric.key !== 'latency' || row.n !== 1 || row.deviation_ms === null || row.iterations === null || row.iterations < 2) return null;
  return { mean: row.median, sd: row.deviation_ms, n: row.iterations };
}

function intervalOf(row: SampleGroup, stated: Sample['stated']): Pick<Sample, 'interval' | 'intervalMethod'> {
  if (row.median_low !== null && row.median_high !== null) return { interval: [row.median_low, row.median_high], intervalMethod: `order statistics (n = ${row.n})` };
  if (stated !== null) return { interval: meanInterval(stated), intervalMethod: 'mean ± t·s/√n from the stated deviation' };
  return { interval: null, intervalMethod: row.n === 1 ? 'one run' : `needs ${RUNS_FOR_INTERVAL} runs, has ${row.n}` };
}
