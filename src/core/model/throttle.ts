/** Why a run is said to have been throttled, strongest evidence first. */
export const THROTTLE_EVIDENCE = ['reason', 'event', 'clock-reference', 'clock-median', 'slowdown', 'limit'] as const;
export type ThrottleEvidence = (typeof THROTTLE_EVIDENCE)[number];

export const THROTTLE_LABELS: { readonly [K in ThrottleEvidence]: string } = {
  reason: 'the driver gave a reason for lowering the clock',
  event: 'the file says so (a flag or an event)',
  'clock-reference': 'the clock fell below 75 % of its reference',
  'clock-median': 'the clock fell below 70 % of the run’s median',
  slowdown: 'the last quarter was more than 5 % slower than the first while it grew hotter',
  limit: 'it came within 3 °C of the device’s own limit',
};

/** The figures behind the labels above. A dip of one or two samples is how a clock ramps, not throttling. */
export const THROTTLE_RULES = { ofReference: 0.75, ofMedian: 0.7, samplesAtLeast: 3, slowdown: 0.95, hotterByK: 1, limitMarginK: 3 } as const;

/** In `bench.row.throttle`: null when nothing is known, 0 when the file says "not throttled", else the place in the list above, from 1. */
export function throttleCode(evidence: ThrottleEvidence): number {
  return THROTTLE_EVIDENCE.indexOf(evidence) + 1;
}

/** Null for 0 and for what is no code. */
export function throttleOf(code: number | null): ThrottleEvidence | null {
  return code === null ? null : (THROTTLE_EVIDENCE[code - 1] ?? null);
}
