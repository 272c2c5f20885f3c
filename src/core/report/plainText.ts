/** What could disturb a page, a terminal or the order of letters in a line shows as U+FFFD: control characters, halves of a character, overrides of the direction. */
export function plainText(text: string): string {
  return text.replaceAll(/(?![\n\t])[\p{Control}\p{Surrogate}\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD');
}
