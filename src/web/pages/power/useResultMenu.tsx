import { type ReactNode, useCallback, useState } from 'react';
import { configurationKey } from '../../../core/model/configuration.ts';
import type { PowerResult, SeriesInfo } from '../../../core/power/types.ts';
import type { Dataset } from '../../../core/source/dataset.ts';
import type { ViewState } from '../../../core/view/viewState.ts';
import type { SetView } from '../../data/viewStore.ts';
import { ResultPopover } from '../../parts/ResultPopover.tsx';
import { resultFacts, resultNotes } from './resultText.ts';

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

export function useResultMenu(results: readonly PowerResult[], runs: readonly SeriesInfo[], dataset: Pick<Dataset, 'models' | 'metrics'>, view: ViewState, setView: SetView): ResultPicking {
  const [picked, setPicked] = useState<{ readonly key: string; readonly at: Place } | null>(null);
  const close = useCallback(() => setPicked(null), []);
  const result = picked === null ? undefined : results.find(({ key }) => key === picked.key);
  const pick = (key: string, { clientX, clientY }: Place): void => setPicked({ key, at: { clientX, clientY } });
  return {
    pickId: (chosen) => pick(chosen.id, chosen),
    pickRow: (row, at) => pick(row.key, at),
    menu: picked !== null && result !== undefined && (
      <ResultPopover
        key={picked.key}
        configuration={result.configuration}
        facts={resultFacts(result, view.power)}
        notes={resultNotes(result)}
        recordedRun={runOf(result, runs)}
        place={picked.at}
        view={view}
        setView={setView}
        dataset={dataset}
        onClose={close}
      />
    ),
  };
}

/** Only where the run is of this very configuration. */
function runOf(result: PowerResult, runs: readonly SeriesInfo[]): string | null {
  const key = configurationKey(result.configuration);
  return runs.find(({ configuration }) => configuration !== null && configurationKey(configuration) === key)?.id ?? null;
}
