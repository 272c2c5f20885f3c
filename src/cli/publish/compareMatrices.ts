import type { Matrix } from '../../core/matrix/types.ts';
import type { Session } from '../../core/session/session.ts';
import { DEFAULT_VIEW, NO_FILTERS } from '../../core/view/viewState.ts';

export interface ChangedCell {
  readonly model: string;
  readonly hardware: string;
  readonly before: string;
  readonly after: string;
}

/** Cells whose state is another in the second dataset, with hardware types for columns; `since` applies to the first. */
export async function changedCells(before: Session, after: Session, since: string | null): Promise<readonly ChangedCell[]> {
  const old = statesOf(await before.matrix({ ...DEFAULT_VIEW, filters: { ...NO_FILTERS, since } }));
  const now = statesOf(await after.matrix(DEFAULT_VIEW));
  return [...old].flatMap(([key, cell]) => {
    const state = now.get(key)?.state ?? 'untested';
    return state === cell.state ? [] : [{ model: cell.model, hardware: cell.hardware, before: cell.state, after: state }];
  });
}

function statesOf(matrix: Matrix): Map<string, { readonly model: string; readonly hardware: string; readonly state: string }> {
  const states = new Map<string, { readonly model: string; readonly hardware: string; readonly state: string }>();
  for (const row of matrix.rows) {
    if (row.kind !== 'model') continue;
    for (const column of matrix.columns) {
      states.set(JSON.stringify([row.model.name, column.hardwareType]), { model: row.model.name, hardware: column.hardwareType, state: matrix.cell(row, column).decision.state });
    }
  }
  return states;
}
