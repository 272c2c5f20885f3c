/** What every browser can still draw on: Safari stops at 16,777,216 pixels, all of them at 16,384 a side. */
const MOST_PIXELS = 16_777_216;
const LONGEST_SIDE = 16_384;

/** Canvas pixels for each CSS pixel: as many as wanted, fewer where a very tall chart would become too large to draw. */
export function canvasRatio(width: number, height: number, wanted: number): number {
  return Math.min(wanted, LONGEST_SIDE / Math.max(width, height, 1), Math.sqrt(MOST_PIXELS / Math.max(1, width * height)));
}
