import { type ReactNode, useCallback, useState } from 'react';
import { configurationKey } from '../../../core/model/configuration.ts';
import type { ModelInfo } from '../../../core/model/modelAndDevice.ts';
import type { PowerResult, SeriesInfo } from '../../../core/power/types.ts';
import type { ViewState } from '../../../core/view/viewState.ts';
import type { SetView } from '../../data/viewStore.ts';
import { type ResultAction, ResultMenu } from '../../parts/ResultMenu.tsx';
import { resultActions } from '../../parts/resultActions.ts';
import { configurationText, resultFacts, resultNotes } from './resultText.ts';
import { withPower, withRun } from './viewChanges.ts';

interface Place {
  readonly clientX: number;
  readonly clientY: number;
}

/** What opens on a picked result, for charts (by key) and tables (by row). */
export interface ResultPicking {
  readonly pickId: (pick: Place & { readonly id: string }) => void;
  readonly pickRow: (row: PowerResult, at: Place) => void;
  readonly menu: ReactNode;
}

export function useResultMenu(results: readonly PowerResult[], runs: readonly SeriesInfo[], models: readonly ModelInfo[], view: ViewState, setView: SetView): ResultPicking {
  const [picked, setPicked] = useState<{ readonly key: string; readonly at: Place } | null>(null);
  const close = useCallback(() => setPicked(null), []);
  const result = picked === null ? undefined : results.find(({ key }) => key === picked.key);
  const pick = (key: string, { clientX, clientY }: Place): void => setPicked({ key, at: { clientX, clientY } });
  return {
    pickId: (chosen) => pick(chosen.id, chosen),
    pickRow: (row, at) => pick(row.key, at),
    menu: picked !== null && result !== undefined && (
      <ResultMenu
        key={picked.key}
        title={result.configuration.model}
        detail={configurationText(result.configuration)}
        facts={resultFacts(result, view.power)}
        notes={resultNotes(result)}
        actions={[...resultActions(result.configuration, view, setView, models), ...runAction(result, runs, setView)]}
        at={picked.at}
        onClose={close}
      />
    ),
  };
}

/** Only where the run is of this very configuration. */
function runAction(result: PowerResult, runs: readonly SeriesInfo[], setView: SetView): readonly ResultAction[] {
  const key = configurationKey(result.configuration);
  const run = runs.find(({ configuration }) => configuration !== null && configurationKey(configuration) === key);
  if (run === undefined) return [];
  return [{ key: 'run', label: 'Show its recorded run', icon: 'expand', onSelect: () => setView((view) => withPower(withRun(view, run.id), { chart: 'samples' })) }];
}
