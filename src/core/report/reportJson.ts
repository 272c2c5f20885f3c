import type { BenchmarkReport } from './reportTypes.ts';

/** The report's value as it is. */
export function reportToJson(report: BenchmarkReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
