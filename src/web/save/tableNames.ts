import type { SourceTable } from '../../core/source/table.ts';

/** A table with the name it is saved under. */
export interface NamedTable {
  readonly table: SourceTable;
  /** `main`, or another one where tables of one name meet. */
  readonly schema: string;
  readonly name: string;
}

/**
 * Gives every table of a dataset the name people know it by. Tables that were made together stay together, since their ids mean
 * something only there: each file gets a schema of its own, and the schemas of a single one stay what they are.
 */
export function nameTables(tables: readonly SourceTable[]): NamedTable[] {
  const groups = new Map<string, SourceTable[]>();
  for (const table of tables) {
    const key = JSON.stringify([table.catalog, table.schema]);
    groups.set(key, [...(groups.get(key) ?? []), table]);
  }
  const several = new Set(tables.map(({ catalog }) => catalog)).size > 1;
  const schemas = new Set<string>();
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const wish = first === undefined || groups.size === 1 ? 'main' : several ? schemaWish(first) : first.schema;
    const schema = freeName(wish, schemas);
    const names = new Set<string>();
    return group.map((table) => ({ table, schema, name: freeName(table.label === '' ? 'table' : table.label, names) }));
  });
}

/** `runs.parquet`, safe in any file system; the schema stands before the name where there are several. */
export function parquetNames(named: readonly NamedTable[]): { readonly table: SourceTable; readonly fileName: string }[] {
  const taken = new Set<string>();
  const flat = named.every(({ schema }) => schema === 'main');
  return named.map(({ table, schema, name }) => {
    const folder = flat ? '' : `${safe(schema)}/`;
    return { table, fileName: `${folder}${freeName(safe(name), taken, folder)}.parquet` };
  });
}

/** Schemas that nobody named: a database's first, and the one that Parquet files are decoded into. */
const NAMELESS: ReadonlySet<string> = new Set(['main', 'parquet']);

function schemaWish({ source, schema, catalog }: SourceTable): string {
  const stem = (source ?? catalog).replace(/\.\w{1,8}$/u, '');
  return safe(NAMELESS.has(schema) ? stem : `${stem}_${schema}`);
}

function safe(name: string): string {
  const clean = name.replaceAll(/[^\p{L}\p{N}_.-]+/gu, '_').replace(/^\.+/u, '').slice(0, 80);
  return clean === '' ? 'table' : clean;
}

/** Names that differ in case are the same name, in DuckDB and on most disks. */
function freeName(wish: string, taken: Set<string>, within = ''): string {
  let name = wish;
  for (let number = 2; taken.has(`${within}${name}`.toLowerCase()); number += 1) name = `${wish}_${number}`;
  taken.add(`${within}${name}`.toLowerCase());
  return name;
}
