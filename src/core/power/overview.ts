import type { CancelSignal, Engine, Statement } from '../engine/engine.ts';
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
import type { Includable, ViewState } from '../view/viewState.ts';
import { limitsInView } from './limits.ts';
import type { DeviceLimits } from './limits.ts';
import type { PowerBasis, PowerOverview, PowerResult } from './types.ts';

/** What counts besides real results: what the reader turned on, and simulated rows where the filters ask for nothing else. */
export function includedKinds({ include, filters }: Pick<ViewState, 'include' | 'filters'>): readonly Includable[] {
  return filters.evidence === 'simulated' && !include.includes('simulated') ? [...include, 'simulated'] : include;
}

/**
 * The power readings in view, by configuration.
 * @throws {QueryError} when the engine refuses.
 */
export async function loadOverview(engine: Engine, read: ReadDataset, limits: DeviceLimits, view: ViewState, scope: Scope, signal?: CancelSignal): Promise<Omit<PowerOverview, 'series'>> {
  const asked = await askResults(read.relations, scope, includedKinds(view), signal, POWER_COLUMNS);
  const question = powerResults(asked, read.dataset.metrics);
  const [rows, counts] = await Promise.all([engine.ask(question, { signal }), engine.ask(powerCounts(asked), { signal })]);
  const configurationOf = namingOf(read.dataset);
  const results = rows.map((row: PowerRow) => toResult(row, configurationOf));
  return {
    results,
    configurations: Number(rows[0]?.['configurations'] ?? 0),
    metrics: METRIC_KEYS.filter((key) => results.some((result) => result.values[key] !== null)),
    limits: limitsInView(limits, read.dataset.devices, scope),
    counts: countRows(counts),
    sql: sqlOf(read, results, question),
  };
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

function countRows(rows: readonly { readonly reason: string; readonly row_count: number }[]): ResultCounts {
  const byReason = new Map(rows.map(({ reason, row_count }) => [reason, row_count]));
  const leftOut = LEFT_OUT.flatMap((reason: LeftOut) => {
    const count = byReason.get(reason) ?? 0;
    return count === 0 ? [] : [{ reason, rows: count }];
  });
  return { inView: rows.reduce((sum, { row_count }) => sum + row_count, 0), used: byReason.get('') ?? 0, leftOut };
}
