import { needsCells } from '../matrix/scope.ts';
import type { Matrix, MatrixColumn, MatrixModelRow } from '../matrix/types.ts';
import { firstOf, isoTime } from './reportContext.ts';
import type { ReportContext } from './reportContext.ts';
import type { CompatibilityCell, CompatibilityModel, CompatibilityReport } from './reportTypes.ts';

/** The states of the matrix page; of more models than fit, those with most hardware tested. */
export function compatibilitySection({ view, atMost }: ReportContext, matrix: Matrix): CompatibilityReport {
  const hides = needsCells(view.filters);
  const rows = matrix.rows.filter((row): row is MatrixModelRow => row.kind === 'model').toSorted((left, right) => right.totals.tested - left.totals.tested);
  const listed = firstOf(rows, 'most hardware tested first', atMost);
  return {
    ...listed,
    rows: listed.rows.map((row) => modelEntry(matrix, row, hides)),
    unlisted: hides ? 'out-of-view' : 'untested',
    hardware: matrix.columns.map(({ hardwareType, typeLabel }) => ({ hardware_type: hardwareType, label: typeLabel })),
    states: matrix.legend.map(({ state, label, count }) => ({ state, label, pairs: count })),
    conflicts: matrix.modifiers.conflict,
    stale: matrix.modifiers.stale,
    throttled: matrix.throttled,
  };
}

function modelEntry(matrix: Matrix, row: MatrixModelRow, hides: boolean): CompatibilityModel {
  const { name, family, modality } = row.model;
  return { model: name, family, modality, pairs: row.totals.pairs, pairs_tested: row.totals.tested, cells: matrix.columns.flatMap((column) => cellEntry(matrix, row, column, hides)) };
}

function cellEntry(matrix: Matrix, row: MatrixModelRow, column: MatrixColumn, hides: boolean): readonly CompatibilityCell[] {
  const { inView, decision, stale, throttled, results, declarations } = matrix.cell(row, column);
  if (!inView || (!hides && decision.state === 'untested' && results + declarations === 0)) return [];
  return [{
    hardware_type: column.hardwareType,
    state: decision.state,
    failure: decision.failure,
    decided_by: decision.tier,
    decided_at: isoTime(decision.decidedAtMs),
    conflict: decision.conflict,
    stale,
    throttled: throttled?.count ?? 0,
    results,
    declarations,
  }];
}
