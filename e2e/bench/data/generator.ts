import { STORE_TABLES } from '../../../src/core/store/schema.ts';
import type { StoreTableName } from '../../../src/core/store/schema.ts';
import { createStatements } from '../../../src/core/store/ddl.ts';
import { constant, constants, quoteIdentifier } from '../../../src/core/sql/quote.ts';
import { outcomeStatements } from './outcomeSql.ts';
import { measurementStatements } from './measurementSql.ts';
import { subjectStatements } from './subjectSql.ts';

export interface GeneratorParameters {
  /** Performance results; everything else follows in proportion. */
  readonly results: number;
  readonly seed: number;
}

/** The tables that are filled; those that only tell how a database was imported stay away. */
const FILLED = ['hardware_platforms', 'models', 'test_runs', 'test_results', 'performance_results', 'hardware_compatibility', 'power_metrics', 'dataset_info'] as const satisfies readonly StoreTableName[];

/** Every statement that fills the attached empty catalogue `out`, in order; the same statements make the same rows whatever the number of threads. */
export function generatorStatements(parameters: GeneratorParameters): readonly string[] {
  return [
    ...createStatements('out'),
    ...left().map((table) => `DROP TABLE out.main.${quoteIdentifier(table)}`),
    ...subjectStatements(parameters),
    ...measurementStatements(parameters),
    ...outcomeStatements(parameters),
  ];
}

/** What the file says of itself; `generator` tells whether a cached file is still the one that would be made. */
export function infoStatement({ results, seed }: GeneratorParameters, generator: string): string {
  const facts = [
    ['synthetic', 'true'],
    ['seed', String(seed)],
    ['generated_for', 'measuring the dashboard'],
    ['description', 'Every row of this file was made up by a program. No model was run and no device was measured.'],
    ['performance_results', String(results)],
    ['generator', generator],
  ];
  return `INSERT INTO out.main.dataset_info VALUES ${facts.map((fact) => `(${constants(fact)})`).join(', ')}`;
}

/** The performance results with the names of model and hardware, as somebody would export them; one file, and its own rows tell all. */
export function parquetStatement(path: string, generator: string): string {
  return `
COPY (
  SELECT
    p.id, m.model_name, m.model_family, m.modality, h.hardware_type, h.device_name, p.batch_size, p.sequence_length, p.precision, p.test_case, p.test_type,
    p.average_latency_ms, p.p50_latency_ms, p.p90_latency_ms, p.p99_latency_ms, p.throughput_items_per_second, p.memory_peak_mb, p.iterations, p.run_id, r.git_commit,
    p.test_timestamp, p.status, p.success, p.is_simulated, p.simulation_reason
  FROM out.main.performance_results AS p
  JOIN out.main.models AS m USING (model_id)
  JOIN out.main.hardware_platforms AS h USING (hardware_id)
  JOIN out.main.test_runs AS r ON r.run_id = p.run_id
  ORDER BY p.id
) TO ${constant(path)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880, KV_METADATA {generator: ${constant(generator)}, synthetic: 'true'})`;
}

function left(): string[] {
  const filled: readonly string[] = FILLED;
  return Object.keys(STORE_TABLES).filter((table) => !filled.includes(table));
}
