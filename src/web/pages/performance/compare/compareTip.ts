import type { ChartTip } from '../../../chart/types.ts';
import { hardwareText } from '../../../../core/matrix/selection.ts';
import type { Metric } from '../../../../core/model/metric.ts';
import { marksText } from '../marksText.ts';
import { pickedSample, type PickedResult, sampleFacts } from '../pick/picked.ts';
import type { CompareEntry } from './compareEntries.ts';
import { againstText, bestOfText, compareMarks, reasonText, verdictLabel } from './verdictWords.ts';

/** What a dot says when hovered: its facts, its verdict, and why. */
export function compareTip({ row, column, cell }: CompareEntry, metric: Metric): ChartTip {
  const { sample, verdict } = cell;
  const marks = marksText(compareMarks(cell, metric));
  return {
    title: `${row.label}, ${column.label}`,
    lines: [
      ...(row.detail === '' ? [] : [['Setting', row.detail] as const]),
      ['Device', [hardwareText(sample.configuration.hardwareType, sample.configuration.device), bestOfText(cell) === '' ? '' : `${bestOfText(cell)} devices`].filter((text) => text !== '').join(', ')],
      ...sampleFacts(sample, metric),
      ...(againstText(cell, metric) === '' ? [] : [['Against baseline', againstText(cell, metric)] as const]),
      ...(verdict === null ? [] : [['Verdict', verdictLabel(verdict)] as const]),
      ...(marks === '' ? [] : [['Marks', marks] as const]),
    ],
    note: reasonText(cell),
  };
}

/** The same for the popup of a picked dot. */
export function pickedEntry({ cell }: CompareEntry, metric: Metric): PickedResult {
  const against = againstText(cell, metric);
  const picked = pickedSample(cell.sample, metric, [
    ...(against === '' ? [] : [['Against baseline', against] as const]),
    ...(cell.verdict === null ? [] : [['Verdict', verdictLabel(cell.verdict)] as const, ['Why', cell.verdict.reason] as const]),
  ]);
  return { ...picked, marks: compareMarks(cell, metric) };
}
