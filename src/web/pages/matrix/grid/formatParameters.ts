const THREE_DIGITS = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });

/** How large a model is, as people write it: `110M`, `8.03B`. */
export function formatParameters(million: number): string {
  return million < 1000 ? `${THREE_DIGITS.format(million)}M` : `${THREE_DIGITS.format(million / 1000)}B`;
}
