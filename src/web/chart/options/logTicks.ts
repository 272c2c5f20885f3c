/** The range of a log axis around positive values, with a little air on both sides. */
export function logRange([low, high]: readonly [number, number]): readonly [number, number] {
  const air = Math.max(1.08, (high / low) ** 0.05);
  if (high / low >= 1.5) return [low / air, high * air];
  return [low / 1.5, high * 1.5];
}

/** Round values inside a range: 1, 2, 5 of each power of ten, only 1 and 3 or only powers where the range is long. */
export function logTicks([low, high]: readonly [number, number], most = 9): readonly number[] {
  for (const steps of [[1, 1.5, 2, 3, 5, 7], [1, 2, 5], [1, 3], [1]]) {
    const ticks = ticksOf(steps, low, high);
    if (ticks.length <= most) return ticks;
  }
  const powers = ticksOf([1], low, high);
  const every = Math.ceil(powers.length / most);
  return powers.filter((_, index) => index % every === 0);
}

function ticksOf(steps: readonly number[], low: number, high: number): number[] {
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power += 1) {
    for (const step of steps) {
      const tick = Number(`${step}e${power}`);
      if (tick >= low && tick <= high) ticks.push(tick);
    }
  }
  return ticks;
}
