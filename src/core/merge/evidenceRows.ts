import { BOOLEAN, BOOLEAN_NULL, NUMBER, NUMBER_NULL, TEXT, TEXT_NULL } from '../engine/row.ts';
import type { Question } from '../engine/engine.ts';
import type { ColumnSpec, Row } from '../engine/row.ts';
import { BOOLEAN_FIELDS, FINITE_FIELDS, POSITIVE_FIELDS } from '../source/aliases.ts';
import { ColumnReader } from '../source/columns.ts';
import { tableSql } from '../source/evidenceView.ts';
import type { EvidenceView } from '../source/evidenceView.ts';

type Numbers = { readonly [K in keyof typeof POSITIVE_FIELDS | Exclude<keyof typeof FINITE_FIELDS, 'score'>]: typeof NUMBER_NULL };

const NUMBERS = Object.fromEntries([...Object.keys(POSITIVE_FIELDS), ...Object.keys(FINITE_FIELDS)].filter((field) => field !== 'score').map((field) => [field, NUMBER_NULL])) as Numbers;

/** Canonical columns of a row of evidence. */
const CANONICAL = {
  row_id: NUMBER, reason: TEXT_NULL, tier: TEXT, placeholder: BOOLEAN, model_key: NUMBER_NULL, device_key: NUMBER_NULL, at_ms: NUMBER_NULL, time_from_run: BOOLEAN, run_ref: TEXT_NULL, commit_ref: TEXT_NULL,
  precision_word: TEXT_NULL, batch: TEXT, sequence_length: NUMBER_NULL, shape: TEXT, iterations: NUMBER_NULL, test_type: TEXT, test_case: TEXT, status_word: TEXT_NULL, error_text: TEXT_NULL, error_type: TEXT_NULL,
  suggested_fix: TEXT_NULL, notes: TEXT_NULL, limitations: TEXT_NULL, workarounds: TEXT_NULL, simulation_reason: TEXT_NULL, score: NUMBER_NULL, hardware_word: TEXT_NULL, throttle: NUMBER_NULL, ...NUMBERS,
} as const;

/** What a table holds beside the canonical columns, read as it stands. */
const BESIDE = {
  success: BOOLEAN_NULL, endpoint_type: TEXT_NULL, details: TEXT_NULL, warmup_iterations: NUMBER_NULL, recommended: BOOLEAN_NULL, throughput_units: TEXT_NULL,
  browser: TEXT_NULL, browser_version: TEXT_NULL, test_file: TEXT_NULL, initialization_time_ms: NUMBER_NULL, shader_compilation_time_ms: NUMBER_NULL, implementation_type: TEXT_NULL, metrics: TEXT_NULL,
  cid: TEXT_NULL, source: TEXT_NULL, transfer_time_ms: NUMBER_NULL, p2p_optimized: BOOLEAN_NULL, peer_count: NUMBER_NULL, network_efficiency: NUMBER_NULL, optimization_score: NUMBER_NULL,
  acceleration_type: TEXT_NULL, additional_data: TEXT_NULL, latencies: TEXT_NULL,
  /** The number of the record in a database of this program. */
  record_id: NUMBER_NULL,
  /** The place of the row that a power reading is stored with. */
  owner: NUMBER_NULL,
} as const;

export const SOURCE_ROW = { ...CANONICAL, ...BESIDE } as const;

/** A row of evidence with everything that a record takes of it. */
export type SourceRow = Row<typeof SOURCE_ROW>;

/** Where the repetitions of a measurement are kept: a relation of `result_id` (text) and `latencies` (numbers parted by commas). */
export interface SamplesOfResults {
  readonly sql: string;
  /** The measurement's own id, over the row `t`. */
  readonly key: (reader: ColumnReader) => string;
}

/** The rows of one table of evidence whose place is from `from` and below `to`, in their order. */
export function sourceRows(view: EvidenceView, from: number, to: number, samples: SamplesOfResults | null): Question<typeof SOURCE_ROW> {
  const conditions = ['v.row_id >= $1::BIGINT', 'v.row_id < $2::BIGINT', 't.accelerate_bench_row >= $1::BIGINT', 't.accelerate_bench_row < $2::BIGINT'];
  return { name: 'source-rows', sql: rowsSql(view, samples, 'NULL', '', conditions), params: [from, to], row: SOURCE_ROW };
}

/** The power readings of one table that are stored with the rows of another whose place is from `from` and below `to`; see `carryPower`. */
export function powerOfOwners(power: EvidenceView, owner: EvidenceView, from: number, to: number): Question<typeof SOURCE_ROW> {
  const join = `\nJOIN bench.carried_power AS c ON c.power_table = ${power.entry.id} AND c.power_row = v.row_id AND c.owner_table = ${owner.entry.id}`;
  return { name: 'power-of-owners', sql: rowsSql(power, null, 'c.owner_row', join, ['c.owner_row >= $1::BIGINT', 'c.owner_row < $2::BIGINT']), params: [from, to], row: SOURCE_ROW };
}

function rowsSql(view: EvidenceView, samples: SamplesOfResults | null, owner: string, join: string, conditions: readonly string[]): string {
  const reader = new ColumnReader(view.entry.table);
  const ofRow = samples !== null && view.entry.concept.kind === 'measurement' ? samples : null;
  const canonical = Object.entries<ColumnSpec>(CANONICAL).map(([name, spec]) => `${cast(`v.${name}`, spec)} AS ${name}`);
  const beside = Object.entries<ColumnSpec>(BESIDE).map(([name, spec]) => `${cast(name === 'owner' ? owner : besideSql(name, reader, ofRow !== null), spec)} AS ${name}`);
  return `SELECT ${canonical.join(', ')},
  ${beside.join(', ')}
FROM (${view.select}) AS v
JOIN (SELECT *, ${reader.rowId()} AS accelerate_bench_row FROM ${tableSql(view.entry.table)} AS t) AS t ON t.accelerate_bench_row = v.row_id${join}${ofRow === null ? '' : `\nLEFT JOIN (${ofRow.sql}) AS l ON l.result_id = ${ofRow.key(reader)}`}
WHERE ${conditions.join('\n  AND ')}
ORDER BY v.row_id, v.hardware_word`;
}

function cast(sql: string, { kind }: ColumnSpec): string {
  return `(${sql})::${kind === 'number' ? 'DOUBLE' : kind === 'boolean' ? 'BOOLEAN' : 'VARCHAR'}`;
}

const DETAILS = ['details', 'metadata', 'result_data', 'metrics'].map((column) => ({ column }));

function besideSql(name: string, reader: ColumnReader, hasSamples: boolean): string {
  if (name === 'success') return reader.boolean(BOOLEAN_FIELDS.success);
  if (name === 'details') return reader.text(DETAILS);
  if (name === 'latencies') return hasSamples ? 'l.latencies' : 'NULL';
  const alias = [{ column: name }];
  const { kind } = BESIDE[name as keyof typeof BESIDE];
  return kind === 'number' ? reader.finite(alias) : kind === 'boolean' ? reader.boolean(alias) : reader.text(alias);
}

const SPAN = { low: NUMBER_NULL, high: NUMBER_NULL } as const;

/** The places of the first and the last row of a table. */
export function rowSpan(view: EvidenceView): Question<typeof SPAN> {
  const reader = new ColumnReader(view.entry.table);
  return { name: 'row-span', sql: `SELECT min(place)::DOUBLE AS low, max(place)::DOUBLE AS high FROM (SELECT ${reader.rowId()} AS place FROM ${tableSql(view.entry.table)} AS t)`, row: SPAN };
}
