import type { LeftOut, ResultCounts } from '../../../core/compare/types.ts';
import { formatCount, formatQuantity } from '../../../core/model/format.ts';
import { METRICS, type MetricKey } from '../../../core/model/metric.ts';
import type { Dataset } from '../../../core/source/dataset.ts';
import { NO_FILTERS, type Across, type ViewState } from '../../../core/view/viewState.ts';
import { ACROSS_WORDS } from './acrossWords.ts';
import { leftOutText, withArticle } from '../../parts/countsText.ts';
import { toggleInclude, withAcross, withChart, withMetric, withoutFilters, withoutSubject } from './viewChanges.ts';

/** A way out of an empty chart. */
export interface WayOut {
  readonly label: string;
  readonly change: (view: ViewState) => ViewState;
}

/** Why there is nothing to draw, and what to do about it. */
export interface EmptyReason {
  readonly title: string;
  readonly reason: string;
  readonly waysOut: readonly WayOut[];
}

interface EmptyInput {
  readonly view: ViewState;
  readonly dataset: Pick<Dataset, 'results' | 'devices' | 'dimensions' | 'models' | 'tables'>;
  readonly counts: ResultCounts;
  /** Metrics that results in view have. */
  readonly metrics: readonly MetricKey[];
  /** The metrics that the chart needs. */
  readonly wanted: readonly MetricKey[];
}

const INCLUDABLE_REASONS: ReadonlySet<LeftOut> = new Set(['simulated', 'failed']);

/** Why no result in view can be used at all; null when some can. */
export function nothingUsable({ view, dataset, counts, metrics, wanted }: EmptyInput): EmptyReason | null {
  if (counts.used > 0) return null;
  if (dataset.results === 0) return nothingInFile(dataset);
  if (counts.inView === 0) return { title: 'Nothing in view', reason: `None of the ${formatQuantity(dataset.results, 'result')} of this file fits the filters.`, waysOut: filtersOut(view) };
  const left = counts.leftOut.filter(({ rows }) => rows > 0);
  const only = left.length === 1 ? left[0] : undefined;
  const includes = left.filter(({ reason }) => INCLUDABLE_REASONS.has(reason)).flatMap(({ reason, rows }): readonly WayOut[] => (reason === 'simulated' || reason === 'failed' ? [{ label: `Include ${formatCount(rows)} ${reason}`, change: (from) => toggleInclude(from, reason) }] : []));
  if (only !== undefined && only.reason !== 'no-value') {
    const what = leftOutText(only.reason, only.rows, wanted);
    const title = only.rows === 1 ? `The one result in view is ${only.reason === 'placeholder' ? 'a ' : ''}${what}` : `All ${formatCount(only.rows)} results in view are ${what}`;
    const reason = only.reason === 'placeholder' ? 'Every number in them is zero: they were written by a tool that measured nothing, so there is nothing to compare.' : 'They do not enter a comparison by themselves.';
    return { title, reason, waysOut: [...includes, ...filtersOut(view)] };
  }
  const others = metrics.filter((key) => !wanted.includes(key)).slice(0, 3);
  const lacks = wanted.map((key) => withArticle(METRICS[key].short)).join(' or ');
  const list = left.map(({ reason, rows }) => `${formatCount(rows)} ${leftOutText(reason, rows, wanted)}`).join(', ');
  return {
    title: `No usable result in view has ${lacks === '' ? 'a metric' : lacks}`,
    reason: `Of ${formatQuantity(counts.inView, 'result')} in view: ${list}.${others.length === 0 ? '' : ` There is ${others.map((key) => METRICS[key].short).join(', ')}.`}`,
    waysOut: [...others.map((key): WayOut => ({ label: `Show ${METRICS[key].label.toLowerCase()}`, change: (from) => withMetric(from, key) })), ...includes, ...filtersOut(view)],
  };
}

const TABLES_AT_MOST = 4;

/** A file without a single result, and what became of its rows. */
export function nothingInFile({ tables }: Pick<Dataset, 'tables'>): EmptyReason {
  const lines = tables
    .filter(({ takenFor, used }) => takenFor !== null && used === 0)
    .slice(0, TABLES_AT_MOST)
    .map(({ table, rows, setAside }) => rows === 0 ? `${table}: empty.` : `${table}: none of ${formatQuantity(rows, 'row')} used${setAside.length === 0 ? '' : `, because ${setAside.map(({ reason, rows: count }) => `${reason} (${formatCount(count)})`).join('; ')}`}.`);
  return { title: 'No results in this file', reason: ['No row of it says how a model ran on some hardware.', ...lines, '“What was read” has the details.'].join(' '), waysOut: [] };
}

/** Why results are there but none stands beside another. */
export function nothingToCompare(input: EmptyInput, across: Across, lonelyRows: number): EmptyReason {
  const unusable = nothingUsable(input);
  if (unusable !== null) return unusable;
  const { one, many } = ACROSS_WORDS[across];
  const others = otherWays(input.dataset, across);
  const reason = across === 'time' ? 'No configuration has results in both windows.' : `Each of the ${formatQuantity(lonelyRows, 'row')} in view has results for one ${one} only, with everything else equal.`;
  return {
    title: `Nothing to compare across ${many}`,
    reason: others.length === 0 ? reason : `${reason} Another comparison may have more.`,
    waysOut: [...others.map((other): WayOut => ({ label: `Compare across ${ACROSS_WORDS[other].many}`, change: (from) => withAcross(from, other) })), ...filtersOut(input.view)],
  };
}

/** Why a chart about one subject has nothing to draw. */
export function nothingForSubject(input: EmptyInput, title: string, reason: string): EmptyReason {
  const elsewhere = input.counts.leftOut.some((left) => (left.reason === 'other-subject' || left.reason === 'no-batch') && left.rows > 0);
  const unusable = elsewhere ? null : nothingUsable(input);
  if (unusable !== null) return unusable;
  const chosen = Object.values(input.view.subject).some((value) => value !== null);
  const elsewhereOut: readonly WayOut[] = input.counts.inView > 0 ? [{ label: 'Compare instead', change: (from) => withChart(from, 'compare') }] : [];
  return { title, reason, waysOut: [...(chosen ? [{ label: 'Clear choice', change: withoutSubject }] : []), ...elsewhereOut, ...filtersOut(input.view)] };
}

/** What else the file has more than one of. */
function otherWays({ devices, dimensions, models }: EmptyInput['dataset'], across: Across): readonly Across[] {
  const several: readonly (readonly [Across, boolean])[] = [
    ['hardware', new Set(devices.map(({ hardwareType }) => hardwareType)).size > 1],
    ['device', devices.length > 1],
    ['precision', dimensions.precision.length > 1],
    ['batch', dimensions.batch.length > 1],
    ['model', models.length > 1],
  ];
  return several.filter(([other, has]) => has && other !== across).map(([other]) => other).slice(0, 3);
}

function filtersOut(view: ViewState): readonly WayOut[] {
  return JSON.stringify(view.filters) === JSON.stringify(NO_FILTERS) ? [] : [{ label: 'Reset filters', change: withoutFilters }];
}
