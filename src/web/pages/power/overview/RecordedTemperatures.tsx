import { formatCount } from '../../../../core/model/format.ts';
import type { SeriesInfo } from '../../../../core/power/types.ts';
import type { SetView } from '../../../data/viewStore.ts';
import { Button } from '../../../parts/Button.tsx';
import { withPower, withRun } from '../viewChanges.ts';
import css from './RecordedTemperatures.module.css';

interface RecordedTemperaturesProps {
  readonly runs: readonly SeriesInfo[];
  readonly setView: SetView;
}

/** Runs with temperatures over time, which are not in this chart: they have no one average or peak that the file states. */
export function RecordedTemperatures({ runs, setView }: RecordedTemperaturesProps) {
  const hot = runs.filter(({ channels }) => channels.some(({ kind }) => kind === 'temperature'));
  const first = hot[0];
  if (first === undefined) return null;
  return (
    <p className={css.line}>
      {hot.length === 1 ? 'One recorded run has temperatures over time, which this chart does not show.' : `${formatCount(hot.length)} recorded runs have temperatures over time, which this chart does not show.`}
      <Button onClick={() => setView((view) => withPower(withRun(view, first.id), { chart: 'samples' }))}>See samples</Button>
    </p>
  );
}
