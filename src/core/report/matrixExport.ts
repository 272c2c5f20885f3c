import type { Matrix, MatrixCell, MatrixColumn, MatrixModelRow } from '../matrix/types.ts';
import { formatDateUtc } from '../model/format.ts';
import { FAILURE_LABELS, STATE_LABELS } from '../model/stateLabels.ts';
import { csvNumber, csvText, csvValue } from './csv.ts';

/** What an export says about where it comes from. */
export interface ExportSource {
  /** Name of the dataset. */
  readonly dataset: string;
  /** Address that shows this view; null where there is none. */
  readonly link: string | null;
  /** When the export was made, epoch ms. */
  readonly madeAtMs: number;
}

/** The matrix as shown: one line a model, one or two columns for each hardware. RFC 4180 with a byte order mark left out. */
export function matrixToCsv(matrix: Matrix): string {
  const withValues = matrix.contentLabel !== null;
  const header = ['model', 'family', 'modality', 'parameters_million', 'tested', 'pairs'];
  for (const column of matrix.columns) {
    header.push(columnName(column));
    if (withValues) header.push(`${columnName(column)}: ${matrix.contentLabel ?? ''}`);
  }
  const lines = [header.map(csvText)];
  for (const row of modelRows(matrix)) {
    const line = [csvText(row.model.name), csvText(row.model.family ?? ''), csvText(row.model.modality ?? ''), csvNumber(row.model.parametersMillion), csvNumber(row.totals.tested), csvNumber(row.totals.pairs)];
    for (const column of matrix.columns) {
      const cell = matrix.cell(row, column);
      line.push(cell.inView ? csvText(stateText(cell)) : '');
      if (withValues) line.push(cell.inView ? csvNumber(cell.rawValue) : '');
    }
    lines.push(line);
  }
  return `${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}

const PAIR_COLUMNS = ['model', 'family', 'modality', 'hardware', 'device', 'state', 'failure', 'decided_by', 'decided_at', 'conflict', 'stale', 'results', 'declarations', 'throttled', 'throttle_evidence', 'newest', 'value', 'value_is_simulated'] as const;

/** One line for each model and hardware in view, with everything known about the cell; the way a data frame wants it. */
export function matrixToPairsCsv(matrix: Matrix): string {
  const columns = matrix.sources.length === 0 ? PAIR_COLUMNS : ([...PAIR_COLUMNS, 'sources'] as const);
  const lines = [columns.join(',')];
  for (const fact of cellFacts(matrix)) {
    lines.push(columns.map((name) => csvValue(fact[name] ?? null)).join(','));
  }
  return `${lines.join('\r\n')}\r\n`;
}

/** The matrix in view with its source, its summary and one entry for each model and hardware. */
export function matrixToJson(matrix: Matrix, source: ExportSource): string {
  const { summary } = matrix;
  const document = {
    dataset: source.dataset,
    link: source.link,
    made_at: isoTime(source.madeAtMs),
    summary: summary.text,
    value: matrix.contentLabel,
    metric: matrix.metric === null ? null : { key: matrix.metric.key, unit: matrix.metric.unit, better: matrix.metric.better },
    models: summary.models,
    pairs: summary.pairs,
    tested: summary.tested,
    supported: summary.supported,
    cells: cellFacts(matrix),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** A table for an issue or a pull request: models down, hardware across, state and value in each cell. */
export function matrixToMarkdown(matrix: Matrix, source: ExportSource): string {
  const title = matrix.contentLabel === null ? 'Compatibility' : `Compatibility and ${matrix.contentLabel}`;
  const head = ['Model', ...matrix.columns.map(columnName), 'Tested'];
  const lines = [
    `**${markdownText(title)}**, ${markdownText(source.dataset)}: ${markdownText(matrix.summary.text)}.`,
    '',
    markdownLine(head),
    markdownLine(head.map((_, index) => (index === 0 ? ':--' : index === head.length - 1 ? '--:' : ':-:')), false),
  ];
  for (const row of modelRows(matrix)) {
    const cells = matrix.columns.map((column) => markdownCell(matrix.cell(row, column)));
    lines.push(markdownLine([row.model.name, ...cells, `${row.totals.tested}/${row.totals.pairs}`]));
  }
  lines.push('', `${cellFacts(matrix).some(({ conflict }) => conflict === true) ? '“Conflict”: declared and observed disagree. ' : ''}${formatDateUtc(source.madeAtMs)}.`);
  if (source.link !== null) lines.push('', `[Open this view](<${source.link.replaceAll(/[<>\s]/g, encodeURIComponent)}>)`);
  return `${lines.join('\n')}\n`;
}

type PairColumn = (typeof PAIR_COLUMNS)[number];
type CellFact = { readonly [K in PairColumn]: string | number | boolean | null } & { readonly sources?: string };

function cellFacts(matrix: Matrix): CellFact[] {
  const facts: CellFact[] = [];
  for (const row of modelRows(matrix)) {
    for (const column of matrix.columns) {
      const cell = matrix.cell(row, column);
      if (cell.inView) facts.push({ ...cellFact(row, column, cell), ...(matrix.sources.length === 0 ? {} : { sources: cell.sources.join('; ') }) });
    }
  }
  return facts;
}

function cellFact(row: MatrixModelRow, column: MatrixColumn, cell: MatrixCell): CellFact {
  return {
    model: row.model.name,
    family: row.model.family,
    modality: row.model.modality,
    hardware: column.hardwareType,
    device: column.device,
    state: cell.decision.state,
    failure: cell.decision.failure,
    decided_by: cell.decision.tier,
    decided_at: isoTime(cell.decision.decidedAtMs),
    conflict: cell.decision.conflict,
    stale: cell.stale,
    results: cell.results,
    declarations: cell.declarations,
    throttled: cell.throttled?.count ?? 0,
    throttle_evidence: cell.throttled?.evidence ?? null,
    newest: isoTime(cell.newestMs),
    value: cell.rawValue,
    value_is_simulated: cell.simulatedValue,
  };
}

function modelRows(matrix: Matrix): MatrixModelRow[] {
  return matrix.rows.filter((row) => row.kind === 'model');
}

function columnName(column: MatrixColumn): string {
  if (column.kind === 'type') return column.typeLabel;
  return `${column.typeLabel}: ${column.device === null || column.device === '' ? 'no device named' : column.device}`;
}

function stateText(cell: MatrixCell): string {
  const { state, failure, conflict } = cell.decision;
  const name = failure === null || failure === 'error' ? STATE_LABELS[state] : `${STATE_LABELS[state]} (${FAILURE_LABELS[failure].toLowerCase()})`;
  return `${name}${conflict ? ', conflict' : ''}${cell.throttled === null ? '' : ', throttled'}`;
}

function markdownCell(cell: MatrixCell): string {
  if (!cell.inView) return '';
  return cell.value === null ? stateText(cell) : `${stateText(cell)}: ${cell.value}${cell.simulatedValue ? ' (simulated)' : ''}`;
}

function markdownLine(cells: readonly string[], escaped = true): string {
  return `| ${cells.map((cell) => (escaped ? markdownText(cell) : cell)).join(' | ')} |`;
}

/** Escapes what Markdown and HTML would read as markup, and folds line breaks. */
export function markdownText(text: string): string {
  return text
    .replaceAll(/[\r\n\t]+/g, ' ')
    .replaceAll(/[\\`*_[\]|~#]/g, String.raw`\$&`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('@', '@\u200b');
}

function isoTime(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
