import { formatDateTimeUtc } from '../model/format.ts';
import { describeComparisons, describePerformance, describePower } from './describeMeasured.ts';
import { describeQuality, describeSources } from './describeQuality.ts';
import { describeCompatibility, describeFamilies, describeHardware, describeRecent, describeSummary } from './describeSummary.ts';
import type { ReportDocument } from './reportDocument.ts';
import type { BenchmarkReport } from './reportTypes.ts';

export interface DescribeOptions {
  /** Rows of each table at most. */
  readonly atMost: number;
  /** Whether the SQL behind each finding is shown. */
  readonly withSql: boolean;
}

/** Puts a report into words and tables, the same for every form that a person reads. */
export function describeReport(report: BenchmarkReport, options: DescribeOptions): ReportDocument {
  const { dataset, filters, made_at } = report;
  return {
    title: `Benchmark report: ${dataset.name}`,
    subtitle: `${report.summary.text}.`,
    warnings: [
      ...(dataset.says_it_is_synthetic ? ['The file says of itself that it is synthetic: nothing in it was measured.'] : []),
      ...(filters.length > 0 ? [`Only a part of the database: ${filters.join('; ')}.`] : []),
    ],
    sections: [
      describeSummary(report),
      describeHardware(report),
      describeFamilies(report, options),
      describeRecent(report),
      describeCompatibility(report, options),
      describeComparisons(report, options),
      describePerformance(report, options),
      describePower(report, options),
      describeQuality(report, options),
      describeSources(report, options),
    ].filter(({ blocks }) => blocks.length > 0),
    footer: [
      `Made ${formatDateTimeUtc(Date.parse(made_at))}. Times are UTC.`,
      'Numbers are medians of the results of one configuration; nothing is averaged across configurations. An interval is the 95 % interval of the median by order statistics, which needs six results. “–” is not measured, which is not zero.',
    ],
  };
}
