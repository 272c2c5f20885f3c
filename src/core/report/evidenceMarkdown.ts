import { METRICS, METRIC_KEYS } from '../model/metric.ts';
import type { MatrixCell } from '../matrix/types.ts';
import type { CellEvidence, EvidenceRow } from '../model/evidence.ts';
import { formatCount, formatDateTimeUtc, formatNumber } from '../model/format.ts';
import { FAILURE_LABELS, STATE_LABELS } from '../model/stateLabels.ts';
import { THROTTLE_LABELS } from '../model/throttle.ts';
import { decisionSentence } from './decisionSentence.ts';
import { fenced } from './fenced.ts';
import { markdownText } from './matrixExport.ts';

/** What the evidence is about, in the words of the page. */
export interface EvidenceSubject {
  readonly model: string;
  readonly hardware: string;
  readonly dataset: string;
  readonly link: string | null;
}

const MOST_ROWS = 20;

/** The evidence of one cell for an issue or a pull request: verdict, newest rows, error texts and the SQL. */
export function evidenceMarkdown(subject: EvidenceSubject, cell: MatrixCell, evidence: CellEvidence, sql: string): string {
  const rows = evidence.rows.slice(0, MOST_ROWS);
  const parts = [`### ${markdownText(subject.model)} on ${markdownText(subject.hardware)}`, '', markdownText(decisionSentence(cell, evidence.rows)), ''];
  if (rows.length > 0) {
    parts.push('| When | Said | Configuration | Numbers | Row |', '| :-- | :-- | :-- | :-- | :-- |');
    for (const row of rows) parts.push(evidenceLine(row));
    if (evidence.total > rows.length) parts.push('', `The newest ${rows.length} of ${formatCount(evidence.total)} rows.`);
    parts.push('');
  }
  for (const row of rows.filter((row) => row.decided && row.errorText !== null)) {
    parts.push(`Error of ${markdownText(`${row.table} ${row.rowId}`)}:`, '', ...fenced(row.errorText ?? '', ''), '');
  }
  parts.push('<details><summary>SQL</summary>', '', ...fenced(sql, 'sql'), '', '</details>', '');
  parts.push(`From ${markdownText(subject.dataset)}${subject.link === null ? '' : `, [this cell](<${subject.link.replaceAll(/[<>\s]/g, encodeURIComponent)}>)`}.`);
  return `${parts.join('\n')}\n`;
}

function evidenceLine(row: EvidenceRow): string {
  const when = row.atMs === null ? 'no date' : formatDateTimeUtc(row.atMs);
  const said = [row.statusAsWritten ?? saidBy(row), row.decided ? 'decided' : '', row.placeholder ? 'placeholder' : '', row.tier === 'simulated' ? 'simulated' : '', row.throttle === null ? '' : `throttled: ${THROTTLE_LABELS[row.throttle]}`].filter((part) => part !== '');
  const cells = [when, said.join(', '), evidenceConfiguration(row), evidenceNumbers(row).join(', '), [row.sources.join(' and '), `${row.table} ${row.rowId}`].filter((part) => part !== '').join(': ')];
  return `| ${cells.map(markdownText).join(' | ')} |`;
}

function saidBy(row: EvidenceRow): string {
  if (row.failure !== null && row.failure !== 'error') return FAILURE_LABELS[row.failure];
  return row.outcome === null ? row.kind : STATE_LABELS[row.outcome];
}

/** `batch 8, fp16, sequence 128, text_generation`; empty when the row states none. */
export function evidenceConfiguration(row: EvidenceRow): string {
  return [
    row.batch === null ? '' : `batch ${formatCount(row.batch)}`,
    row.precision ?? '',
    row.sequenceLength === null ? '' : `sequence ${formatCount(row.sequenceLength)}`,
    row.testCase ?? '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** The numbers a row holds, each with its unit. */
export function evidenceNumbers(row: EvidenceRow): string[] {
  const numbers: readonly (readonly [string, number | null, string])[] = [
    ...METRIC_KEYS.map((key) => [METRICS[key].short, row.values[key], METRICS[key].unit] as const),
    ['score', row.score, ''],
  ];
  return numbers.filter(([, value]) => value !== null).map(([label, value, unit]) => `${label} ${formatNumber(value)}${unit === '' ? '' : ` ${unit}`}`);
}
