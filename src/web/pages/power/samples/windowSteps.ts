import type { SecondsRange } from '../../../../core/view/viewState.ts';

export type WindowStep = 'closer' | 'wider' | 'earlier' | 'later' | 'whole';

/** The window after a step of the buttons; null is the whole run. Never shorter than `shortest`. */
export function steppedWindow(window: SecondsRange | null, seconds: number, step: WindowStep, shortest: number): SecondsRange | null {
  const { fromS, toS } = window ?? { fromS: 0, toS: seconds };
  const span = toS - fromS;
  const middle = (fromS + toS) / 2;
  if (step === 'whole') return null;
  if (step === 'closer') return inside(middle, Math.max(span / 2, Math.min(span, shortest)), seconds);
  if (step === 'wider') return inside(middle, span * 2, seconds);
  return inside(middle + (step === 'earlier' ? -span : span) / 2, span, seconds);
}

function inside(middle: number, span: number, seconds: number): SecondsRange | null {
  if (span >= seconds) return null;
  const fromS = Math.max(0, Math.min(seconds - span, middle - span / 2));
  return { fromS, toS: fromS + span };
}
