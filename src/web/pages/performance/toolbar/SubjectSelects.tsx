import type { SubjectChoice } from '../../../../core/compare/types.ts';
import type { ConfigurationPart } from '../../../../core/model/configuration.ts';
import type { ViewState } from '../../../../core/view/viewState.ts';
import type { SetView } from '../../../data/viewStore.ts';
import { Button } from '../../../parts/Button.tsx';
import { withoutSubject, withSubjectPart } from '../viewChanges.ts';
import { ChoiceSelect } from './ChoiceSelect.tsx';

const PARTS: { readonly [K in ConfigurationPart]: readonly [label: string, plural: string] } = {
  model: ['Model', 'models'],
  hardwareType: ['Hardware', 'hardware types'],
  device: ['Device', 'devices'],
  precision: ['Precision', 'precisions'],
  batch: ['Batch', 'batch sizes'],
  shape: ['Sequence length', 'sequence lengths'],
  testCase: ['Test case', 'test cases'],
};

interface SubjectSelectsProps {
  readonly choices: readonly SubjectChoice[];
  readonly view: ViewState;
  readonly setView: SetView;
}

/** What the chart is about, part by part, each choice with the configurations it would leave; a part without a choice is not asked for. */
export function SubjectSelects({ choices, view, setView }: SubjectSelectsProps) {
  const chosen = Object.values(view.subject).some((value) => value !== null);
  return (
    <>
      {choices
        .filter(({ options }) => options.length > 1)
        .map(({ part, value, options }) => {
          const [label, plural] = PARTS[part];
          return (
            <ChoiceSelect
              key={part}
              label={label}
              plural={plural}
              unit="configuration"
              value={value}
              choices={options.map((option) => ({ value: option.value, label: option.label, count: option.configurations }))}
              onChange={(next) => setView((from) => withSubjectPart(from, part, next))}
            />
          );
        })}
      {chosen && (
        <Button kind="quiet" onClick={() => setView(withoutSubject)}>
          Clear choice
        </Button>
      )}
    </>
  );
}
