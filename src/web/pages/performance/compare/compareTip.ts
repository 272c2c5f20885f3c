import type { ChartTip } from '../../../chart/types.ts';
import { hardwareText } from '../../../../core/matrix/selection.ts';
import type { Metric } from '../../../../core/model/metric.ts';
import { marksText } from '../marksText.ts';
import { pickedSample, type PickedResult, sampleFacts } from '../pick/picked.ts';
import type { CompareEntry } from './compareEntries.ts';
import { againstText, reasonText, verdictLabel } from './verdictWords.ts';

/** What a dot says when hovered: its facts, its verdict, and why. */
export function compareTip({ row, column, cell }: CompareEntry, metric: Metric): ChartTip {
  const { sample, verdict } = cell;
  const marks = marksText(sample, metric.key === 'latency-p99' ? sample.iterations : null);
  return {
    title: `${row.label}, ${column.label}`,
    lines: [
      ...(row.detail === '' ? [] : [['Setting', row.detail] as const]),
      ['Device', hardwareText(sample.configuration.hardwareType, sample.configuration.device)],
      ...sampleFacts(sample, metric),
      ...(againstText(cell) === '' ? [] : [['Against baseline', againstText(cell)] as const]),
      ...(verdict === null ? [] : [['Verdict', verdictLabel(verdict)] as const]),
      ...(marks === '' ? [] : [['Marks', marks] as const]),
    ],
    note: reasonText(cell),
  };
}

/** The same for the popup of a picked dot. */
export function pickedEntry({ cell }: CompareEntry, metric: Metric): PickedResult {
  const against = againstText(cell);
  return pickedSample(cell.sample, metric, [
    ...(against === '' ? [] : [['Against baseline', against] as const]),
    ...(cell.verdict === null ? [] : [['Verdict', verdictLabel(cell.verdict)] as const, ['Why', cell.verdict.reason] as const]),
  ]);
}
