import type { Range } from '../../../chart/options/extent.ts';

const MOST_LINES = 6;

/** Round efficiencies between the worst and the best of the data, not more than `MOST_LINES`. */
export function efficiencyLevels([low, high]: Range): readonly number[] {
  for (const steps of [[1, 2, 5], [1, 3], [1]]) {
    const levels = levelsOf(steps, low, high);
    if (levels.length <= MOST_LINES) return levels;
  }
  const powers = levelsOf([1], low, high);
  const every = Math.ceil(powers.length / MOST_LINES);
  return powers.filter((_, index) => index % every === 0);
}

function levelsOf(steps: readonly number[], low: number, high: number): number[] {
  const levels: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power += 1) {
    for (const step of steps) {
      const level = Number(`${String(step)}e${String(power)}`);
      if (level >= low / 1.5 && level <= high * 1.5) levels.push(level);
    }
  }
  return levels;
}
