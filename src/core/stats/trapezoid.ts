export interface TrapezoidEnergy {
  readonly energyJ: number;
  /** Seconds that the energy is of. */
  readonly coveredS: number;
  /** Seconds between samples too far apart to be joined: no energy is made up for them. */
  readonly gapS: number;
}

/**
 * Energy under samples of power by the trapezoid rule, (P_i + P_{i+1}) / 2 × (t_{i+1} − t_i); steps longer than `maxGapS`
 * count as gaps. Fewer than two samples have no energy. Throws a RangeError for lists of unequal length, times that go
 * back, and what is not a finite number.
 */
export function trapezoidEnergy(secondsAscending: ArrayLike<number>, watts: ArrayLike<number>, maxGapS: number): TrapezoidEnergy {
  if (secondsAscending.length !== watts.length) throw new RangeError(`${secondsAscending.length} times for ${watts.length} samples of power`);
  if (!(maxGapS > 0)) throw new RangeError(`the longest gap is above 0 s, not ${maxGapS}`);
  let [energyJ, coveredS, gapS] = [0, 0, 0];
  for (let place = 0; place < watts.length; place += 1) {
    const [time, power] = [secondsAscending[place] ?? NaN, watts[place] ?? NaN];
    if (!Number.isFinite(time) || !Number.isFinite(power)) throw new RangeError(`sample ${place + 1} is ${power} W at ${time} s`);
    if (place === 0) continue;
    const step = time - (secondsAscending[place - 1] ?? NaN);
    if (step < 0) throw new RangeError(`sample ${place + 1} is ${-step} s before the one it follows`);
    if (step > maxGapS) gapS += step;
    else {
      energyJ += (step * (power + (watts[place - 1] ?? NaN))) / 2;
      coveredS += step;
    }
  }
  return { energyJ, coveredS, gapS };
}
