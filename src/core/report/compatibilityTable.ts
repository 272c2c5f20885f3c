import type { CellState, FailureKind } from '../model/state.ts';
import { FAILURE_LABELS, STATE_LABELS } from '../model/stateLabels.ts';
import type { Cell, Column, Table } from './reportDocument.ts';

/** Hardware columns side by side that a sheet of paper holds, with words in every cell. */
const COLUMNS_AT_MOST = 8;

/** What a cell of a matrix says. */
export interface CompatibilityFacts {
  readonly state: CellState;
  readonly failure: FailureKind | null;
  readonly isDeclared: boolean;
  readonly conflict: boolean;
  readonly stale: boolean;
  readonly throttled: boolean;
  /** Formatted; null where the state stands alone. */
  readonly value: string | null;
}

/** A state with its sign, its word and what goes with it. */
export function compatibilityCell({ state, failure, isDeclared, conflict, stale, throttled, value }: CompatibilityFacts): Cell {
  const marks = [
    ...(value === null ? [] : [value]),
    ...(failure === null || failure === 'error' ? [] : [FAILURE_LABELS[failure].toLowerCase()]),
    ...(isDeclared ? ['declared, not tested'] : []),
    ...(conflict ? ['conflict'] : []),
    ...(stale ? ['stale'] : []),
    ...(throttled ? ['throttled'] : []),
  ];
  return { text: STATE_LABELS[state], detail: marks.join(', '), state, failure };
}

export interface MatrixTableRow {
  readonly model: string;
  /** One for each hardware column; null where a filter leaves the cell out of view. */
  readonly cells: readonly (Cell | null)[];
  readonly tested: number;
  readonly pairs: number;
}

export interface MatrixTable {
  readonly caption: string;
  readonly hardware: readonly { readonly label: string; readonly hardwareType: string }[];
  readonly groups: readonly { readonly label: string | null; readonly rows: readonly MatrixTableRow[] }[];
  readonly leftOut: string;
}

const HIDDEN: Cell = { text: '' };

/** Models down and hardware across, in as many tables as fit on paper side by side. */
export function matrixTables({ caption, hardware, groups, leftOut }: MatrixTable): readonly Table[] {
  const parts = Math.max(1, Math.ceil(hardware.length / COLUMNS_AT_MOST));
  const size = Math.ceil(hardware.length / parts);
  return Array.from({ length: parts }, (_, part): Table => {
    const [from, to] = [part * size, (part + 1) * size];
    const shown = hardware.slice(from, to);
    const last = part === parts - 1;
    const columns: Column[] = [{ label: 'Model', align: 'start' }, ...shown.map(({ label, hardwareType }) => ({ label, align: 'start' as const, hardwareType })), ...(last ? [{ label: 'Tested', align: 'end' as const }] : [])];
    return {
      caption: parts === 1 ? caption : `${caption} Part ${part + 1} of ${parts}: ${shown[0]?.label ?? ''} to ${shown.at(-1)?.label ?? ''}.`,
      columns,
      groups: groups.map(({ label, rows }) => ({ label, rows: rows.map((row) => [{ text: row.model }, ...row.cells.slice(from, to).map((cell) => cell ?? HIDDEN), ...(last ? [{ text: `${row.tested}/${row.pairs}` }] : [])]) })),
      leftOut: last ? leftOut : '',
    };
  });
}
