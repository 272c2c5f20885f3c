const UNSAFE = /[\p{Control}\p{Surrogate}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu;

/** Text from elsewhere made safe for a terminal: what could move the cursor, colour, ring or turn the reading direction shows as �; line breaks and tabs stay. */
export function printable(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(UNSAFE, (character) => (character === '\n' || character === '\t' ? character : '\uFFFD'));
}

/** The same for one line: line breaks and tabs become a space. */
export function printableLine(text: string): string {
  return printable(text.replace(/\s*[\r\n\t]+\s*/g, ' '));
}
