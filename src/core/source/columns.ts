import { constant, quoteIdentifier } from '../sql/quote.ts';
import type { Alias } from './aliases.ts';
import type { SourceColumn, SourceTable } from './table.ts';

type TypeClass = 'number' | 'text' | 'boolean' | 'timestamp' | 'timestamptz' | 'date' | 'other';

/** Finds the columns of one table by alias and writes the SQL that reads them; remembers which it used. */
export class ColumnReader {
  readonly used = new Set<string>();
  readonly notes = new Set<string>();
  readonly #columns: ReadonlyMap<string, SourceColumn>;
  readonly #row: string;

  constructor(table: SourceTable, row = 't') {
    this.#columns = new Map(table.columns.map((column) => [column.name.toLowerCase(), column]));
    this.#row = row;
  }

  has(column: string): boolean {
    return this.#columns.has(column);
  }

  /** The row's place in its table. A column of that name hides the engine's own, so the rows are counted then. */
  rowId(): string {
    return this.has('rowid') ? '(row_number() OVER ())' : `${this.#row}.rowid`;
  }

  /** First alias that is present, as a number above zero in the field's unit, else NULL. */
  positive(aliases: readonly Alias[]): string {
    return this.#coalesce(aliases, 'DOUBLE', (alias) => this.#number(alias, (x) => `${x} > 0`));
  }

  finite(aliases: readonly Alias[]): string {
    return this.#coalesce(aliases, 'DOUBLE', (alias) => this.#number(alias));
  }

  /** A whole number from 1; zero and less mean "not stated". */
  integer(aliases: readonly Alias[]): string {
    return this.#coalesce(aliases, 'INTEGER', (alias) => {
      const x = this.#double(alias.column);
      if (x === null) return null;
      return `CASE WHEN ${x.sql} >= 1 AND ${x.sql} < 2e9 THEN ${x.isWhole ? x.raw : `round(${x.sql})`}::INTEGER END`;
    });
  }

  text(aliases: readonly Alias[]): string {
    return this.#coalesce(aliases, 'VARCHAR', (alias) => {
      const x = this.#words(alias.column, ['text', 'number', 'boolean', 'other', 'date', 'timestamp']);
      return x === null || NEVER_BLANK.has(classify(this.#columns.get(alias.column)?.type ?? '')) ? x : `CASE WHEN trim(${x}) <> '' THEN trim(${x}) END`;
    });
  }

  /** TRUE, FALSE or NULL from booleans, numbers and words. */
  boolean(aliases: readonly Alias[]): string {
    return this.#coalesce(aliases, 'BOOLEAN', (alias) => {
      const flag = this.#columns.get(alias.column);
      if (flag?.type === 'BOOLEAN') return this.#use(flag);
      const x = this.#words(alias.column, ['boolean', 'text', 'number']);
      if (x === null) return null;
      return `CASE lower(trim(${x})) WHEN 'true' THEN true WHEN 't' THEN true WHEN 'yes' THEN true WHEN '1' THEN true WHEN '1.0' THEN true WHEN 'false' THEN false WHEN 'f' THEN false WHEN 'no' THEN false WHEN '0' THEN false WHEN '0.0' THEN false END`;
    });
  }

  /** Milliseconds since 1970 in UTC between then and 2100, else NULL. Numbers are epoch seconds or milliseconds by their size. */
  time(aliases: readonly Alias[]): string {
    return this.#coalesce(aliases, 'DOUBLE', (alias) => this.#time(alias.column));
  }

  /** At least one value of the aliases is exactly zero. */
  anyZero(aliases: readonly Alias[]): string {
    const parts = aliases.map((alias) => this.#double(alias.column)).filter((x) => x !== null);
    return parts.length === 0 ? 'false' : `coalesce(${parts.map(({ sql }) => `${sql} = 0`).join(' OR ')}, false)`;
  }

  #coalesce(aliases: readonly Alias[], type: string, read: (alias: Alias) => string | null): string {
    const parts: string[] = [];
    for (const alias of aliases) {
      const sql = read(alias);
      if (sql === null) continue;
      parts.push(sql);
      if (alias.note !== undefined) this.notes.add(`${alias.column}: ${alias.note}`);
    }
    if (parts.length === 0) return `NULL::${type}`;
    return parts.length === 1 ? (parts[0] ?? '') : `coalesce(${parts.join(', ')})`;
  }

  #number(alias: Alias, condition?: (x: string) => string): string | null {
    const x = this.#double(alias.column);
    if (x === null) return null;
    const unit = this.#inUnit(alias);
    if (x.alwaysPositive && unit === '') return `${x.sql}${alias.factor === undefined ? '' : ` * ${alias.factor}`}`;
    const conditions = [...(x.isWhole ? [] : [`isfinite(${x.sql})`]), ...(condition === undefined ? [] : [condition(x.sql)])];
    const value = `${x.sql}${alias.factor === undefined ? '' : ` * ${alias.factor}`}`;
    return conditions.length === 0 && unit === '' ? value : `CASE WHEN ${[...conditions, ...(unit === '' ? [] : [unit])].join(' AND ')} THEN ${value} END`;
  }

  /** Where a row states another unit than the field's, its number is not of the field. */
  #inUnit({ column, unit }: Alias): string {
    const stated = unit === undefined ? null : this.#words(unit.column, ['text']);
    if (unit === undefined || stated === null) return '';
    this.notes.add(`${column}: read where ${unit.column} is per second or not stated`);
    const word = `nullif(trim(${stated}), '')`;
    return `coalesce(regexp_matches(${word}, ${constant(unit.like)}) AND NOT regexp_matches(${word}, ${constant(unit.unlike)}), true)`;
  }

  #time(name: string): string | null {
    const column = this.#columns.get(name);
    if (column === undefined) return null;
    const kind = classify(column.type);
    const raw = this.#use(column);
    if (column.type === 'TIMESTAMP') return `CASE WHEN ${raw} >= TIMESTAMP '1970-01-01 00:00:00.001' AND ${raw} < TIMESTAMP '2100-01-01' THEN epoch_ms(${raw})::DOUBLE END`;
    const ms = timeExpression(kind, raw);
    return ms === null ? null : `CASE WHEN ${ms} > 0 AND ${ms} < 4102444800000 THEN floor(${ms}) END`;
  }

  /** A number of any type, or a text that may be one. What is of a type of its own needs neither a cast nor doubt: planning either costs as much as a look at a thousand rows. */
  #double(name: string): { readonly sql: string; readonly raw: string; readonly isWhole: boolean; readonly alwaysPositive: boolean } | null {
    const column = this.#columns.get(name);
    if (column === undefined || !['number', 'text'].includes(classify(column.type))) return null;
    const raw = this.#use(column);
    const isWhole = WHOLE.test(column.type);
    const sql = column.type === 'DOUBLE' ? raw : isWhole ? `${raw}::DOUBLE` : `TRY_CAST(${raw} AS DOUBLE)`;
    return { sql, raw, isWhole, alwaysPositive: column.alwaysPositive === true };
  }

  #words(name: string, kinds: readonly TypeClass[]): string | null {
    const column = this.#columns.get(name);
    if (column === undefined || !kinds.includes(classify(column.type))) return null;
    const raw = this.#use(column);
    const text = column.type === 'VARCHAR' ? raw : `CAST(${raw} AS VARCHAR)`;
    return FRACTIONAL.test(column.type) ? `regexp_replace(${text}, '\\.0+$', '')` : text;
  }

  #use(column: SourceColumn): string {
    this.used.add(column.name);
    return `${this.#row}.${quoteIdentifier(column.name)}`;
  }
}

function timeExpression(kind: TypeClass, raw: string): string | null {
  switch (kind) {
    case 'timestamp':
    case 'date':
      return `CASE WHEN isfinite(${raw}) THEN epoch_ms(CAST(${raw} AS TIMESTAMP))::DOUBLE END`;
    case 'timestamptz':
      return `CASE WHEN isfinite(${raw}) THEN epoch_ms(${raw})::DOUBLE END`;
    case 'number':
      return epochNumber(`TRY_CAST(${raw} AS DOUBLE)`);
    case 'text':
      return `coalesce(${timeOfText(`CAST(${raw} AS VARCHAR)`)}, ${epochNumber(`TRY_CAST(${raw} AS DOUBLE)`)})`;
    default:
      return null;
  }
}

/** A text with an offset from UTC is converted by it; the cast to a plain TIMESTAMP would leave it out without a word. */
function timeOfText(text: string): string {
  const finite = (type: string): string => `CASE WHEN isfinite(TRY_CAST(${text} AS ${type})) THEN epoch_ms(TRY_CAST(${text} AS ${type}))::DOUBLE END`;
  return `CASE WHEN regexp_matches(${text}, ':\\d\\d(\\.\\d+)?\\s*[+-]\\d\\d(:?\\d\\d)?\\s*$') THEN ${finite('TIMESTAMPTZ')} ELSE ${finite('TIMESTAMP')} END`;
}

/** 1e8 seconds is 1973, 1e11 milliseconds is 1973 too: no sensible time is both. */
function epochNumber(x: string): string {
  return `CASE WHEN NOT isfinite(${x}) THEN NULL WHEN ${x} BETWEEN 1e11 AND 1e14 THEN ${x} WHEN ${x} BETWEEN 1e8 AND 1e11 THEN ${x} * 1000 END`;
}

const WHOLE = /^U?(TINY|SMALL|BIG)?INT(EGER)?$/;

/** Whether a table's column is of a type of whole numbers. */
export function isWhole({ columns }: Pick<SourceTable, 'columns'>, name: string): boolean {
  return columns.some((column) => column.name === name && WHOLE.test(column.type));
}

/** Types whose values as texts have no space around them, and are not empty. */
const NEVER_BLANK: ReadonlySet<TypeClass> = new Set(['number', 'boolean', 'date', 'timestamp']);

/** Numbers that may be written `3.0`: an id kept as one is still the id 3. */
const FRACTIONAL = /^(FLOAT|DOUBLE|DECIMAL)/i;

function classify(type: string): TypeClass {
  const upper = type.toUpperCase();
  if (/\]$|^(STRUCT|MAP|UNION|LIST|VARIANT)\b/.test(upper)) return 'other';
  if (/^(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT|UTINYINT|USMALLINT|UINTEGER|UBIGINT|UHUGEINT|FLOAT|DOUBLE|DECIMAL)/.test(upper)) return 'number';
  if (upper.startsWith('TIMESTAMP WITH TIME ZONE')) return 'timestamptz';
  if (upper.startsWith('TIMESTAMP')) return 'timestamp';
  if (upper === 'DATE') return 'date';
  if (upper === 'BOOLEAN') return 'boolean';
  if (/^(VARCHAR|JSON|ENUM|UUID)/.test(upper)) return 'text';
  return 'other';
}
