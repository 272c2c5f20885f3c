import { formatCount } from '../../../core/model/format.ts';
import type { SetView } from '../../data/viewStore.ts';
import { Select } from '../../parts/Select.tsx';
import type { WorkChoice, WorkPart } from './comparable.ts';
import { withWork } from './viewChanges.ts';
import css from './WorkPicker.module.css';

const LABELS: { readonly [K in WorkPart]: string } = { model: 'Model', testCase: 'Test case', shape: 'Length or shape' };

interface WorkPickerProps {
  readonly choices: readonly WorkChoice[];
  readonly setView: SetView;
}

/** Which work is compared: only configurations that did the same may stand in one chart. */
export function WorkPicker({ choices, setView }: WorkPickerProps) {
  return (
    <>
      {choices
        .filter(({ part, options }) => part === 'model' || options.length > 1)
        .map(({ part, value, options }) => (
          <Select key={part} label={LABELS[part]} className={css.choice} value={value} options={options.map((option) => ({ value: option.value, label: `${option.value === '' ? 'Not stated' : option.value} (${formatCount(option.results)})` }))} onChange={(chosen) => setView((view) => withWork(view, part, chosen))} />
        ))}
    </>
  );
}
