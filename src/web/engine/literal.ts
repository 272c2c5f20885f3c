import type { SqlValue } from '../../core/engine/engine.ts';

/** Writes a value as the one SQL literal that means it; used for the arguments of EXECUTE and nowhere else. */
export function formatLiteral(value: SqlValue): string {
  if (value === null) return 'NULL';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number') return Number.isFinite(value) ? `CAST(${value} AS DOUBLE)` : 'NULL';
  return formatText(value);
}

/** A name of the engine's catalogue, quoted. */
export function formatIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** SQL text ends at a zero character, so that one is spelt by its number. */
function formatText(text: string): string {
  const parts = text.split('\u0000').map((part) => `'${part.replaceAll("'", "''")}'`);
  return parts.length === 1 ? (parts[0] ?? "''") : `(${parts.join(' || chr(0) || ')})`;
}
