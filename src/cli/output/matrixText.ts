import type { Matrix, MatrixCell, MatrixModelRow } from '../../core/matrix/types.ts';
import { FAILURE_LABELS, STATE_LABELS } from '../../core/model/stateLabels.ts';
import { FAILURE_KINDS } from '../../core/model/state.ts';
import type { CellState, FailureKind } from '../../core/model/state.ts';
import type { ViewState } from '../../core/view/viewState.ts';
import type { PrintedColumn } from './cell.ts';
import { openRowPrinter } from './rowPrinter.ts';

/** One character each, so that a dozen kinds of hardware fit side by side. */
const SIGNS: { readonly [K in CellState]: string } = { supported: '✓', partial: '◐', failing: '✗', unsupported: '–', simulated: '~', untested: '·' };
const FAILURE_SIGNS: { readonly [K in FailureKind]: string } = { error: '', 'out-of-memory': 'M', timeout: 'T', crash: 'C', unavailable: 'U' };
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
  return `${[table, wrapped(legendOf(matrix, rows), width), ...(matrix.contentLabel === null ? [] : [contentOf(matrix, view)]), matrix.summary.text].join('\n')}\n`;
}

function signOf(cell: MatrixCell): string {
  if (!cell.inView) return '';
  const { state, failure, conflict } = cell.decision;
  return `${SIGNS[state]}${failure === null ? '' : FAILURE_SIGNS[failure]}${conflict ? CONFLICT : ''}${cell.value === null ? '' : ` ${cell.value}`}`;
}

function legendOf(matrix: Matrix, rows: readonly MatrixModelRow[]): readonly string[] {
  const cells = rows.flatMap((row) => matrix.columns.map((column) => matrix.cell(row, column))).filter((cell) => cell.inView);
  const states = new Set(cells.map((cell) => cell.decision.state));
  const words = (Object.keys(SIGNS) as CellState[]).filter((state) => states.has(state)).map((state) => `${SIGNS[state]} ${STATE_LABELS[state].toLowerCase()}`);
  for (const kind of FAILURE_KINDS) if (kind !== 'error' && cells.some((cell) => cell.decision.failure === kind)) words.push(`${SIGNS.failing}${FAILURE_SIGNS[kind]} ${FAILURE_LABELS[kind].toLowerCase()}`);
  if (cells.some((cell) => cell.decision.conflict)) words.push(`${CONFLICT} declared and observed disagree`);
  return words;
}

const LEGEND_GAP = '   ';

function wrapped(words: readonly string[], width: number | null): string {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : last + LEGEND_GAP + word;
    if (last === undefined || (width !== null && longer.length > width)) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines.join('\n');
}

function contentOf({ contentLabel, at }: Matrix, view: ViewState): string {
  if (at === null) return contentLabel ?? '';
  const stated = [at.batch === '' ? [] : [`batch ${at.batch}`], at.precision === '' ? [] : [at.precision], at.testCase === '' ? [] : [at.testCase]].flat();
  const chosen = view.at.batch === null && view.at.precision === null && view.at.testCase === null ? ' (the most frequent)' : '';
  return `${contentLabel ?? ''}${stated.length === 0 ? '' : `, at ${stated.join(', ')}${chosen}`}`;
}
