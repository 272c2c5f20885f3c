import type { SourceTable } from '../../core/source/table.ts';

/** A table with the name it is saved under. */
export interface NamedTable {
  readonly table: SourceTable;
  /** `main`, or another one where tables of one name meet. */
  readonly schema: string;
  readonly name: string;
}

/**
 * Gives every table of a dataset the name people know it by. Tables that were made together stay together: where two groups
 * have a name in common, each gets a schema of its own.
 */
export function nameTables(tables: readonly SourceTable[]): NamedTable[] {
  const groups = new Map<string, SourceTable[]>();
  for (const table of tables) {
    const key = JSON.stringify([table.catalog, table.schema]);
    groups.set(key, [...(groups.get(key) ?? []), table]);
  }
  const labels = tables.map(({ label }) => label.toLowerCase());
  const meet = new Set(labels).size < labels.length;
  const schemas = new Set<string>();
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const wish = first === undefined || !meet || groups.size === 1 ? 'main' : schemaWish(first);
    const schema = freeName(wish, schemas);
    const names = new Set<string>();
    return group.map((table) => ({ table, schema, name: freeName(table.label === '' ? 'table' : table.label, names) }));
  });
}

/** `runs.parquet`, safe in any file system; the schema stands before the name where it is not `main`. */
export function parquetNames(named: readonly NamedTable[]): { readonly table: SourceTable; readonly fileName: string }[] {
  const taken = new Set<string>();
  return named.map(({ table, schema, name }) => {
    const folder = schema === 'main' ? '' : `${safe(schema)}/`;
    return { table, fileName: `${folder}${freeName(safe(name), taken, folder)}.parquet` };
  });
}

function schemaWish({ source, schema, catalog }: SourceTable): string {
  const stem = (source ?? catalog).replace(/\.\w{1,8}$/u, '');
  return safe(schema === 'main' ? stem : `${stem}_${schema}`);
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
