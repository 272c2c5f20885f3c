import { expect } from 'vitest';
import type { Engine } from '../../core/engine/engine.ts';
import { NUMBER, TEXT } from '../../core/engine/row.ts';
import { METRICS, METRIC_KEYS } from '../../core/model/metric.ts';
import { chooseFolds } from '../../core/source/chooseFolds.ts';
import { readDataset } from '../../core/source/readDataset.ts';
import type { ReadDataset } from '../../core/source/readDataset.ts';
import type { SourceTable } from '../../core/source/table.ts';
import { cellFacts, countingOf } from '../../core/sql/cellFacts.ts';
import { BY_SETTING } from '../../core/sql/from.ts';
import { NO_FILTERS } from '../../core/view/viewState.ts';

/**
 * Reads tables once more into the same engine, now folded as if they were large, where their kind allows it: what was read and
 * how many results there are of which kind is the same as row by row.
 * @returns Whether they were folded.
 */
export async function expectFoldedAlike(engine: Engine, tables: readonly SourceTable[], stored: ReadDataset): Promise<boolean> {
  const { plans } = await chooseFolds(engine, stored.recognition, 0, Date.now());
  if (plans.length === 0) return false;
  const expected = await everything(engine, stored);
  await engine.run({ sql: 'DROP SCHEMA bench CASCADE' });
  const folded = await readDataset(engine, tables, { foldAboveRows: 0 });
  expect(await folded.finish?.()).toEqual(stored.dataset);
  expect(await everything(engine, folded)).toEqual(expected);
  return true;
}

const COLUMNS = ['table_id', 'row_id', 'kind', 'model_key', 'device_key', 'tier', 'code', 'explicit', 'placeholder', 'time_from_run', 'at_ms', 'precision', 'batch', 'shape', 'test_case', 'test_type', 'score', 'run_key', 'version_key', 'iterations', 'linked', 'sources', 'throttle', 'power_estimated', 'efficiency_conflict', 'latency_std_ms', 'power_idle_w', 'energy_j', 'temperature_rise_c', ...METRIC_KEYS.map((key) => METRICS[key].column)];

/** Every result with all of its columns, the facts of every cell by every facet, and how many results hold each metric. */
async function everything(engine: Engine, { relations }: ReadDataset): Promise<object> {
  const held = METRIC_KEYS.map((key) => METRICS[key].column);
  const setting = ['kind', 'model_key', 'device_key', 'tier', 'code', 'precision', 'batch', 'shape', 'test_case', 'test_type', 'linked', 'throttle'];
  const facts = [];
  for (const facet of [null, 'precision'] as const) facts.push(await engine.ask(cellFacts(await relations.counted(countingOf(NO_FILTERS, facet)), NO_FILTERS, facet)));
  return {
    facts,
    rows: await engine.ask({ name: 'rows', sql: `SELECT [${COLUMNS.map((column) => `coalesce(${column}::VARCHAR, 'NULL')`).join(', ')}]::VARCHAR AS said FROM bench.evidence ORDER BY 1`, row: { said: TEXT } }),
    counts: await engine.ask({
      name: 'counts',
      sql: `SELECT [${[...setting, ...held.map((column) => `${column} IS NOT NULL`)].map((column) => `coalesce((${column})::VARCHAR, 'NULL')`).join(', ')}]::VARCHAR AS said, sum(result_count)::INTEGER AS results, coalesce(min(oldest_ms), -1)::DOUBLE AS oldest_ms, coalesce(max(at_ms), -1)::DOUBLE AS newest_ms
FROM ${await relations.counted(BY_SETTING)} GROUP BY 1 ORDER BY 1`,
      row: { said: TEXT, results: NUMBER, oldest_ms: NUMBER, newest_ms: NUMBER },
    }),
  };
}
