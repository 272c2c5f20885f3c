import type { Matrix } from '../../../../core/matrix/types.ts';
import type { Dataset } from '../../../../core/source/dataset.ts';
import type { ViewState } from '../../../../core/view/viewState.ts';
import { Select } from '../../../parts/Select.tsx';
import { configurationChoices, configurationFrom, configurationValue, contentChoices, contentFrom, contentValue } from '../contentOptions.ts';
import { withConfiguration, withContent } from '../viewChanges.ts';
import css from './ContentPicker.module.css';

interface ContentPickerProps {
  readonly dataset: Dataset;
  /** The configuration that the metric is read at, defaults worked out. */
  readonly used: Matrix['at'];
  readonly view: ViewState;
  readonly onChange: (view: ViewState) => void;
}

const STATISTICS = [
  { value: 'median', label: 'Median' },
  { value: 'best', label: 'Best' },
] as const;

const CONFIGURATION = [
  { key: 'batch', label: 'Batch' },
  { key: 'precision', label: 'Precision' },
  { key: 'testCase', label: 'Test case' },
] as const;

/** What the cells show; a metric also says how repeats become one number, and at which configuration. */
export function ContentPicker({ dataset, used, view, onChange }: ContentPickerProps) {
  const { content, at } = view;
  const options = contentChoices(dataset.metrics).flatMap((group) => group.choices.map((choice) => ({ ...choice, group: group.label })));
  return (
    <>
      <Select
        label="Show"
        value={contentValue(content)}
        options={options}
        onChange={(value) => {
          const next = contentFrom(value, content, dataset.metrics);
          if (next !== null) onChange(withContent(view, next));
        }}
      />
      {content.kind === 'metric' && (
        <>
          <Select label="Statistic" labelPlace="hidden" value={content.statistic} options={STATISTICS} onChange={(statistic) => onChange(withContent(view, { ...content, statistic }))} />
          {CONFIGURATION.map(({ key, label }) =>
            dataset.dimensions[key].length === 0 ? null : (
              <Select key={key} label={label} className={css.configuration} value={configurationValue(at[key])} options={configurationChoices(dataset.dimensions[key], at[key] === null ? (used?.[key] ?? null) : null)} onChange={(value) => onChange(withConfiguration(view, { [key]: configurationFrom(value) }))} />
            ),
          )}
        </>
      )}
    </>
  );
}
