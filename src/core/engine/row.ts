/** What a column of a question may hold. Only kinds that both engines return alike: cast everything else in SQL. */
export type ColumnKind = 'text' | 'number' | 'boolean';

export interface ColumnSpec<K extends ColumnKind = ColumnKind, N extends boolean = boolean> {
  readonly kind: K;
  readonly nullable: N;
}

/** VARCHAR, never NULL. */
export const TEXT = { kind: 'text', nullable: false } as const;
/** VARCHAR or NULL. */
export const TEXT_NULL = { kind: 'text', nullable: true } as const;
/** INTEGER or DOUBLE, never NULL. */
export const NUMBER = { kind: 'number', nullable: false } as const;
/** INTEGER or DOUBLE or NULL. */
export const NUMBER_NULL = { kind: 'number', nullable: true } as const;
/** BOOLEAN, never NULL. */
export const BOOLEAN = { kind: 'boolean', nullable: false } as const;
/** BOOLEAN or NULL. */
export const BOOLEAN_NULL = { kind: 'boolean', nullable: true } as const;

/** The columns of a question's answer, in the order of its SELECT list. */
export type RowShape = Readonly<Record<string, ColumnSpec>>;

type KindValue<K extends ColumnKind> = K extends 'text' ? string : K extends 'number' ? number : boolean;
type ColumnValue<C extends ColumnSpec> = C['nullable'] extends true ? KindValue<C['kind']> | null : KindValue<C['kind']>;

/** One plain row of a question's answer. */
export type Row<S extends RowShape> = { readonly [K in keyof S]: ColumnValue<S[K]> };

/** The columns of an answer that is nothing but numbers. */
export type NumbersShape = Readonly<Record<string, typeof NUMBER>>;

export type Numbers = Float64Array | Float32Array | Int32Array | Int16Array | Int8Array | Uint32Array | Uint16Array | Uint8Array;

/** An answer column by column, each as long as the answer. */
export type NumberColumns<S extends NumbersShape> = { readonly [K in keyof S]: Numbers };

/** Rows of numbers column by column. */
export function numberColumns<S extends NumbersShape>(shape: S, rows: readonly Row<S>[]): NumberColumns<S> {
  const columns = Object.keys(shape).map((name) => [name, Float64Array.from(rows, (row) => row[name] ?? Number.NaN)] as const);
  return Object.fromEntries(columns) as NumberColumns<S>;
}

/**
 * Checks one row of raw engine values against its shape and returns it as a plain object.
 * @throws {TypeError} when a value is of another kind, or NULL where the shape says never; the message names the column.
 */
export function decodeRow<S extends RowShape>(shape: S, names: readonly (keyof S & string)[], values: readonly unknown[]): Row<S> {
  const row: Record<string, unknown> = {};
  for (const [index, name] of names.entries()) {
    row[name] = decodeValue(shape[name] as ColumnSpec, name, values[index]);
  }
  return row as Row<S>;
}

/**
 * Checks one raw engine value of a column.
 * @throws {TypeError} when it is of another kind, or NULL where the shape says never; the message names the column.
 */
export function decodeValue(column: ColumnSpec, name: string, value: unknown): string | number | boolean | null {
  if (value === null || value === undefined) {
    if (!column.nullable) throw new TypeError(`column ${name} is NULL, but its question says never`);
    return null;
  }
  const kind = typeof value;
  if (column.kind === 'text' && kind === 'string') return value as string;
  if (column.kind === 'boolean' && kind === 'boolean') return value as boolean;
  if (column.kind === 'number' && kind === 'number') {
    if (Number.isFinite(value)) return value as number;
    if (column.nullable) return null;
  }
  const shown = kind === 'object' ? '' : ` ${JSON.stringify(kind === 'bigint' ? `${value as bigint}` : value)}`;
  throw new TypeError(`column ${name} holds ${kind}${shown}, but its question says ${column.kind}`);
}
