import type { Engine } from '../../core/engine/engine.ts';
import type { RowShape } from '../../core/engine/row.ts';
import { BOOLEAN, BOOLEAN_NULL, NUMBER, NUMBER_NULL, TEXT, TEXT_NULL } from '../../core/engine/row.ts';
import type { MatrixSession } from '../../core/matrix/session.ts';
import type { Configuration } from '../../core/model/configuration.ts';
import type { MetricKey } from '../../core/model/metric.ts';
import { METRICS, METRIC_KEYS } from '../../core/model/metric.ts';
import { evidenceView } from '../../core/source/evidenceView.ts';
import { recognise } from '../../core/source/recognise.ts';
import type { SourceTable } from '../../core/source/table.ts';
import type { ViewState } from '../../core/view/viewState.ts';
import { cellsOf } from '../contract-matrix/compare.ts';

/** A row of evidence, as it is. */
export interface EvidenceRow {
  readonly configuration: Configuration;
  readonly kind: string;
  readonly simulated: boolean;
  readonly failed: boolean;
  readonly placeholder: boolean;
  readonly linked: boolean;
  readonly throttle: number | null;
  readonly estimated: boolean;
  readonly atMs: number | null;
  readonly testType: string;
  readonly iterations: number | null;
  readonly deviationMs: number | null;
  /** The names of the run and of the commit that the row states; null where it states none. */
  readonly run: string | null;
  readonly version: string | null;
  /** Grows with the table and the row. */
  readonly place: number;
  readonly values: { readonly [K in MetricKey]?: number };
}

const ROW = {
  model_key: NUMBER, device_key: NUMBER, kind: TEXT, tier: TEXT, code: NUMBER_NULL, placeholder: BOOLEAN, linked: BOOLEAN, throttle: NUMBER_NULL, estimated: BOOLEAN_NULL, at_ms: NUMBER_NULL, test_type: TEXT,
  iterations: NUMBER_NULL, deviation_ms: NUMBER_NULL, table_id: NUMBER, row_id: NUMBER, precision: TEXT, batch: TEXT, shape: TEXT, test_case: TEXT,
} as const;
const VALUES: RowShape = Object.fromEntries(METRIC_KEYS.map((key) => [METRICS[key].column, NUMBER_NULL]));

interface Origin {
  readonly run: string | null;
  readonly version: string | null;
}

/** The names of run and commit of every row, by table and row, as its table states them. */
async function readOrigins(engine: Engine, tables: readonly SourceTable[]): Promise<ReadonlyMap<string, Origin>> {
  const recognition = recognise(tables);
  const origins = new Map<string, Origin>();
  for (const entry of recognition.recognised.filter(({ concept }) => concept.kind !== null)) {
    const { select } = evidenceView(entry, recognition);
    const rows = await engine.ask({
      name: 'origins',
      sql: `SELECT row_id::DOUBLE AS row_id, run_ref AS run, commit_ref AS version FROM (${select})`,
      row: { row_id: NUMBER, run: TEXT_NULL, version: TEXT_NULL },
    });
    for (const { row_id, ...origin } of rows) origins.set(`${entry.id} ${row_id}`, origin);
  }
  return origins;
}

/** Every row of evidence, without any condition. */
export async function readEvidence(engine: Engine, tables: readonly SourceTable[], { dataset }: Pick<MatrixSession, 'dataset'>): Promise<readonly EvidenceRow[]> {
  const origins = await readOrigins(engine, tables);
  const rows = await engine.ask({
    name: 'all-evidence',
    sql: `SELECT model_key, device_key, kind, tier, code, placeholder, linked, throttle::INTEGER AS throttle, power_estimated AS estimated, at_ms, test_type, iterations, latency_std_ms AS deviation_ms, table_id::INTEGER AS table_id, row_id::DOUBLE AS row_id,
  precision, batch, shape, test_case, ${Object.keys(VALUES).join(', ')} FROM bench.evidence`,
    row: { ...ROW, ...VALUES },
  });
  return rows.map((row) => {
    const device = dataset.devices.find(({ key }) => key === row.device_key);
    return {
      configuration: {
        model: dataset.models.find(({ key }) => key === row.model_key)?.name ?? '', hardwareType: device?.hardwareType ?? '', device: device?.name ?? '', precision: row.precision, batch: row.batch, shape: row.shape, testCase: row.test_case,
      },
      kind: row.kind, simulated: row.tier === 'simulated', failed: row.code !== null && row.code > 2, placeholder: row.placeholder, linked: row.linked, throttle: row.throttle, estimated: row.estimated === true, atMs: row.at_ms,
      testType: row.test_type, iterations: row.iterations, deviationMs: row.deviation_ms, place: row.table_id * 1e9 + row.row_id,
      run: origins.get(`${row.table_id} ${row.row_id}`)?.run ?? null, version: origins.get(`${row.table_id} ${row.row_id}`)?.version ?? null,
      values: Object.fromEntries(METRIC_KEYS.flatMap((key) => (numberIn(row, METRICS[key].column) === null ? [] : [[key, numberIn(row, METRICS[key].column)]]))),
    };
  });
}

function numberIn(row: Readonly<Record<string, unknown>>, column: string): number | null {
  const value = row[column];
  return typeof value === 'number' ? value : null;
}

const DAY_MS = 86_400_000;

/** The rows that a view's filters leave: those of the matrix's cells in view that the filters of evidence leave. */
export async function rowsInView(session: MatrixSession, all: readonly EvidenceRow[], view: ViewState): Promise<readonly EvidenceRow[]> {
  const { filters } = view;
  const matrix = await session.matrix({ ...view, content: { kind: 'state' }, collapsed: [], expanded: [...new Set(session.dataset.devices.map(({ hardwareType }) => hardwareType))] });
  const cells = cellsOf(matrix);
  const hides = filters.state.length > 0 || filters.modifier.length > 0;
  const types = new Set(cells.filter(({ address, cell }) => address.device === null && (cell.inView || !hides)).map(({ address }) => JSON.stringify([address.model, address.hardwareType])));
  const devices = new Set(cells.filter(({ address }) => address.device !== null).map(({ address }) => JSON.stringify([address.model, address.hardwareType, address.device])));
  return all.filter(({ configuration: { model, hardwareType, device, precision, batch }, simulated, throttle, atMs, testType }) => {
    if (!types.has(JSON.stringify([model, hardwareType])) || !devices.has(JSON.stringify([model, hardwareType, device]))) return false;
    if (![[filters.precision, precision], [filters.batch, batch], [filters.testType, testType]].every(([chosen, value]) => chosen?.length === 0 || chosen?.includes(value as string) === true)) return false;
    if (filters.evidence !== 'all' && simulated !== (filters.evidence === 'simulated')) return false;
    if (filters.throttled === 'without' && throttle !== null && throttle > 0) return false;
    if (filters.since !== null && (atMs === null || atMs < Date.parse(filters.since))) return false;
    return filters.until === null || (atMs !== null && atMs < Date.parse(filters.until) + DAY_MS);
  });
}
