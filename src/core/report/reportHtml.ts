import { describeReport } from './describeReport.ts';
import { documentToHtml } from './documentHtml.ts';
import type { BenchmarkReport } from './reportTypes.ts';

/** A report as one HTML file that opens offline and prints. */
export function reportToHtml(report: BenchmarkReport): string {
  return documentToHtml(describeReport(report, { atMost: Infinity, withSql: true }));
}
