import { constant } from '../sql/quote.ts';
import { storeTableSql } from './ddl.ts';
import { SCHEMA_VERSION } from './schema.ts';

/** What makes a database of one version one of the next. */
export interface Upgrade {
  readonly from: number;
  /** Run in one transaction; the version is recorded by whoever runs them. */
  readonly statements: (catalog: string) => readonly string[];
}

/** One for each version that a database in the field may have. A change of `STORE_TABLES` raises `SCHEMA_VERSION` and adds one. */
export const UPGRADES: readonly Upgrade[] = [];

/** Every statement that leads from a version to the present one, the last of them recording it; null where no way leads there. */
export function upgradeStatements(catalog: string, from: number, upgrades: readonly Upgrade[] = UPGRADES): readonly string[] | null {
  const statements: string[] = [];
  for (let version = from; version < SCHEMA_VERSION; version += 1) {
    const upgrade = upgrades.find((candidate) => candidate.from === version);
    if (upgrade === undefined) return null;
    statements.push(...upgrade.statements(catalog));
  }
  return [...statements, `UPDATE ${storeTableSql(catalog, 'dataset_info')} SET value = ${constant(String(SCHEMA_VERSION))} WHERE key = 'schema_version'`];
}
