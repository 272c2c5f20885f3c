import { TEXT_FIELDS } from './aliases.ts';
import type { Alias } from './aliases.ts';
import { ColumnReader } from './columns.ts';
import type { ConceptKey } from './concepts.ts';
import { tableSql } from './evidenceView.ts';
import { besideOf, scopeOf } from './recognise.ts';
import type { Recognition } from './recognise.ts';
import { nameKey } from './subject.ts';
import type { SourceTable } from './table.ts';

/** Which tables a column of runs refers to, best first, and by which of their columns. */
const PARENTS: { readonly [column: string]: readonly (readonly [ConceptKey, readonly Alias[]])[] } = {
  test_id: [['power', TEXT_FIELDS.test_ref], ['tests', TEXT_FIELDS.test_key]],
  test_result_id: [['power', TEXT_FIELDS.test_ref], ['tests', TEXT_FIELDS.test_key]],
  result_id: [['battery', TEXT_FIELDS.result_key], ['measurements', TEXT_FIELDS.result_key], ['tests', TEXT_FIELDS.test_key]],
  performance_id: [['measurements', TEXT_FIELDS.result_key]],
  mobile_edge_id: [['mobile', TEXT_FIELDS.result_key]],
  run_id: [['power', TEXT_FIELDS.run_ref], ['measurements', TEXT_FIELDS.run_ref], ['tests', TEXT_FIELDS.run_ref]],
};

/**
 * SQL for the rows of evidence that a column of runs names: `run` as text, `rank` (the best table first), `table_id`, `row_id`.
 * Null when the column refers to nothing that is known.
 */
export function linkedRows(recognition: Recognition, table: SourceTable, column: string | null): string | null {
  const parts = (PARENTS[column ?? ''] ?? []).flatMap(([concept, aliases], rank) => {
    const parent = besideOf(recognition, { table }, concept)[0];
    if (parent === undefined) return [];
    const reader = new ColumnReader(parent.table);
    const key = reader.text(aliases);
    return [`SELECT ${key} AS run, ${rank} AS rank, ${parent.id} AS table_id, ${reader.rowId()} AS row_id FROM ${tableSql(parent.table)} AS t WHERE ${key} IS NOT NULL`];
  });
  return parts.length === 0 ? null : parts.join('\nUNION ALL\n');
}

/** Joins that find a model and a device by what the rows of a table say themselves; `from` has the columns `*_ref`, `*_word` and `*_name` of a sample view. */
export function statedSubject(recognition: Recognition, table: SourceTable, from: string): { readonly modelKey: string; readonly deviceKey: string; readonly joins: string } {
  return {
    modelKey: 'coalesce(mn.model_key, mi.model_key)',
    deviceKey: 'coalesce(di.device_key, dn.device_key, dw.device_key)',
    joins: `LEFT JOIN bench.model AS mn ON mn.name_key = ${nameKey(`${from}.model_name`)}
LEFT JOIN bench.model_id AS mi ON mi.scope = ${scopeOf(recognition, { table }, 'models')} AND mi.ref = ${from}.model_ref
LEFT JOIN bench.device_id AS di ON di.scope = ${scopeOf(recognition, { table }, 'hardware')} AND di.ref = ${from}.hardware_ref
LEFT JOIN bench.hardware_word AS hw ON hw.word = lower(left(${from}.hardware_word, 400))
LEFT JOIN bench.device AS dn ON dn.hardware_type = hw.hardware_type AND dn.device_lower = lower(left(coalesce(${from}.device_name, hw.device, ''), 400))
LEFT JOIN (SELECT device_lower, min(device_key) AS device_key FROM bench.device WHERE device_lower <> '' GROUP BY 1 HAVING count(*) = 1) AS dw ON ${from}.hardware_word IS NULL AND dw.device_lower = lower(left(${from}.device_name, 400))`,
  };
}
