/** What is asked of the page, of native DuckDB and of nothing else; the label stands in the table. */
export const QUESTIONS = {
  open: 'file to first matrix',
  'filter-precision': 'filter: precision fp16',
  'filter-batch': 'filter: batch size 8',
  'filter-test-type': 'filter: test type',
  'filter-evidence': 'filter: measured evidence only',
  'filter-dates': 'filter: the last 30 days',
  'filter-hardware': 'filter: CUDA hardware',
  'filter-state': 'filter: failing cells',
  search: 'search: a model family',
  sort: 'sort by a column',
  content: 'cell content: median latency',
  'page-performance': 'performance page, first visit',
  'filter-performance': 'performance page: precision fp16',
  'page-power': 'power page, first visit',
  'filter-power': 'power page: precision fp16',
  'drill-down': 'evidence of one cell',
  parquet: 'Parquet file to first matrix',
} as const satisfies Readonly<Record<string, string>>;

export type QuestionId = keyof typeof QUESTIONS;
export const QUESTION_IDS = Object.keys(QUESTIONS) as QuestionId[];
