/** A unit that suits the size of the values on an axis, and how a tick of the stored unit is written in it. */
export interface TickFormat {
  readonly unit: string;
  readonly format: (value: number) => string;
}

const MINUS = '\u2212';
/** From the stored unit to a smaller or larger one, by powers of a thousand. */
const STEPS: { readonly [unit: string]: readonly (readonly [unit: string, factor: number])[] } = {
  ms: [['µs', 1_000], ['ms', 1], ['s', 1e-3]],
  s: [['µs', 1e6], ['ms', 1_000], ['s', 1]],
  MB: [['kB', 1_000], ['MB', 1], ['GB', 1e-3], ['TB', 1e-6]],
  J: [['µJ', 1e6], ['mJ', 1_000], ['J', 1], ['kJ', 1e-3]],
  'J·s': [['µJ·s', 1e6], ['mJ·s', 1_000], ['J·s', 1], ['kJ·s', 1e-3]],
  W: [['mW', 1_000], ['W', 1], ['kW', 1e-3]],
};

const digits = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });
const moreDigits = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 6 });

/** Chooses the unit by the largest value: from 10,000 of the stored unit on a larger one, below 0.1 a smaller one. */
export function tickFormat(unit: string, largest: number): TickFormat {
  const steps = STEPS[unit];
  if (steps === undefined || !(largest > 0)) return { unit, format: formatTick };
  const [shown, factor] = suited(steps, largest);
  return { unit: shown, format: (value) => formatTick(value * factor) };
}

function suited(steps: readonly (readonly [string, number])[], largest: number): readonly [string, number] {
  let at = steps.findIndex(([, factor]) => factor === 1);
  const scaled = (index: number): number => largest * (steps[index]?.[1] ?? 1);
  while (at + 1 < steps.length && scaled(at) >= 10_000) at += 1;
  while (at > 0 && scaled(at) < 0.1) at -= 1;
  return steps[at] ?? ['', 1];
}

/** A round number in its shortest form: `0.5`, `1,500`, `2.5 M`, `5 × 10⁻⁷` never as `5e-7`. */
export function formatTick(value: number): string {
  if (!Number.isFinite(value)) return '';
  const size = Math.abs(value);
  const sign = value < 0 ? MINUS : '';
  if (size === 0) return '0';
  if (size >= 1e15 || size < 1e-6) return sign + powerOfTen(size);
  if (size >= 1e12) return `${sign}${digits.format(size / 1e12)}\u00a0T`;
  if (size >= 1e9) return `${sign}${digits.format(size / 1e9)}\u00a0G`;
  if (size >= 1e6) return `${sign}${digits.format(size / 1e6)}\u00a0M`;
  return sign + moreDigits.format(size);
}

function powerOfTen(size: number): string {
  const [mantissa = '1', exponent = '0'] = size.toExponential(2).split('e');
  const power = Array.from(String(Math.abs(Number(exponent))), (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit))).join('');
  const front = Number(mantissa) === 1 ? '' : `${Number(mantissa)}\u00a0×\u00a0`;
  return `${front}10${Number(exponent) < 0 ? '⁻' : ''}${power}`;
}
