import type { Engine } from '../engine/engine.ts';
import { TEXT_FIELDS } from '../source/aliases.ts';
import type { Alias } from '../source/aliases.ts';
import { ColumnReader } from '../source/columns.ts';
import type { ConceptKey } from '../source/concepts.ts';
import { tableSql } from '../source/evidenceView.ts';
import type { EvidenceView } from '../source/evidenceView.ts';
import type { ReadDataset } from '../source/readDataset.ts';
import { besideOf } from '../source/recognise.ts';
import { MISSING } from '../source/subject.ts';

/** A table of power and the table of tests, or of results, that its rows name. */
export interface PowerOwner {
  readonly power: EvidenceView;
  readonly owner: EvidenceView;
}

/**
 * Fills `bench.carried_power` with the power readings that become one record with the result, else the test, that they name:
 * of several for one the first of its table. A simulated reading is not joined with what is real.
 */
export async function carryPower(engine: Engine, read: ReadDataset): Promise<readonly PowerOwner[]> {
  await engine.run({ sql: 'CREATE TABLE bench.carried_power (power_table UTINYINT, power_row BIGINT, owner_table UTINYINT, owner_row BIGINT)' });
  const owners: PowerOwner[] = [];
  for (const power of read.views.filter(({ entry }) => entry.concept.kind === 'power')) {
    for (const way of power.entry.concept.key === 'mobile' ? [TO_RESULT] : [TO_RESULT, TO_TEST]) {
      const entry = besideOf(read.recognition, power.entry, way.concept)[0];
      const owner = read.views.find((view) => view.entry === entry);
      const ref = new ColumnReader(power.entry.table).text(way.ref);
      if (owner === undefined || ref === MISSING || owners.some((taken) => taken.owner === owner)) continue;
      owners.push({ power, owner });
      await engine.run({ sql: fillSql(power, owner, ref, way.key) });
    }
  }
  return owners;
}

interface Way {
  readonly concept: ConceptKey;
  readonly ref: readonly Alias[];
  readonly key: readonly Alias[];
}

const TO_RESULT: Way = { concept: 'measurements', ref: TEXT_FIELDS.result_ref, key: TEXT_FIELDS.result_key };
const TO_TEST: Way = { concept: 'tests', ref: TEXT_FIELDS.test_ref, key: TEXT_FIELDS.test_key };

function fillSql(power: EvidenceView, owner: EvidenceView, ref: string, key: readonly Alias[]): string {
  const powerReader = new ColumnReader(power.entry.table);
  const ownerReader = new ColumnReader(owner.entry.table);
  return `INSERT INTO bench.carried_power
SELECT ${power.entry.id}, min(p.row_id), ${owner.entry.id}, t.row_id
FROM (SELECT ${powerReader.rowId()} AS row_id, ${ref} AS ref FROM ${tableSql(power.entry.table)} AS t) AS s
JOIN (
  SELECT ref, min(row_id) AS row_id
  FROM (SELECT ${ownerReader.rowId()} AS row_id, ${ownerReader.text(key)} AS ref FROM ${tableSql(owner.entry.table)} AS t)
  WHERE ref IS NOT NULL
  GROUP BY 1
) AS k ON k.ref = s.ref
JOIN bench.row AS p ON p.table_id = ${power.entry.id} AND p.row_id = s.row_id
JOIN bench.row AS t ON t.table_id = ${owner.entry.id} AND t.row_id = k.row_id
WHERE p.reason IS NULL
  AND t.reason IS NULL
  AND NOT p.placeholder
  AND NOT t.placeholder
  AND p.model_key = t.model_key
  AND p.device_key = t.device_key
  AND (t.tier = 'simulated' OR p.tier <> 'simulated')
  AND NOT EXISTS (SELECT 1 FROM bench.carried_power AS c WHERE c.power_table = ${power.entry.id} AND c.power_row = p.row_id)
GROUP BY t.row_id`;
}
