/** A sample as it is written into the table: in the order of the rows. */
export interface RawSample {
  /** Epoch ms; null for a row without a time. */
  readonly ms: number | null;
  readonly watts: number | null;
}

/** What must be found in a run, worked out one sample at a time. */
export interface Expected {
  readonly samples: number;
  readonly seconds: number;
  readonly valid: readonly { readonly s: number; readonly w: number }[];
  readonly notPositive: number;
  readonly medianStepS: number;
  readonly gaps: readonly { readonly fromS: number; readonly toS: number }[];
  readonly load: { readonly fromS: number; readonly toS: number };
  readonly steady: boolean;
}

export function expected(raw: readonly RawSample[]): Expected {
  const placed = raw.flatMap(({ ms, watts }, row) => (ms === null ? [] : [{ ms, watts, row }])).sort((left, right) => left.ms - right.ms || left.row - right.row);
  const startMs = placed[0]?.ms ?? 0;
  const valid = placed.flatMap(({ ms, watts }) => (watts !== null && watts > 0 ? [{ s: (ms - startMs) / 1000, w: watts }] : []));
  const steps = valid.slice(1).map(({ s }, index) => s - (valid[index]?.s ?? 0));
  const medianStepS = quantile(steps.filter((step) => step > 0), 0.5);
  const gapS = Math.max(5 * medianStepS, 2);
  const gaps = steps.flatMap((step, index) => (step > gapS ? [{ fromS: valid[index]?.s ?? 0, toS: valid[index + 1]?.s ?? 0 }] : []));
  const low = quantile(valid.map(({ w }) => w), 0.05);
  const high = quantile(valid.map(({ w }) => w), 0.95);
  const steady = high < 1.5 * low;
  const atWork = valid.filter(({ w }) => steady || w >= (low + high) / 2).map(({ s }) => s);
  return {
    samples: placed.length,
    seconds: ((placed.at(-1)?.ms ?? 0) - startMs) / 1000,
    valid,
    notPositive: placed.filter(({ watts }) => watts !== null && watts <= 0).length,
    medianStepS,
    gaps,
    load: { fromS: Math.min(...atWork), toS: Math.max(...atWork) },
    steady,
  };
}

/** The area below straight lines between samples over a window, without the gaps; and how much of the window is gaps. */
export function trapezoid({ valid, gaps }: Expected, fromS: number, toS: number): { readonly energyJ: number; readonly gapS: number } {
  let energyJ = 0;
  let gapS = 0;
  for (const [index, next] of valid.entries()) {
    const before = valid[index - 1];
    if (before === undefined || next.s <= before.s) continue;
    const from = Math.max(before.s, fromS);
    const to = Math.min(next.s, toS);
    if (to <= from) continue;
    const watts = (s: number): number => before.w + ((next.w - before.w) * (s - before.s)) / (next.s - before.s);
    if (gaps.some((gap) => gap.fromS === before.s && gap.toS === next.s)) gapS += to - from;
    else energyJ += ((watts(from) + watts(to)) / 2) * (to - from);
  }
  return { energyJ, gapS };
}

/** Linear between the two values beside the rank (n − 1) · q. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  const rank = (sorted.length - 1) * q;
  const below = sorted[Math.floor(rank)] ?? Number.NaN;
  const above = sorted[Math.ceil(rank)] ?? Number.NaN;
  return below + (above - below) * (rank - Math.floor(rank));
}

/** Numbers from 0 to 1 that are the same every time. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * A run as meters write it: some kind of step, idle before and after the load or no load at all, gaps, sentinels of zero and
 * less, NULLs, moments that occur twice, rows without a time, and the rows in any order.
 */
export function generateRun(seed: number): RawSample[] {
  const random = seeded(seed);
  const count = 60 + Math.floor(random() * 400);
  const stepMs = [100, 250, 1000, 3000][Math.floor(random() * 4)] ?? 1000;
  const steady = random() < 0.3;
  const samples: RawSample[] = [];
  let ms = Date.UTC(2026, 0, 1) + Math.floor(random() * 1e9);
  for (let index = 0; index < count; index += 1) {
    const atWork = steady || (index > count * 0.2 && index < count * 0.8);
    const watts = Math.round((atWork ? 200 + 40 * random() : 40 + 10 * random()) * 1000) / 1000;
    const luck = random();
    samples.push({ ms: luck < 0.02 ? null : ms, watts: luck > 0.96 ? -1 : luck > 0.93 ? 0 : luck > 0.9 ? null : watts });
    if (random() < 0.03) samples.push({ ms, watts: watts + 5 });
    ms += Math.round(stepMs * (0.9 + 0.2 * random()));
    if (random() < 0.02) ms += stepMs * 5 + 2000 + Math.floor(random() * 20_000);
  }
  return samples.map((sample) => ({ sample, order: random() })).sort((left, right) => left.order - right.order).map(({ sample }) => sample);
}
