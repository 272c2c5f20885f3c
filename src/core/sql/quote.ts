/** An identifier of the opened file or of ours, quoted for SQL. The only way a name gets into a query. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A constant of this program as a SQL string. Never for anything that comes from a file, a cell or a link: those are parameters. */
export function constant(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A list of this program's constants, for `IN (…)`. */
export function constants(texts: readonly string[]): string {
  return texts.map(constant).join(', ');
}

/** Separates the values of a list that travels as one parameter. */
const LIST_SEPARATOR = '\u001f';

/** A list as one parameter, to be read by `inList`. */
export function listParameter(values: readonly string[]): string {
  return values.map(listValue).join(LIST_SEPARATOR);
}

/** A value as a list parameter carries it. */
export function listValue(value: string): string {
  return value.replaceAll(LIST_SEPARATOR, ' ');
}

/** `expression` is one of the values of the list parameter `$index`. */
export function inList(expression: string, index: number): string {
  return `list_contains(string_split($${index}::VARCHAR, chr(31)), ${expression})`;
}
