import type { Measurement } from './measurement.ts';
import type { NativeFigure } from './native/nativeFigure.ts';
import type { QuestionId } from './questions.ts';

/** Which question of native DuckDB a measure is set against; a native cold time for what is asked for the first time. */
const QUESTION_OF: readonly { readonly ids: RegExp; readonly question: QuestionId; readonly cold?: true }[] = [
  { ids: /^open-(?:cold|warm)$/u, question: 'open', cold: true },
  { ids: /^(?:filter-precision|open-early-filter)$/u, question: 'filter-precision' },
  { ids: /^filter-batch$/u, question: 'filter-batch' },
  { ids: /^filter-test-type$/u, question: 'filter-test-type' },
  { ids: /^filter-evidence$/u, question: 'filter-evidence' },
  { ids: /^filter-dates$/u, question: 'filter-dates' },
  { ids: /^filter-(?:hardware|device)$/u, question: 'filter-hardware' },
  { ids: /^filter-state$/u, question: 'filter-state' },
  { ids: /^search$/u, question: 'search' },
  { ids: /^sort$/u, question: 'sort' },
  { ids: /^content$/u, question: 'content' },
  { ids: /^performance-first$/u, question: 'page-performance' },
  { ids: /^performance-filter-precision$/u, question: 'filter-performance' },
  { ids: /^power-first$/u, question: 'page-power' },
  { ids: /^power-filter-precision$/u, question: 'filter-power' },
  { ids: /^drill-down$/u, question: 'drill-down' },
  { ids: /^parquet$/u, question: 'parquet', cold: true },
];

/** Native DuckDB's time for what a measure asks, in ms; null where the question makes no sense there. */
export function nativeMs(id: string, figures: readonly NativeFigure[]): number | null {
  const asked = QUESTION_OF.find(({ ids }) => ids.test(id));
  const figure = figures.find(({ id: question, kind }) => question === asked?.question && kind === 'plain');
  if (asked === undefined || figure === undefined) return null;
  return asked.cold === true ? figure.coldMs : figure.medianMs;
}

/** The page's median as a multiple of native DuckDB's time. */
export function ratioToNative({ id, summary }: Measurement, figures: readonly NativeFigure[]): number | null {
  const native = nativeMs(id, figures);
  return native === null || native <= 0 || summary === null ? null : summary.median / native;
}
