import type { Matrix } from '../../../core/matrix/types.ts';
import { METRICS } from '../../../core/model/metric.ts';
import type { DimensionValue, Dataset } from '../../../core/source/dataset.ts';
import type { CellContent } from '../../../core/view/viewState.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface ChoiceGroup {
  readonly label: string;
  readonly choices: readonly Choice[];
}

const PLAIN: readonly Choice[] = [
  { value: 'state', label: 'State' },
  { value: 'score', label: 'Compatibility score' },
  { value: 'pass-rate', label: 'Pass rate' },
  { value: 'count', label: 'Number of results' },
  { value: 'age', label: 'Age of newest evidence' },
];

/** What a cell can show: its state, plain counts, and the metrics that the file holds. */
export function contentChoices(metrics: Dataset['metrics']): readonly ChoiceGroup[] {
  const groups: ChoiceGroup[] = [{ label: 'Compatibility', choices: PLAIN }];
  if (metrics.length > 0) {
    groups.push({
      label: 'Measured',
      choices: metrics.map((key) => ({ value: `metric:${key}`, label: METRICS[key].unit === '' ? METRICS[key].label : `${METRICS[key].label} (${METRICS[key].unit})` })),
    });
  }
  return groups;
}

export function contentValue(content: CellContent): string {
  return content.kind === 'metric' ? `metric:${content.metric}` : content.kind;
}

/** Reads a choice back; a metric keeps the statistic in use. Null when the word is none of ours. */
export function contentFrom(value: string, current: CellContent, metrics: Dataset['metrics']): CellContent | null {
  if (value.startsWith('metric:')) {
    const metric = metrics.find((key) => `metric:${key}` === value);
    return metric === undefined ? null : { kind: 'metric', metric, statistic: current.kind === 'metric' ? current.statistic : 'median' };
  }
  switch (value) {
    case 'state':
    case 'score':
    case 'pass-rate':
    case 'count':
    case 'age':
      return { kind: value };
    default:
      return null;
  }
}

/** Stands for "the most frequent in the file" in a list, because an empty text means "not stated". */
export const MOST_FREQUENT = '\u0000';

/** The values of one configuration field; `most` is what "most frequent" comes to for the metric shown, null while unknown. */
export function configurationChoices(values: readonly DimensionValue[], most: string | null): readonly Choice[] {
  const first: Choice = { value: MOST_FREQUENT, label: most === null ? 'Most frequent' : `${nameOf(most)} (most frequent)` };
  return [first, ...values.map(({ value }) => ({ value, label: nameOf(value) }))];
}

function nameOf(value: string): string {
  return value === '' ? 'Not stated' : value;
}

export function configurationValue(value: string | null): string {
  return value ?? MOST_FREQUENT;
}

export function configurationFrom(value: string): string | null {
  return value === MOST_FREQUENT ? null : value;
}

/** What the numbers in the cells are, and the configuration they are read at: `Latency, mean (ms), lower is better, at batch 1, fp16`. */
export function contentSentence(matrix: Pick<Matrix, 'contentLabel' | 'at'>): string {
  if (matrix.contentLabel === null) return '';
  const { at } = matrix;
  if (at === null) return matrix.contentLabel;
  const parts = [at.batch === '' ? '' : `batch ${at.batch}`, at.precision, at.testCase].filter((part) => part !== '');
  return parts.length === 0 ? matrix.contentLabel : `${matrix.contentLabel}; at ${parts.join(', ')}`;
}
