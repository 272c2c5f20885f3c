import type { SetView } from '../../../data/viewStore.ts';
import { Segments } from '../../../parts/Segments.tsx';
import type { ScaleChoice } from '../logChoice.ts';
import { withPerformance } from '../viewChanges.ts';

interface LogChoiceProps {
  readonly choice: ScaleChoice;
  readonly setView: SetView;
}

const SCALES = [
  { value: 'linear', label: 'Linear scale' },
  { value: 'log', label: 'Log scale' },
] as const;

/** Linear or logarithmic, where the values span enough for it to matter. */
export function LogChoice({ choice, setView }: LogChoiceProps) {
  if (!choice.offered) return null;
  return <Segments label="Scale" value={choice.log ? 'log' : 'linear'} segments={SCALES} onChange={(scale) => setView((from) => withPerformance(from, { scale }))} />;
}
