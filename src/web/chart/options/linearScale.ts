import type { Range } from './extent.ts';

/** The range of a linear axis: from zero where wanted, with a little air where the values end. */
export function linearRange([low, high]: Range, fromZero: boolean): Range {
  const from = fromZero ? Math.min(0, low) : low;
  const to = fromZero ? Math.max(0, high) : high;
  if (from === to) return from === 0 ? [0, 1] : [from - Math.abs(from) / 10, to + Math.abs(to) / 10];
  const air = (to - from) * 0.05;
  return [fromZero && from === 0 ? 0 : from - air, fromZero && to === 0 ? 0 : to + air];
}

/** Round numbers inside a range, at most so many: steps of 1, 2 or 5 times a power of ten. */
export function linearTicks([low, high]: Range, most = 6): readonly number[] {
  const step = roundStep((high - low) / Math.max(1, most));
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  // Counted in whole steps and rounded once, so that no 0.30000000000000004 appears.
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= least * (1 - 1e-9)) ?? 10;
  return step * power;
}
