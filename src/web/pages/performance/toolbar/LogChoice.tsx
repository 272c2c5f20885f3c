import type { SetView } from '../../../data/viewStore.ts';
import type { ScaleChoice } from '../logChoice.ts';
import { withPerformance } from '../viewChanges.ts';
import { Segmented } from './Segmented.tsx';

interface LogChoiceProps {
  readonly choice: ScaleChoice;
  readonly setView: SetView;
}

const SCALES = [
  { value: 'linear', label: 'Linear' },
  { value: 'log', label: 'Log' },
] as const;

/** Linear or logarithmic, where the values span enough for it to matter. */
export function LogChoice({ choice, setView }: LogChoiceProps) {
  if (!choice.offered) return null;
  return <Segmented label="Scale" value={choice.log ? 'log' : 'linear'} options={SCALES} onChange={(scale) => setView((from) => withPerformance(from, { scale }))} />;
}
