import type { Ask } from '../engine/ask.ts';
import type { CancelSignal, Statement } from '../engine/engine.ts';
import { LEFT_OUT } from '../compare/types.ts';
import type { LeftOut, ResultCounts } from '../compare/types.ts';
import { configurationKey } from '../model/configuration.ts';
import type { EvidenceKind } from '../model/evidence.ts';
import { measuredValues } from '../model/evidence.ts';
import { METRIC_KEYS, METRICS } from '../model/metric.ts';
import type { MetricKey } from '../model/metric.ts';
import { throttleOf } from '../model/throttle.ts';
import { askResults } from '../matrix/askResults.ts';
import type { Scope } from '../matrix/scope.ts';
import { namingOf } from '../source/configurationNames.ts';
import type { Naming } from '../source/configurationNames.ts';
import { handMedians } from '../source/handMedians.ts';
import type { ReadDataset } from '../source/readDataset.ts';
import { POWER_COLUMNS, powerCounts, powerResults, rowsColumn } from '../sql/powerResults.ts';
import type { PowerRow } from '../sql/powerResults.ts';
import { readableSql } from '../sql/readableSql.ts';
import type { ResultsAsked } from '../sql/resultRows.ts';
import type { Includable, ViewState } from '../view/viewState.ts';
import { loadHeld } from './heldOverview.ts';
import type { HeldOverview } from './heldOverview.ts';
import { limitsInView } from './limits.ts';
import type { DeviceLimits } from './limits.ts';
import type { PowerBasis, PowerOverview, PowerResult } from './types.ts';

/** What counts besides real results: what the reader turned on, and simulated rows where the filters ask for nothing else. */
export function includedKinds({ include, filters }: Pick<ViewState, 'include' | 'filters'>): readonly Includable[] {
  return filters.evidence === 'simulated' && !include.includes('simulated') ? [...include, 'simulated'] : include;
}

/** What the overview needs of a session. */
export interface OverviewAccess {
  readonly read: ReadDataset;
  /** Like `engine.ask`, from memory while the answer is kept. */
  readonly ask: Ask;
  /** Results that are held in memory; of more they are counted in the engine. */
  readonly heldAtMost: number;
}

/**
 * The power readings in view, by configuration.
 * @throws {QueryError} when the engine refuses.
 */
export async function loadOverview({ read, ask, heldAtMost }: OverviewAccess, limits: DeviceLimits, view: ViewState, scope: Scope, signal?: CancelSignal): Promise<Omit<PowerOverview, 'series'>> {
  const include = includedKinds(view);
  const asked = await askResults(read.relations, scope, include, signal, POWER_COLUMNS);
  const isLarge = read.dataset.results > heldAtMost;
  const question = powerResults(asked, read.dataset.metrics, isLarge);
  const access = { ask, relations: read.relations, files: read.recognition.sources };
  const { rows, configurations, counts } = isLarge ? await loadCounted(ask, asked, question, signal) : await loadHeld(access, read.dataset.metrics, scope, include, signal);
  const configurationOf = namingOf(read.dataset);
  const results = rows.map((row) => resultOf(row, configurationOf));
  return {
    results,
    configurations,
    metrics: METRIC_KEYS.filter((key) => results.some((result) => result.values[key] !== null)),
    limits: limitsInView(limits, read.dataset.devices, scope),
    counts: countRows(counts),
    sql: sqlOf(read, results, question),
  };
}

async function loadCounted(ask: Ask, asked: ResultsAsked, question: ReturnType<typeof powerResults>, signal: CancelSignal | undefined): Promise<HeldOverview> {
  const [rows, counts] = await Promise.all([ask(question, signal), ask(powerCounts(asked), signal)]);
  return { rows, configurations: Number(rows[0]?.['configurations'] ?? 0), counts: new Map(counts.map(({ reason, row_count }) => [reason, row_count])) };
}

const made = new WeakMap<PowerRow, PowerResult>();

/** Made once for a row that is kept. */
function resultOf(row: PowerRow, configurationOf: Naming): PowerResult {
  const known = made.get(row) ?? toResult(row, configurationOf);
  made.set(row, known);
  return known;
}

/** What can be read of a file by hand; the rest follows from it. */
const READ_BY_HAND: readonly MetricKey[] = ['power', 'power-peak', 'items-per-joule', 'energy-per-item', 'temperature', 'temperature-peak', 'battery', 'battery-rate', 'runtime'];

/** SQL to be run on the file itself, then what was asked here. */
function sqlOf({ recognition }: ReadDataset, results: readonly PowerResult[], question: Statement): string {
  const metrics = READ_BY_HAND.filter((key) => results.some(({ values }) => values[key] !== null));
  const asked = `-- what this page asked: bench.evidence holds every row that it read from the file, in one vocabulary and one unit each\n${readableSql(question)};`;
  return [metrics.length === 0 ? '' : handMedians(recognition, metrics), asked].filter((text) => text !== '').join('\n\n');
}

function toResult(row: PowerRow, configurationOf: Naming): PowerResult {
  const configuration = configurationOf(row);
  const basis = row.basis as PowerBasis;
  const kind = row.kind as EvidenceKind;
  return {
    key: `${configurationKey(configuration)} ${basis} ${kind}${row.failed ? ' failed' : ''}`,
    configuration,
    kind,
    basis,
    n: row.n,
    values: measuredValues(({ column }) => {
      const value = row[column];
      return typeof value === 'number' ? value : null;
    }),
    measured: Object.fromEntries(METRIC_KEYS.map((key) => [key, countOf(row[rowsColumn(METRICS[key].column)])])) as PowerResult['measured'],
    idleW: row.idle_w,
    temperatureRiseK: row.rise_k,
    throttle: throttleOf(row.throttle),
    throttledResults: row.throttled,
    conflicts: row.conflicts,
    failed: row.failed,
    newestMs: row.newest_ms,
  };
}

function countOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

function countRows(byReason: ReadonlyMap<string, number>): ResultCounts {
  const leftOut = LEFT_OUT.flatMap((reason: LeftOut) => {
    const count = byReason.get(reason) ?? 0;
    return count === 0 ? [] : [{ reason, rows: count }];
  });
  return { inView: [...byReason.values()].reduce((sum, count) => sum + count, 0), used: byReason.get('') ?? 0, leftOut };
}
