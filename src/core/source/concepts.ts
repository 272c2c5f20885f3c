import type { EvidenceKind } from '../model/evidence.ts';

export type ConceptKey = 'hardware' | 'capabilities' | 'models' | 'runs' | 'tests' | 'measurements' | 'compatibility' | 'cross-platform' | 'compatibility-details' | 'power' | 'battery' | 'mobile' | 'web' | 'ipfs' | 'flat' | 'info';

/** Something that a table of a benchmark database can be. */
export interface Concept {
  readonly key: ConceptKey;
  /** What "what was read" calls it. */
  readonly label: string;
  readonly tableNames: readonly string[];
  /** Null for tables that describe rather than prove. */
  readonly kind: EvidenceKind | null;
  readonly hardwareColumns: 'results' | 'web' | 'ipfs';
  /** Each group needs one of its columns, else the table only shares the name. */
  readonly needs: readonly (readonly string[])[];
}

const MODEL = ['model_id', 'model_name', 'model'];

export const CONCEPTS: readonly Concept[] = [
  concept('hardware', 'hardware', ['hardware_platforms'], null, [['hardware_type', 'type', 'platform_name', 'name']]),
  concept('capabilities', 'limits of hardware', ['hardware_capabilities'], null, [['hardware_type']]),
  concept('models', 'models', ['models'], null, [['model_name', 'name']]),
  concept('runs', 'runs', ['test_runs'], null, [['run_id', 'id']]),
  concept('tests', 'test results', ['test_results'], 'test', [MODEL]),
  concept('measurements', 'performance results', ['performance_results'], 'measurement', [MODEL]),
  concept('compatibility', 'declared compatibility', ['hardware_compatibility'], 'declaration', [['model_id', 'model_name', 'model_family'], ['compatibility_status', 'compatibility_level', 'compatibility_type', 'is_compatible']]),
  concept('cross-platform', 'declared compatibility', ['cross_platform_compatibility'], 'declaration', [['model_id', 'model_name']]),
  concept('compatibility-details', 'compatibility details', ['compatibility_details'], 'declaration', [['compatibility_level'], ['hardware_type']]),
  concept('power', 'power measurements', ['power_metrics'], 'power', [['model_id', 'model_name', 'test_id', 'test_result_id']]),
  concept('battery', 'battery impact', ['battery_impact_results'], 'power', [['model_id', 'model_name']]),
  concept('mobile', 'mobile measurements', ['mobile_edge_metrics'], 'power', [['performance_id', 'model_id', 'model_name']]),
  concept('web', 'web platform results', ['web_platform_results'], 'web', [MODEL], 'web'),
  concept('ipfs', 'IPFS acceleration results', ['ipfs_acceleration_results'], 'ipfs', [MODEL], 'ipfs'),
  concept('info', 'facts about the dataset', ['dataset_info'], null, [['key'], ['value']]),
];

/** A table whose rows name model and hardware themselves and hold results: one flat export. */
export const FLAT: Concept = concept('flat', 'results, one flat table', [], 'measurement', [
  ['model_name', 'model'],
  ['hardware_type', 'hardware', 'hardware_used'],
  [
    'average_latency_ms', 'latency_ms', 'latency_avg', 'latency', 'throughput_items_per_second', 'throughput_items_per_sec', 'throughput', 'status', 'success', 'test_status', 'compatibility_status',
  ],
]);

function concept(key: ConceptKey, label: string, tableNames: readonly string[], kind: EvidenceKind | null, needs: readonly (readonly string[])[], hardwareColumns: Concept['hardwareColumns'] = 'results'): Concept {
  return { key, label, tableNames, kind, needs, hardwareColumns };
}
