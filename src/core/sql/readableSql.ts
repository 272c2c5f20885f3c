import type { SqlValue, Statement } from '../engine/engine.ts';
import { constant } from './quote.ts';

/** A statement with its values written out, to be read and copied; never to be run here. */
export function readableSql({ sql, params = [] }: Statement): string {
  return sql.replaceAll(/\$(\d+)/g, (match, index: string) => {
    const value = params[Number(index) - 1];
    return value === undefined ? match : literal(value);
  });
}

function literal(value: SqlValue): string {
  if (value === null) return 'NULL';
  return typeof value === 'string' ? constant(value) : String(value);
}
