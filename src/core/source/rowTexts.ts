import { TEXT_FIELDS, INTEGER_FIELDS } from './aliases.ts';
import { ColumnReader } from './columns.ts';
import type { EvidenceView } from './evidenceView.ts';
import { supportColumns, tableSql } from './evidenceView.ts';
import { besideOf, scopeOf } from './recognise.ts';
import type { Recognition } from './recognise.ts';
import { MISSING, subjectOf } from './subject.ts';

/** What a row says in its own words: told to people, never counted or compared. */
export const ROW_TEXTS = [
  'simulation_reason', 'hardware_word', 'status_word', 'error_text', 'error_type', 'suggested_fix', 'notes', 'limitations', 'workarounds', 'precision_word', 'run_ref', 'commit_ref',
] as const;

/**
 * A SELECT of the texts and the sequence length of the rows of a table whose places stand in the list parameter `$1`. It reads
 * little else: to plan the canonical columns takes longer than to look up a few rows. Where one row says several things,
 * `device_key` and `code` tell which of them it is; else they are NULL.
 */
export function rowTexts({ entry, selectRows }: EvidenceView, recognition: Recognition): string {
  const reader = new ColumnReader(entry.table);
  const isWide = entry.concept.key === 'cross-platform' && supportColumns(entry.table).length > 0;
  if (isWide || reader.has('rowid')) return `SELECT v.row_id, v.device_key, v.code, ${ROW_TEXTS.map((column) => `v.${column}`).join(', ')}, v.sequence_length FROM (${selectRows}) AS v WHERE v.reason IS NULL AND v.row_id ${IN_LIST}`;
  const { hardwareRef, hardwareWord, join } = subjectOf(entry, recognition, reader);
  const own: { readonly [column: string]: string } = {
    hardware_ref: hardwareRef,
    simulation_reason: reader.text(TEXT_FIELDS.simulation_reason),
    hardware_word: hardwareWord,
    status_word: reader.text(entry.concept.kind === 'declaration' ? TEXT_FIELDS.declared : TEXT_FIELDS.status),
    error_text: reader.text(TEXT_FIELDS.error_text),
    error_type: reader.text(TEXT_FIELDS.error_type),
    suggested_fix: reader.text(TEXT_FIELDS.suggested_fix),
    notes: reader.text(TEXT_FIELDS.notes),
    limitations: reader.text(TEXT_FIELDS.limitations),
    workarounds: reader.text(TEXT_FIELDS.workarounds),
    precision_word: reader.text(TEXT_FIELDS.precision),
    run_ref: reader.text(TEXT_FIELDS.run_ref),
    commit_ref: reader.text(TEXT_FIELDS.commit_ref),
    sequence_length: reader.integer(INTEGER_FIELDS.sequence_length),
  };
  const namesDevice = hardwareRef !== MISSING;
  const namesRun = own['run_ref'] !== MISSING && besideOf(recognition, entry, 'runs').length > 0;
  const given: { readonly [column: string]: string } = {
    ...(namesDevice ? { simulation_reason: 'coalesce(f.simulation_reason, di.simulation_reason)', hardware_word: 'CASE WHEN di.device_key IS NULL THEN f.hardware_word ELSE di.word END' } : {}),
    ...(namesRun ? { commit_ref: 'coalesce(f.commit_ref, r.commit_ref)' } : {}),
  };
  return `SELECT f.row_id, NULL::INTEGER AS device_key, NULL::INTEGER AS code, ${ROW_TEXTS.map((column) => `${given[column] ?? `f.${column}`} AS ${column}`).join(', ')}, f.sequence_length
FROM (
  SELECT t.rowid AS row_id, ${Object.entries(own).map(([column, sql]) => `${sql} AS ${column}`).join(', ')}
  FROM ${tableSql(entry.table)} AS t${join}
  WHERE t.rowid ${IN_LIST}
) AS f${namesDevice ? `\nLEFT JOIN bench.device_id AS di ON di.scope = ${scopeOf(recognition, entry, 'hardware')} AND di.ref = f.hardware_ref` : ''}${namesRun ? `\nLEFT JOIN bench.run AS r ON r.scope = ${scopeOf(recognition, entry, 'runs')} AND r.ref = f.run_ref` : ''}`;
}

const IN_LIST = `IN (SELECT unnest(string_split($1::VARCHAR, ','))::BIGINT)`;
