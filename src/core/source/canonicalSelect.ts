import type { EvidenceKind } from '../model/evidence.ts';
import { FAILURE_PATTERNS } from '../model/failure.ts';
import { UNKNOWN_WORDS } from '../model/hardware.ts';
import { verdictCode } from '../model/state.ts';
import { constant, constants, quoteIdentifier } from '../sql/quote.ts';
import { FINITE_FIELDS, POSITIVE_FIELDS } from './aliases.ts';
import { allOf, anyOf, caseOf, firstOf, isConstant, isNothing, isNull, isStated, not, ofStated } from './constantSql.ts';
import { energySql, estimatedSql } from './energy.ts';
import { besideOf, scopeOf, sourceOf } from './recognise.ts';
import type { Recognition, RecognisedTable } from './recognise.ts';
import { MISSING } from './subject.ts';
import { choiceSql, deviceSql, precisionJoin, precisionSql } from './wordSql.ts';

/** Why a row cannot be placed in the matrix, in the order in which they are looked for. */
export const SET_ASIDE_REASONS = {
  family: 'names a model family, not a model',
  noModel: 'names no model',
  unknownModel: 'the model is “unknown”',
  orphanModel: 'refers to a model that the file does not list',
  noHardware: 'names no hardware',
  unknownHardware: 'the hardware is “unknown” or is not hardware',
  orphanHardware: 'refers to hardware that the file does not list',
} as const;

/** What a row says, by name, as the query around it writes it: `f.name`, or the constant that it is. */
type Fact = (name: string) => string;

/** What is looked up for a row, by the alias of the table that it is looked up in; a lookup of what the table lacks finds nothing. */
interface Lookups {
  readonly joins: readonly string[];
  /** A column of a lookup; NULL of its type where nothing is looked up. */
  readonly found: (column: string, type: string) => string;
}

/** The canonical columns of a table from what its rows say, by name, read from `from`. */
export function canonicalSelect(entry: RecognisedTable, recognition: Recognition, facts: ReadonlyMap<string, string>, from: string): string {
  const fact: Fact = (name) => {
    const sql = facts.get(name) ?? MISSING;
    return isConstant(sql) ? sql : `f.${name}`;
  };
  const alwaysMeasured = MEASURED.some((name) => entry.table.columns.some((column) => column.alwaysPositive === true && facts.get(name) === `t.${quoteIdentifier(column.name)}`));
  const lookups = lookupsOf(entry, recognition, fact);
  const said = [...facts].filter(([, sql]) => !isConstant(sql)).map(([name, sql]) => `${sql} AS ${name}`);
  const measured = alwaysMeasured ? 'true' : anyOf(...MEASURED.map((name) => isStated(fact(name))));
  const columns = canonicalColumns(entry, recognition, fact, measured, lookups);
  return `SELECT
  ${columns.map(([name, sql]) => (sql === `f.${name}` ? sql : `${sql} AS ${name}`)).join(',\n  ')}
FROM (
  SELECT
    ${said.join(',\n    ')}
  FROM ${from}
) AS f${lookups.joins.map((join) => `\n${join}`).join('')}`;
}

function lookupsOf(entry: RecognisedTable, recognition: Recognition, fact: Fact): Lookups {
  const declared = entry.concept.kind === 'declaration';
  const word = fact('hardware_word');
  const by = (name: string, join: string): readonly string[] => (isNothing(fact(name)) ? [] : [`LEFT JOIN ${join}`]);
  const joins = [
    ...by('model_name_key', `bench.model AS mn ON mn.name_key = ${fact('model_name_key')}`),
    ...by('model_ref', `bench.model_id AS mi ON mi.scope = ${scopeOf(recognition, entry, 'models')} AND mi.ref = ${fact('model_ref')}`),
    ...by('hardware_ref', `bench.device_id AS di ON di.scope = ${scopeOf(recognition, entry, 'hardware')} AND di.ref = ${fact('hardware_ref')}`),
    ...by('hardware_word', `bench.hardware_word AS hw ON hw.word = lower(left(${word}, 400))`),
    ...by('hardware_word', `bench.device AS dn ON dn.hardware_type = hw.hardware_type AND dn.device_lower = lower(${deviceSql(fact('device_word'))})`),
    ...(besideOf(recognition, entry, 'runs').length === 0 ? [] : by('run_ref', `bench.run AS r ON r.scope = ${scopeOf(recognition, entry, 'runs')} AND r.ref = ${fact('run_ref')}`)),
    ...by('status_word', `${declared ? 'bench.declared_word' : 'bench.status_word'} AS sw ON sw.word = lower(left(${fact('status_word')}, 200))`),
    ...by('precision_word', `bench.precision_word AS pw ON ${precisionJoin(fact('precision_word'))}`),
  ];
  const aliases = new Set(joins.map((join) => / AS (\w+) ON /.exec(join)?.[1]));
  return { joins, found: (column, type) => (aliases.has(column.split('.')[0]) ? column : `NULL::${type}`) };
}

/** @param measured Whether a row holds a number of its own of what is measured. */
function canonicalColumns(entry: RecognisedTable, recognition: Recognition, fact: Fact, measured: string, { found }: Lookups): readonly (readonly [name: string, sql: string])[] {
  const kind = entry.concept.kind ?? 'measurement';
  const started = found('r.started_ms', 'DOUBLE');
  const commit = firstOf(fact('own_commit'), found('r.commit_ref', 'VARCHAR'));
  const energy = energySql(fact);
  const simulated = anyOf(fact('marked_simulated'), orFalse(found('sw.simulated', 'BOOLEAN')), orFalse(found('di.simulated', 'BOOLEAN')));
  return [
    ['table_id', String(entry.id)], ['row_id', fact('row_id')], ['kind', constant(kind)],
    ['model_key', firstOf(found('mn.model_key', 'INTEGER'), found('mi.model_key', 'INTEGER'))],
    ['device_key', firstOf(found('di.device_key', 'INTEGER'), found('dn.device_key', 'INTEGER'))],
    ['reason', reasonSql(fact, found)],
    ['tier', caseOf([[simulated, `'simulated'`]], constant(kind === 'declaration' ? 'declared' : 'observed'))],
    ['code', verdictSql(kind, fact, measured, found)],
    ['explicit', explicitSql(kind, fact, found)],
    ['placeholder', placeholderSql(kind, fact, measured)],
    ['at_ms', firstOf(fact('own_ms'), started)], ['oldest_ms', firstOf(fact('own_oldest_ms'), fact('own_ms'), started)], ['result_count', fact('result_count')],
    ['time_from_run', allOf(isNull(fact('own_ms')), isStated(started))],
    ['precision', isNothing(fact('precision_word')) ? `''` : precisionSql(fact('precision_word'))], ['precision_word', fact('precision_word')],
    ['batch', orEmpty(ofStated([fact('batch')], (batch) => `${batch}::VARCHAR`, 'VARCHAR'))], ['sequence_length', fact('sequence_length')],
    ['test_type', isNothing(fact('test_type')) ? `''` : choiceSql(fact('test_type'))], ['test_case', isNothing(fact('test_case')) ? `''` : choiceSql(fact('test_case'))],
    ...(['status_word', 'error_text', 'error_type', 'suggested_fix', 'notes', 'limitations', 'workarounds'] as const).map((name) => [name, fact(name)] as const),
    ['simulation_reason', firstOf(fact('simulation_reason'), found('di.simulation_reason', 'VARCHAR'))], ['score', fact('score')],
    ['hardware_word', caseOf([[isNull(found('di.device_key', 'INTEGER')), fact('hardware_word')]], found('di.word', 'VARCHAR'))],
    ['run_ref', fact('run_ref')], ['commit_ref', commit],
    ['run_key', keySql(fact('run_ref'), `${scopeOf(recognition, entry, 'runs')}, `)], ['version_key', keySql(commit)],
    ['shape', orEmpty(firstOf(ofStated([fact('sequence_length')], (length) => `${length}::VARCHAR`, 'VARCHAR'), ofStated([fact('input_shape')], (shape) => `left(${shape}, 200)`, 'VARCHAR')))],
    ['iterations', fact('iterations')], ['linked', 'false'], ['sources', `${sourceOf(recognition, entry.table).bit}::USMALLINT`],
    ['throttle', fact('throttle')],
    ['power_estimated', estimatedSql(fact)], ['efficiency_conflict', energy.conflict],
    ['energy_per_item_j', energy.perItem], ['items_per_joule', energy.itemsPerJoule], ['energy_delay_js', energy.delay],
    ...[...Object.keys(FINITE_FIELDS).filter((field) => field !== 'score'), ...Object.keys(POSITIVE_FIELDS)].map((name) => [name, fact(name)] as const),
  ];
}

function orFalse(sql: string): string {
  return firstOf(sql, 'false');
}

function orEmpty(text: string): string {
  return firstOf(text, `''`);
}

function reasonSql(fact: Fact, found: Lookups['found']): string {
  const [name, model, hardware, word] = [fact('model_name_key'), fact('model_ref'), fact('hardware_ref'), fact('hardware_word')];
  const noModel = allOf(isNull(name), isNull(model));
  const lostModel = allOf(isNull(found('mn.model_key', 'INTEGER')), isNull(found('mi.model_key', 'INTEGER')));
  const lostDevice = allOf(isNull(found('di.device_key', 'INTEGER')), isNull(found('dn.device_key', 'INTEGER')));
  const unknownName = isNothing(name) ? 'false' : `${name} IN (${constants(UNKNOWN_WORDS)})`;
  return caseOf([
    [allOf(fact('family_only'), noModel), constant(SET_ASIDE_REASONS.family)],
    [noModel, constant(SET_ASIDE_REASONS.noModel)],
    [allOf(lostModel, anyOf(unknownName, orFalse(found('mi.is_unknown', 'BOOLEAN')))), constant(SET_ASIDE_REASONS.unknownModel)],
    [lostModel, constant(SET_ASIDE_REASONS.orphanModel)],
    [allOf(isNull(hardware), isNull(word)), constant(SET_ASIDE_REASONS.noHardware)],
    [allOf(lostDevice, anyOf(isStated(word), orFalse(found('di.is_unknown', 'BOOLEAN')))), constant(SET_ASIDE_REASONS.unknownHardware)],
    [lostDevice, constant(SET_ASIDE_REASONS.orphanHardware)],
  ], MISSING);
}

const MEASURED = ['latency_ms', 'latency_p50_ms', 'latency_p90_ms', 'latency_p99_ms', 'throughput_per_s', 'memory_mb'] as const;

/** Zeros and nothing but zeros: a declaration measures nothing, and a test that says how it ended is more than its zeros. */
function placeholderSql(kind: EvidenceKind, fact: Fact, measured: string): string {
  if (kind === 'declaration') return 'false';
  const ended = kind === 'test' ? [isNull(fact('status_word')), isNull(fact('success'))] : [];
  return allOf(fact('has_zero'), not(measured), isNull(fact('power_w')), ...ended);
}

/** Whether a row says itself how it ended. */
function explicitSql(kind: EvidenceKind, fact: Fact, found: Lookups['found']): string {
  if (kind === 'power' || kind === 'declaration') return 'false';
  const success = isStated(fact('success'));
  const byWord = found('sw.code', 'INTEGER');
  const said = isNothing(byWord) ? success : firstOf(`NOT sw.not_run AND ${anyOf(isStated(byWord), success)}`, success);
  return allOf(not(fact('names_test')), said);
}

function verdictSql(kind: EvidenceKind, fact: Fact, measured: string, found: Lookups['found']): string {
  const code = found('sw.code', 'INTEGER');
  if (kind === 'power') return 'NULL::INTEGER';
  if (kind === 'declaration') return code;
  const hasWord = !isNothing(code);
  const when = (condition: string): string => (hasWord ? condition : 'false');
  const generic = verdictCode('failing', 'error');
  const success = fact('success');
  const failed = isNothing(success) ? 'false' : allOf(`${success} = false`, hasWord ? `coalesce(sw.code, 1) <> ${verdictCode('unsupported')}` : 'true');
  const implied = kind === 'test' ? 'NULL' : caseOf([[allOf(measured, isNull(fact('status_word'))), String(verdictCode('supported'))]], 'NULL');
  return `${caseOf([
    [when('sw.not_run'), 'NULL'],
    [when(`sw.code > ${generic} OR sw.code = ${verdictCode('failing', 'unavailable')}`), 'sw.code'],
    [anyOf(when(`sw.code = ${generic}`), failed), failureSql(fact)],
    [when('sw.code IS NOT NULL'), 'sw.code'],
    [isNothing(success) ? 'false' : success, String(verdictCode('supported'))],
  ], implied)}::INTEGER`;
}

/** Why a row failed, by its texts. */
function failureSql(fact: Fact): string {
  const texts = (['error_type', 'status_word', 'error_text'] as const).map(fact).filter((sql) => !isNothing(sql));
  const text = `left(${texts.length === 1 ? (texts[0] ?? '') : `concat_ws(' ', ${texts.join(', ')})`}, 4000)`;
  const branches = texts.length === 0 ? [] : FAILURE_PATTERNS.map(({ kind, pattern }) => [`regexp_matches(${text}, ${constant(pattern)}, 'i')`, String(verdictCode('failing', kind))] as const);
  return caseOf(branches, String(verdictCode('failing', 'error')));
}

/** A number from 0 for a text that is only told apart from others; NULL where there is none. */
function keySql(text: string, scope = ''): string {
  return ofStated([text], () => `CASE WHEN ${text} IS NOT NULL THEN (hash(${scope}${text}) % 2147483647)::INTEGER END`, 'INTEGER');
}
