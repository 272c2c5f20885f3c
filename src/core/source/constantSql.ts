/**
 * SQL with what is known of a table folded in: a column that it lacks is a NULL, and what follows from that is not written out.
 * The engine would find as much, at a cost for each name and function that it has to look up.
 */

const NOTHING = /^NULL::[A-Z]+$/;
const CONSTANT = /^(NULL::[A-Z]+|true|false|1::INTEGER|'')$/;

/** Whether an expression is NULL whatever the row. */
export function isNothing(sql: string): boolean {
  return NOTHING.test(sql);
}

/** Whether an expression is the same for every row, so that it can stand wherever it is meant. */
export function isConstant(sql: string): boolean {
  return CONSTANT.test(sql);
}

/** Conditions that may be `true` or `false` themselves. */
export function allOf(...conditions: readonly string[]): string {
  const open = conditions.filter((condition) => condition !== 'true');
  if (open.includes('false')) return 'false';
  return open.length === 0 ? 'true' : open.length === 1 ? (open[0] ?? '') : `(${open.join(' AND ')})`;
}

/** One of conditions that may be `true` or `false` themselves. */
export function anyOf(...conditions: readonly string[]): string {
  const open = conditions.filter((condition) => condition !== 'false');
  if (open.includes('true')) return 'true';
  return open.length === 0 ? 'false' : open.length === 1 ? (open[0] ?? '') : `(${open.join(' OR ')})`;
}

/** The opposite of a condition that may be NULL. */
export function not(condition: string): string {
  if (condition === 'true') return 'false';
  return condition === 'false' ? 'true' : `NOT ${condition}`;
}

/** That an expression is not stated. */
export function isNull(sql: string): string {
  if (isNothing(sql)) return 'true';
  return isConstant(sql) ? 'false' : `${sql} IS NULL`;
}

/** That an expression is stated. */
export function isStated(sql: string): string {
  if (isNothing(sql)) return 'false';
  return isConstant(sql) ? 'true' : `${sql} IS NOT NULL`;
}

/** The first that is stated; the NULL of the last where none is. */
export function firstOf(...parts: readonly string[]): string {
  const stated = parts.filter((sql) => !isNothing(sql));
  const end = stated.findIndex((sql) => isConstant(sql));
  const asked = end < 0 ? stated : stated.slice(0, end + 1);
  const [first] = asked;
  if (first === undefined) return parts.at(-1) ?? '';
  return asked.length === 1 ? first : `coalesce(${asked.join(', ')})`;
}

/** The outcome of the first condition that holds, else another. */
export function caseOf(branches: readonly (readonly [condition: string, outcome: string])[], otherwise: string): string {
  const open = branches.filter(([condition]) => condition !== 'false');
  const end = open.findIndex(([condition]) => condition === 'true');
  const asked = end < 0 ? open : open.slice(0, end);
  const last = end < 0 ? otherwise : (open[end]?.[1] ?? otherwise);
  return asked.length === 0 ? last : `CASE ${asked.map(([condition, outcome]) => `WHEN ${condition} THEN ${outcome}`).join('\n    ')} ELSE ${last} END`;
}

/** An expression made of others, all of which must be stated. */
export function ofStated(parts: readonly string[], write: (...parts: readonly string[]) => string, type = 'DOUBLE'): string {
  return parts.some((sql) => isNothing(sql)) ? `NULL::${type}` : write(...parts);
}
