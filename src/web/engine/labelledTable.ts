import { TEXT } from '../../core/engine/row.ts';
import { LABELS_AT_MOST, type ColumnLabels } from '../files/labelCodes.ts';
import type { BrowserEngine } from './engine.ts';
import { formatIdentifier, formatLiteral } from './literal.ts';

/** Below this many rows a table of texts costs less than the survey of its labels. */
export const LABELLED_FROM_ROWS = 50_000;
/** Long texts are what a row says, not labels. */
const CHARACTERS_AT_MOST = 1_000_000;

/** The columns that every survey names, with the labels of all of them in the order of texts. */
export function mergeLabels(surveys: readonly (readonly ColumnLabels[])[]): ColumnLabels[] {
  const [first = [], ...others] = surveys;
  return first.flatMap(({ column, labels }) => {
    const all = new Set(labels);
    for (const other of others) {
      const found = other.find((candidate) => candidate.column === column);
      if (found === undefined) return [];
      for (const label of found.labels) all.add(label);
    }
    // A type of the engine's cannot hold a zero character in a label, nor no label at all.
    const usable = all.size > 0 && all.size <= LABELS_AT_MOST && [...all].reduce((sum, label) => sum + label.length, 0) <= CHARACTERS_AT_MOST && [...all].every((label) => !label.includes('\u0000'));
    return usable ? [{ column, labels: [...all].toSorted(byCodePoints) }] : [];
  });
}

/** As the engine orders texts, by their bytes in UTF-8: labels then compare as the texts do. */
function byCodePoints(left: string, right: string): number {
  const [a, b] = [[...left], [...right]];
  const at = a.findIndex((character, index) => character !== b[index]);
  if (at < 0) return a.length - b.length;
  return (a[at]?.codePointAt(0) ?? -1) - (b[at]?.codePointAt(0) ?? -1);
}

/** A table whose columns of few texts are stored as small numbers, each the place of its label, and what reads them as labels. */
export interface LabelledTable {
  /** Its rows as they are in the file. */
  readonly view: string;
  /** The same with types of the engine's for the labels, which are grouped and compared as numbers, with their numbers and with the place of each row; to stand in a FROM clause. */
  readonly readFrom: string;
  /** The columns of labels, each with the one of their numbers in `readFrom`. */
  readonly codes: ReadonlyMap<string, string>;
}

/** Makes the views of a table that holds the numbers of labels. */
export async function createLabelViews(engine: BrowserEngine, schema: string, name: string, labels: readonly ColumnLabels[], signal?: AbortSignal): Promise<LabelledTable> {
  const columns = await engine.ask({
    name: 'labelled-columns',
    sql: "SELECT column_name AS name FROM duckdb_columns() WHERE database_name = 'memory' AND schema_name = $1 AND table_name = $2 ORDER BY column_index",
    params: [schema, name],
    row: { name: TEXT },
  }, { signal });
  const types = new Map<string, string>();
  const codes = new Map<string, string>();
  const taken = new Set(['rowid', ...columns.map((column) => column.name.toLowerCase())]);
  for (const { column, labels: texts } of labels) {
    const type = pathOf(schema, `${name} ${types.size + 1}`);
    types.set(column, type);
    codes.set(column, freeName(`${column} code`, taken));
    await engine.run({ sql: `CREATE TYPE ${type} AS ENUM (${texts.map(formatLiteral).join(', ')})` }, { signal });
  }
  const read = columns.map(({ name: column }) => ({ column: formatIdentifier(column), label: labelSql(types.get(column), `t.${formatIdentifier(column)}`) }));
  const plain = read.map(({ column, label }) => (label === null ? `t.${column}` : `CAST(${label} AS VARCHAR) AS ${column}`));
  const typed = read.map(({ column, label }) => (label === null ? `t.${column}` : `${label} AS ${column}`));
  const numbers = [...codes].map(([column, code]) => `t.${formatIdentifier(column)} AS ${formatIdentifier(code)}`);
  const placed = columns.some((column) => column.name.toLowerCase() === 'rowid') ? [] : ['t.rowid AS rowid'];
  const [view, typedView] = [`${name} rows`, `${name} labels`];
  const from = `FROM memory.${pathOf(schema, name)} AS t`;
  await engine.run({ sql: `CREATE VIEW ${pathOf(schema, view)} AS SELECT ${plain.join(', ')} ${from}` }, { signal });
  await engine.run({ sql: `CREATE VIEW ${pathOf(schema, typedView)} AS SELECT ${[...typed, ...numbers, ...placed].join(', ')} ${from}` }, { signal });
  return { view, readFrom: pathOf('memory', schema, typedView), codes };
}

function labelSql(type: string | undefined, code: string): string | null {
  return type === undefined ? null : `list_extract(CAST(enum_range(NULL::memory.${type}) AS memory.${type}[]), ${code})`;
}

function freeName(wish: string, taken: Set<string>): string {
  let name = wish;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${wish} ${number}`;
  taken.add(name.toLowerCase());
  return name;
}

function pathOf(...names: readonly string[]): string {
  return names.map(formatIdentifier).join('.');
}
