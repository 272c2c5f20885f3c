import { FAILURE_PATTERNS } from '../model/failure.ts';
import { constant, quoteIdentifier } from '../sql/quote.ts';
import { TEXT_FIELDS } from './aliases.ts';
import { ColumnReader } from './columns.ts';
import type { ColumnStats } from './columnStats.ts';
import { FOLD_COLUMNS } from './foldColumns.ts';
import { named, places } from './foldPart.ts';
import type { Part } from './foldPart.ts';
import { MISSING } from './subject.ts';
import type { SourceTable } from './table.ts';

/** What rows say of why they failed. */
export interface FailureSql {
  /** The columns of the file that say it. */
  readonly columns: readonly string[];
  /** The condition that a row `t` says anything, and all that it says. */
  readonly said: string;
  readonly text: string;
  /** What stands for all that failed for one reason: the texts of the first of them, which tell the same reason; by the column that tells which is first. */
  readonly texts: (first: string) => readonly Part[];
}

/** So many texts are kept for a moment, each as long as it may be; where more differ, hardly any is looked at twice. */
const TEXTS_AT_MOST = 20_000;

/** Whether so many rows fail in the same words that reasons are better looked for in each text once. */
export function repeats({ columns }: FailureSql, stats: ReadonlyMap<string, ColumnStats>): boolean {
  return columns.every((name) => (stats.get(name)?.aboutDistinct ?? Infinity) <= TEXTS_AT_MOST);
}

/** Null where a table has no column for it. */
export function failureSql(table: SourceTable): FailureSql | null {
  const reader = new ColumnReader(table);
  const texts = ([['error_type', reader.text(TEXT_FIELDS.error_type)], ['error_message', reader.text(TEXT_FIELDS.error_text)]] as const).filter(([, sql]) => sql !== MISSING);
  if (texts.length === 0) return null;
  const all = [texts.find(([name]) => name === 'error_type')?.[1], reader.text(TEXT_FIELDS.status), texts.find(([name]) => name === 'error_message')?.[1]].filter((sql) => sql !== undefined);
  return {
    columns: [...reader.used],
    said: texts.map(([, sql]) => `${sql} IS NOT NULL`).join(' OR '),
    text: `left(concat_ws(' ', ${all.join(', ')}), 4000)`,
    texts: (first) => texts.map(([name, sql]) => ({ column: { name, type: 'VARCHAR' }, sql: `arg_min_null(left(${sql}, 4000), ${first})` })),
  };
}

/** The reason that words tell, by its number; 0 where they tell none. */
function reasonOf(words: string): string {
  return `CASE ${FAILURE_PATTERNS.map(({ pattern }, index) => `WHEN regexp_matches(${words}, ${constant(pattern)}, 'i') THEN ${index + 1}`).join(' ')} ELSE 0 END::UTINYINT`;
}

/** The reason of a row by itself. */
export function reasonPart({ said, text }: FailureSql): Part {
  return { column: { name: 'fold_failure', type: 'UTINYINT' }, sql: `CASE WHEN ${said} THEN ${reasonOf(text)} END` };
}

/**
 * Rows that are alike in all they say, and then in why they failed: many fail in the same words, and to look for a reason
 * costs a hundred times what a look into a table does.
 */
export function withReasons(alike: string, { columns, said, text, texts }: FailureSql, telling: readonly Part[], constants: readonly Part[]): string {
  const own = columns.map(quoteIdentifier);
  const parts = [...telling.map(({ column }) => ({ column, sql: kept(column.name) })), { column: { name: 'fold_failure', type: 'UTINYINT' }, sql: 'reason.fold_failure' }];
  const rest = [...texts('t.fold_first'), ...constants.map(({ column }) => ({ column, sql: `any_value(${kept(column.name)})` }))];
  return `WITH alike AS MATERIALIZED (
${alike}
)
SELECT ${[...parts, ...rest].map(named).join(', ')}, sum(t.${FOLD_COLUMNS.rows})::INTEGER AS ${FOLD_COLUMNS.rows}, max(t.${FOLD_COLUMNS.newest}) AS ${FOLD_COLUMNS.newest}, min(t.${FOLD_COLUMNS.oldest}) AS ${FOLD_COLUMNS.oldest}
FROM alike AS t
LEFT JOIN (
  SELECT ${own.join(', ')}, ${reasonOf('words')} AS fold_failure
  FROM (SELECT ${own.map((column) => `t.${column}`).join(', ')}, ${text} AS words FROM (SELECT DISTINCT ${own.join(', ')} FROM alike AS t WHERE ${said}) AS t)
) AS reason ON ${own.map((column) => `reason.${column} IS NOT DISTINCT FROM t.${column}`).join(' AND ')}
GROUP BY ${places(parts.length)}`;
}

function kept(name: string): string {
  return `t.${quoteIdentifier(name)}`;
}
