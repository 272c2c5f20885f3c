import type { Matrix, MatrixCell, MatrixModelRow } from '../../core/matrix/types.ts';
import { FAILURE_LABELS, STATE_LABELS } from '../../core/model/stateLabels.ts';
import type { CellState } from '../../core/model/state.ts';
import type { ViewState } from '../../core/view/viewState.ts';
import type { PrintedColumn } from './cell.ts';
import { openRowPrinter } from './rowPrinter.ts';

/** One character each, so that a dozen kinds of hardware fit side by side. */
const SIGNS: { readonly [K in CellState]: string } = { supported: '✓', partial: '◐', failing: '✗', unsupported: '–', simulated: '~', untested: '·' };
const CONFLICT = '!';

/** The matrix for a terminal: a sign for each cell, its value where one is shown, and what the signs mean. */
export function matrixText(matrix: Matrix, view: ViewState, width: number | null): string {
  const rows = matrix.rows.filter((row): row is MatrixModelRow => row.kind === 'model');
  const columns: PrintedColumn[] = [
    { name: 'Model', numeric: false },
    ...matrix.columns.map(({ label }) => ({ name: label, numeric: false })),
    { name: 'Tested', numeric: true },
  ];
  const printer = openRowPrinter('table', columns, width);
  const lines = rows.map((row) => [row.model.name, ...matrix.columns.map((column) => signOf(matrix.cell(row, column))), `${row.totals.tested}/${row.totals.pairs}`]);
  const table = printer.rows(lines) + printer.end();
  return `${[table, legendOf(matrix, rows), ...(matrix.contentLabel === null ? [] : [contentOf(matrix, view)]), matrix.summary.text].join('\n')}\n`;
}

function signOf(cell: MatrixCell): string {
  if (!cell.inView) return '';
  const { state, failure, conflict } = cell.decision;
  const how = failure === null || failure === 'error' ? '' : ` ${FAILURE_LABELS[failure].toLowerCase()}`;
  return `${SIGNS[state]}${conflict ? CONFLICT : ''}${how}${cell.value === null ? '' : ` ${cell.value}`}`;
}

function legendOf(matrix: Matrix, rows: readonly MatrixModelRow[]): string {
  const cells = rows.flatMap((row) => matrix.columns.map((column) => matrix.cell(row, column))).filter((cell) => cell.inView);
  const states = new Set(cells.map((cell) => cell.decision.state));
  const words = (Object.keys(SIGNS) as CellState[]).filter((state) => states.has(state)).map((state) => `${SIGNS[state]} ${STATE_LABELS[state].toLowerCase()}`);
  if (cells.some((cell) => cell.decision.conflict)) words.push(`${CONFLICT} declared and observed disagree`);
  return words.join('   ');
}

function contentOf({ contentLabel, at }: Matrix, view: ViewState): string {
  if (at === null) return contentLabel ?? '';
  const stated = [at.batch === '' ? [] : [`batch ${at.batch}`], at.precision === '' ? [] : [at.precision], at.testCase === '' ? [] : [at.testCase]].flat();
  const chosen = view.at.batch === null && view.at.precision === null && view.at.testCase === null ? ' (the most frequent)' : '';
  return `${contentLabel ?? ''}${stated.length === 0 ? '' : `, at ${stated.join(', ')}${chosen}`}`;
}
