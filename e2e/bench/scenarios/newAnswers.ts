/** Values that the benchmark databases hold, as links name them. */
const BATCHES = [1, 2, 4, 8, 16, 32].map((batch) => `batch=${batch}`);
const PRECISIONS = ['fp32', 'fp16', 'int8'].map((precision) => `precision=${precision}`);
const BOTH = PRECISIONS.flatMap((precision) => BATCHES.map((batch) => `${batch}&${precision}`));

/** Filters already set when another one is tried, so that each sample is an answer that was not worked out before; the first is none. */
export const BEFORE = ['', ...BATCHES, ...PRECISIONS, ...BOTH] as const;
export const BEFORE_BATCH = ['', ...PRECISIONS, 'evidence=real', ...PRECISIONS.map((precision) => `${precision}&evidence=real`)] as const;
export const BEFORE_PRECISION = ['', ...BATCHES, ...BATCHES.map((batch) => `${batch}&evidence=real`)] as const;

/** Which of some boxes to toggle next, so that every set of checked boxes but the empty one comes once: a Gray code. */
export function togglesThroughAllSets(boxes: number): readonly number[] {
  return Array.from({ length: 2 ** boxes - 1 }, (_, index) => 31 - Math.clz32((index + 1) & -(index + 1)));
}

/** A day of the benchmark's year, `YYYY-MM-DD`. */
export function benchmarkDay(number: number): string {
  return new Date(Date.UTC(2025, 10, 20) + number * 86_400_000).toISOString().slice(0, 10);
}
