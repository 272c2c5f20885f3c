import { deviceLabel } from '../matrix/selection.ts';
import type { Configuration } from '../model/configuration.ts';
import { formatCount, formatDateTimeUtc, formatNumber } from '../model/format.ts';
import { hardwareLabel } from '../model/hardware.ts';
import { METRICS, METRIC_KEYS } from '../model/metric.ts';
import { THROTTLE_LABELS } from '../model/throttle.ts';
import type { Provenance } from './provenance.ts';
import type { ConfigurationPoint } from './types.ts';

/** What is known of a pinned result, by the name of the fact; null where it is not stated. Every result names the same facts in the same order. */
export type PinnedFacts = ReadonlyMap<string, string | null>;

/** Different values of one fact that are said; more are counted. */
const SAID_AT_MOST = 3;
const NBSP = '\u00a0';

export function factsOf(configuration: Configuration, point: ConfigurationPoint | null, provenance: Provenance | null): PinnedFacts {
  const metrics = METRIC_KEYS.map((key): [string, string | null] => {
    const value = point?.values[key];
    return [METRICS[key].label, value === undefined ? null : [formatNumber(value.median), METRICS[key].unit].filter((text) => text !== '').join(NBSP)];
  });
  return new Map<string, string | null>([
    ['Model', configuration.model],
    ['Hardware', hardwareLabel(configuration.hardwareType)],
    ['Device', deviceLabel(configuration.device)],
    ['Driver', list(provenance?.drivers)],
    ['Software', list(provenance?.software)],
    ['Version', list(provenance?.releases)],
    ['Compute units', list(provenance?.computeUnits)],
    ['Precision', stated(configuration.precision)],
    ['Batch size', stated(configuration.batch)],
    ['Sequence length or shape', stated(configuration.shape)],
    ['Test case', stated(configuration.testCase)],
    ['Commit', list(provenance?.commits.map(shortCommit))],
    ['Results', point === null ? null : formatCount(point.n)],
    ['Runs', point === null ? null : formatCount(point.runs)],
    ['Newest result', point === null || point.newestMs === null ? null : formatDateTimeUtc(point.newestMs)],
    ['Evidence', point === null ? null : evidenceText(point)],
    ['Throttled', point === null ? null : point.throttle === null ? 'not known to be' : THROTTLE_LABELS[point.throttle]],
    ['File', list(point?.sources)],
    ['Table', list(provenance?.tables)],
    ...metrics,
  ]);
}

function evidenceText({ simulated, failed }: ConfigurationPoint): string {
  return `${simulated ? 'simulated' : 'measured'}${failed ? ', of failed tests' : ''}`;
}

/** A hash is told apart by its first digits; anything else is kept. */
function shortCommit(commit: string): string {
  return /^[0-9a-f]{12,64}$/i.test(commit) ? commit.slice(0, 10) : commit;
}

function stated(text: string): string | null {
  return text === '' ? null : text;
}

function list(values: readonly string[] | undefined): string | null {
  if (values === undefined || values.length === 0) return null;
  const more = values.length - SAID_AT_MOST;
  return `${values.slice(0, SAID_AT_MOST).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
