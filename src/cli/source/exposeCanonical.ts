import { recognise, sourceOf } from '../../core/source/recognise.ts';
import { CANONICAL_RESULTS } from '../../core/sql/canonicalResults.ts';
import type { OpenedDataset } from './openDataset.ts';

/** Where the flat table of a dataset that was read is found. */
export const CANONICAL_VIEW = 'memory.main.canonical';

/** Makes the flat table `canonical` over what was read, beside `bench.evidence`. */
export async function exposeCanonical({ engine, session, tables }: OpenedDataset): Promise<void> {
  const { models } = session.dataset;
  await engine.run({ sql: 'CREATE TABLE bench.model_class (model_key INTEGER, family VARCHAR, modality VARCHAR)' });
  await engine.run({
    sql: `INSERT INTO bench.model_class
SELECT (m ->> 'key')::INTEGER, m ->> 'family', m ->> 'modality'
FROM (SELECT unnest(CAST($1::JSON AS JSON[])) AS m)`,
    params: [JSON.stringify(models.map(({ key, family, modality }) => ({ key, family, modality })))],
  });
  const recognition = recognise(tables);
  await engine.run({ sql: 'CREATE TABLE bench.source_table (table_id INTEGER, source VARCHAR, label VARCHAR)' });
  for (const { id, table } of recognition.recognised) {
    await engine.run({ sql: 'INSERT INTO bench.source_table VALUES ($1::INTEGER, $2, $3)', params: [id, sourceOf(recognition, table).label, table.label] });
  }
  await engine.run({ sql: `CREATE VIEW ${CANONICAL_VIEW} AS ${CANONICAL_RESULTS}` });
}
