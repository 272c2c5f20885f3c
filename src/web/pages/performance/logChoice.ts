import type { Metric } from '../../../core/model/metric.ts';
import type { PerformanceView } from '../../../core/view/viewState.ts';
import { extentOf } from '../../chart/options/extent.ts';

/** Times that the largest value must be of the smallest before a log axis is of use. */
export const WIDE_SPAN = 10;

export interface ScaleChoice {
  readonly log: boolean;
  /** Whether the reader may choose: a log axis is possible, and of use. */
  readonly offered: boolean;
}

/** Whether an axis is logarithmic: as the reader chose, else where the values span more than tenfold. */
export function logChoice(values: readonly (number | null | undefined)[], scale: PerformanceView['scale'], metrics: readonly Pick<Metric, 'scale'>[]): ScaleChoice {
  const extent = extentOf(values);
  const possible = extent !== null && extent[0] > 0 && metrics.every((metric) => metric.scale === 'ratio');
  const spans = possible && extent[1] / extent[0] > WIDE_SPAN;
  const log = scale === null ? spans : scale === 'log' && possible;
  return { log, offered: spans || log };
}
