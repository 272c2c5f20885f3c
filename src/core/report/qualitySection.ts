import { settingText } from '../model/configuration.ts';
import { hardwareText } from '../matrix/selection.ts';
import type { Matrix } from '../matrix/types.ts';
import { formatCount, formatDateTimeUtc, formatNumber } from '../model/format.ts';
import { quoteIdentifier } from '../sql/quote.ts';
import { readableSql } from '../sql/readableSql.ts';
import { suspectRows } from '../sql/reportQuestions.ts';
import type { SuspectRow } from '../sql/reportQuestions.ts';
import { recognise } from '../source/recognise.ts';
import type { DataQuality, QualityCheck, TableEntry } from './qualityTypes.ts';
import { QUALITY_RULES } from './qualityRules.ts';
import type { QualityRule } from './qualityRules.ts';
import type { ReportContext } from './reportContext.ts';

/** Rows of a check that its SQL names. */
const ROWS_NAMED = 20;

/** What the session knows already, and the checks of every row in view. */
export async function qualitySection(context: ReportContext, matrix: Matrix): Promise<DataQuality> {
  const checks: QualityCheck[] = [];
  for (const rule of QUALITY_RULES) checks.push(await askRule(context, rule));
  checks.push(...(await cellChecks(context, matrix)));
  return { checks: checks.toSorted((left, right) => order(left) - order(right)), tables: context.session.dataset.tables.map(tableEntry) };
}

/** Doubts with findings, notes with findings, then what found nothing. */
function order({ count, severity }: QualityCheck): number {
  return count === 0 ? 2 : severity === 'doubt' ? 0 : 1;
}

async function askRule(context: ReportContext, { key, title, severity, explanation, condition }: QualityRule): Promise<QualityCheck> {
  const { engine, nowMs, signal } = context;
  const question = suspectRows(context.condition, (parameters) => condition(parameters, nowMs), ROWS_NAMED);
  const rows = await engine.ask(question, { signal });
  const [first] = rows;
  const shared = { key, title, severity, unit: 'rows', explanation } as const;
  if (first === undefined) return { ...shared, count: 0, example: null, sql: null };
  const asked = `-- all of them, as this report asked: bench.evidence holds every row that was read from the file, in one vocabulary and one unit each\n${readableSql(question).replace(/\nLIMIT \d+::INTEGER$/, '')};`;
  return { ...shared, count: first.total, example: exampleOf(context, rows), sql: [...fileSql(context, rows, first.total), asked].join('\n\n') };
}

/** The first row in words, with the other hardware or models of the same numbers. */
function exampleOf({ naming }: ReportContext, rows: readonly SuspectRow[]): string {
  const named = rows.map((row) => ({ row, configuration: naming(row) }));
  const [first] = named;
  if (first === undefined) return '';
  const { row, configuration } = first;
  const setting = settingText(configuration);
  const twins = named.filter((other) => other.row.latency_ms !== null && other.row.latency_ms === row.latency_ms && other.row.throughput_per_s === row.throughput_per_s);
  const subjects = [...new Set(twins.map(({ configuration: { model, hardwareType, device } }) => `${model} on ${hardwareText(hardwareType, device)}`))];
  const figures = [
    ...(row.latency_ms === null ? [] : [`latency ${formatNumber(row.latency_ms)} ms`]),
    ...(row.throughput_per_s === null ? [] : [`throughput ${formatNumber(row.throughput_per_s)} items/s`]),
    ...(row.at_ms === null ? [] : [formatDateTimeUtc(row.at_ms)]),
  ];
  const subject = subjects.length > 1 ? subjects.slice(0, 3).join(' and ') : `${configuration.model} on ${hardwareText(configuration.hardwareType, configuration.device)}`;
  return `${subject}${setting === '' ? '' : ` (${setting})`}${figures.length === 0 ? '' : `: ${figures.join(', ')}`}`;
}

/** One statement for each table, to be run by hand on the file itself. */
function fileSql({ tables }: ReportContext, rows: readonly SuspectRow[], total: number): readonly string[] {
  const { recognised } = recognise(tables);
  const statements = recognised.flatMap(({ id, table }) => {
    const ids = rows.filter((row) => row.table_id === id).map((row) => row.row_id);
    const named = table.columns.some(({ name }) => name.toLowerCase() === 'rowid');
    if (ids.length === 0 || named) return [];
    const schema = table.schema === 'main' ? '' : `${quoteIdentifier(table.schema)}.`;
    return [`SELECT rowid, * FROM ${schema}${quoteIdentifier(table.label)} WHERE rowid IN (${ids.join(', ')});`];
  });
  if (statements.length === 0) return [];
  return [`-- by hand, from the file itself: ${total > rows.length ? `the first ${rows.length} of ${formatCount(total)}` : 'all of them'}\n${statements.join('\n')}`];
}

/** What the matrix marks on its cells. */
async function cellChecks(context: ReportContext, matrix: Matrix): Promise<readonly QualityCheck[]> {
  const { session, view, signal } = context;
  const conflict = firstCell(matrix, 'conflict');
  const sql = conflict === null ? null : await session.evidenceSql({ ...view, content: { kind: 'state' } }, conflict.address, signal);
  const stale = firstCell(matrix, 'stale');
  return [
    {
      key: 'declared-against-observed', title: 'Declared and observed disagree', severity: 'doubt', unit: 'pairs', count: matrix.modifiers.conflict,
      explanation: 'A compatibility table says that the model runs and its newest test says that it does not, or the other way round. The test decides.', example: conflict?.text ?? null, sql,
    },
    {
      key: 'stale', title: 'Stale evidence', severity: 'note', unit: 'pairs', count: matrix.modifiers.stale,
      explanation: `What decided the state is more than ${formatCount(view.staleAfterDays)} days older than the newest row of the file.`, example: stale?.text ?? null, sql: null,
    },
  ];
}

function firstCell(matrix: Matrix, modifier: 'conflict' | 'stale'): { readonly text: string; readonly address: ReturnType<Matrix['address']> } | null {
  for (const row of matrix.rows) {
    if (row.kind === 'group') continue;
    for (const column of matrix.columns) {
      const cell = matrix.cell(row, column);
      if (cell.inView && (modifier === 'conflict' ? cell.decision.conflict : cell.stale)) return { text: cell.description, address: matrix.address(row, column) };
    }
  }
  return null;
}

function tableEntry({ table, takenFor, rows, used, setAside, notes, reason }: ReportContext['session']['dataset']['tables'][number]): TableEntry {
  return { table, taken_for: takenFor, rows, used, set_aside: setAside, notes, reason };
}
