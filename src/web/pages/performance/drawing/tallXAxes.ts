import { type ValueAxisInput, valueXAxis } from '../../../chart/options/valueAxis.ts';

/** The numbers above and below a plot that can be taller than the window; the name only above. */
export function tallXAxes(input: ValueAxisInput): readonly object[] {
  return [valueXAxis({ ...input, side: 'end' }), { ...valueXAxis(input), name: '' }];
}
