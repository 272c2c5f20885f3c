import { formatCount } from '../../../core/model/format.ts';
import type { SetView } from '../../data/viewStore.ts';
import { Select } from '../../parts/Select.tsx';
import type { WorkChoice } from './comparable.ts';
import { withoutWork, withWork } from './viewChanges.ts';
import css from './WorkPicker.module.css';

interface ModelPickerProps {
  readonly models: WorkChoice['options'];
  /** Null: all of them. */
  readonly model: string | null;
  readonly setView: SetView;
}

/** Before a model's place in the list, so that no name of a file can be taken for "all". */
const ALL = 'all';

/** One model, or all. */
export function ModelPicker({ models, model, setView }: ModelPickerProps) {
  const place = models.findIndex(({ value }) => value === model);
  const options = [{ value: ALL, label: 'All models' }, ...models.map(({ value, results }, index) => ({ value: String(index), label: `${value} (${formatCount(results)})` }))];
  const choose = (value: string): void => {
    const chosen = models[Number(value)];
    setView((view) => (value === ALL || chosen === undefined ? withoutWork(view) : withWork(view, 'model', chosen.value)));
  };
  return <Select label="Model" className={css.choice} value={place < 0 ? ALL : String(place)} options={options} onChange={choose} />;
}
