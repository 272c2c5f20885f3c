import type { Matrix, MatrixCell, MatrixColumn } from '../matrix/types.ts';
import { formatDateTimeUtc, formatQuantity } from '../model/format.ts';
import type { MatrixTable, MatrixTableRow } from './compatibilityTable.ts';
import { compatibilityCell, matrixTables } from './compatibilityTable.ts';
import { documentToHtml } from './documentHtml.ts';
import type { ExportSource } from './matrixExport.ts';
import type { Cell } from './reportDocument.ts';

/** The matrix in view as one self-contained HTML file: the states as the page shows them, with their words. */
export function matrixToHtml(matrix: Matrix, source: ExportSource): string {
  const { contentLabel, summary, legend } = matrix;
  const link = source.link;
  return documentToHtml({
    title: `Compatibility of ${source.dataset}`,
    subtitle: `${formatQuantity(summary.models, 'model')} on ${formatQuantity(summary.hardwareTypes, 'hardware type')}. ${summary.text}.`,
    warnings: [],
    sections: [
      {
        id: 'matrix',
        title: contentLabel === null ? 'Compatibility' : `Compatibility and ${contentLabel}`,
        blocks: [
          { kind: 'text', text: legend.map(({ label, count }) => `${label}: ${formatQuantity(count, 'pair')}`).join(' · ') },
          ...matrixTables(tableOf(matrix)).map((table) => ({ kind: 'table' as const, ...table })),
          { kind: 'text', text: '“Conflict”: declared and observed disagree. “Simulated only” was never run on real hardware; “Untested” says nothing either way.' },
          ...(link === null ? [] : [{ kind: 'link' as const, text: 'Open this view in the dashboard', href: link }]),
        ],
      },
    ],
    footer: [`Made ${formatDateTimeUtc(source.madeAtMs)}.`],
  });
}

function tableOf(matrix: Matrix): MatrixTable {
  const groups: { label: string | null; rows: MatrixTableRow[] }[] = [];
  for (const row of matrix.rows) {
    if (row.kind === 'group') {
      groups.push({ label: `${row.label} (${formatQuantity(row.modelCount, 'model')}${row.collapsed ? ', folded' : ''})`, rows: [] });
      continue;
    }
    if (groups.length === 0) groups.push({ label: null, rows: [] });
    groups.at(-1)?.rows.push({ model: row.model.name, cells: matrix.columns.map((column) => cellOf(matrix.cell(row, column))), tested: row.totals.tested, pairs: row.totals.pairs });
  }
  return { caption: 'Models down, hardware across.', hardware: matrix.columns.map((column) => ({ label: nameOf(column), hardwareType: column.hardwareType })), groups, leftOut: '' };
}

function cellOf(cell: MatrixCell): Cell | null {
  if (!cell.inView) return null;
  const { state, failure, tier, conflict } = cell.decision;
  const value = cell.value === null ? null : `${cell.value}${cell.simulatedValue ? ' (simulated)' : ''}`;
  return compatibilityCell({ state, failure, isDeclared: tier === 'declared', conflict, stale: cell.stale, throttled: cell.throttled !== null, value });
}

function nameOf({ kind, typeLabel, device }: MatrixColumn): string {
  if (kind === 'type') return typeLabel;
  return `${typeLabel}: ${device === null || device === '' ? 'no device named' : device}`;
}
