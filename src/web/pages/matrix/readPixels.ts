/** A length of the theme, such as `--row-height`, in CSS pixels; 0 while the theme is not there. */
export function readPixels(token: `--${string}`): number {
  const pixels = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue(token));
  return Number.isFinite(pixels) ? pixels : 0;
}
