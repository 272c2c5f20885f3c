const COLLATOR = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Orders two values of one column: numbers by size, texts as people count (`a2` before `a10`), numbers before texts. */
export function compareCells(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'number') return -1;
  if (typeof right === 'number') return 1;
  return COLLATOR.compare(String(left), String(right));
}
