/** A cell of a CSV file; a missing value is an empty cell. */
export function csvValue(value: string | number | boolean | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return csvNumber(value);
  return typeof value === 'string' ? csvText(value) : String(value);
}

/** The stored number with all its digits; empty for null and for what is no number. */
export function csvNumber(value: number | null): string {
  return value === null || !Number.isFinite(value) ? '' : String(value);
}

/** Quotes what needs it (RFC 4180); a text that a spreadsheet would run as a formula gets an apostrophe in front. */
export function csvText(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
