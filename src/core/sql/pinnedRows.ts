import type { Question } from '../engine/engine.ts';
import { NUMBER, NUMBER_NULL, TEXT, TEXT_NULL } from '../engine/row.ts';
import type { PointsAbout } from './configurationPoints.ts';
import { aboutSql } from './configurationPoints.ts';
import { Parameters } from './evidenceFilter.ts';
import { refusedSql } from './resultRows.ts';
import type { From } from './from.ts';
import type { ResultsAsked } from './resultRows.ts';

/** Rows of a configuration whose texts are looked up, the newest. */
const ROWS_LOOKED_UP = 500;
/** Different values of a fact that are fetched. */
const FACTS_AT_MOST = 5;
const TEXT_AT_MOST = 200;

const KEY = { table_id: NUMBER, row_id: NUMBER } as const;

/** Which rows of which tables stand behind a configuration, newest first. */
export function configurationRows({ condition, include }: ResultsAsked, from: From, about: PointsAbout, kind: string): Question<typeof KEY> {
  const parameters = new Parameters();
  const sql = `SELECT table_id::INTEGER AS table_id, row_id::DOUBLE AS row_id
FROM ${from(parameters)}
WHERE ${condition(parameters)}
  AND ${refusedSql(include)} IS NULL
  AND ${aboutSql(about, parameters)}
  AND kind = $${parameters.add(kind)}::VARCHAR
ORDER BY at_ms DESC NULLS LAST, table_id, row_id DESC
LIMIT ${ROWS_LOOKED_UP}`;
  return { name: 'configuration-rows', sql, params: parameters.values, row: KEY };
}

const FACT = { fact: TEXT, newest_ms: NUMBER_NULL } as const;

/** The different commits that rows were made from, newest first. `select` reads their table in the canonical columns. */
export function commitsOfRows(select: string, rowIds: readonly number[]): Question<typeof FACT> {
  const sql = `SELECT left(commit_ref, ${TEXT_AT_MOST}) AS fact, max(at_ms)::DOUBLE AS newest_ms
FROM (${select})
WHERE row_id IN (SELECT unnest(string_split($1::VARCHAR, ','))::BIGINT)
  AND reason IS NULL
  AND commit_ref IS NOT NULL
GROUP BY 1
ORDER BY 2 DESC NULLS LAST, 1
LIMIT ${FACTS_AT_MOST}`;
  return { name: 'commits-of-rows', sql, params: [rowIds.join(',')], row: FACT };
}

const VERSION = { driver: TEXT_NULL, software: TEXT_NULL, release: TEXT_NULL, compute_units: TEXT_NULL } as const;

/** Where a file states versions: expressions over `from`, which names the table `t`. */
export interface VersionSource {
  readonly from: string;
  readonly rowId: string;
  readonly driver: string;
  readonly software: string;
  readonly release: string;
  readonly computeUnits: string;
}

/** The versions that result rows state themselves. */
export function versionsOfRows({ from, rowId, ...source }: VersionSource, rowIds: readonly number[]): Question<typeof VERSION> {
  const sql = `SELECT DISTINCT driver, software, release, compute_units
FROM (SELECT ${rowId} AS row_id, ${versionColumns(source)} FROM ${from} AS t)
WHERE row_id IN (SELECT unnest(string_split($1::VARCHAR, ','))::BIGINT)
ORDER BY 1 NULLS LAST, 2 NULLS LAST, 3 NULLS LAST, 4 NULLS LAST
LIMIT ${FACTS_AT_MOST}`;
  return { name: 'versions-of-rows', sql, params: [rowIds.join(',')], row: VERSION };
}

/** The versions that the table of hardware states of a device. `ref` is the device's id there. */
export function versionsOfDevice({ from, ...source }: Omit<VersionSource, 'rowId'>, ref: string, scope: number, deviceKey: number): Question<typeof VERSION> {
  const sql = `SELECT DISTINCT ${versionColumns(source)}
FROM ${from} AS t
JOIN bench.device_id AS d ON d.scope = $1::INTEGER AND d.ref = ${ref}
WHERE d.device_key = $2::INTEGER
ORDER BY 1 NULLS LAST, 2 NULLS LAST, 3 NULLS LAST, 4 NULLS LAST
LIMIT ${FACTS_AT_MOST}`;
  return { name: 'versions-of-device', sql, params: [scope, deviceKey], row: VERSION };
}

function versionColumns({ driver, software, release, computeUnits }: Omit<VersionSource, 'from' | 'rowId'>): string {
  return Object.entries({ driver, software, release, compute_units: computeUnits }).map(([column, text]) => `left(${text}, ${TEXT_AT_MOST}) AS ${column}`).join(', ');
}
