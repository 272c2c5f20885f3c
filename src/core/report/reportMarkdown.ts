import { describeReport } from './describeReport.ts';
import { documentToMarkdown } from './documentMarkdown.ts';
import type { BenchmarkReport } from './reportTypes.ts';

/** From what a reviewer reads at ease down to what any limit holds. */
const SMALLER = [
  { atMost: 25, withSql: true },
  { atMost: 25, withSql: false },
  { atMost: 12, withSql: false },
  { atMost: 6, withSql: false },
  { atMost: 3, withSql: false },
  { atMost: 1, withSql: false },
];

export interface MarkdownOptions {
  /** Rows of each table at most; null for as many as the report holds. */
  readonly atMost: number | null;
  /** Bytes of UTF-8 at most; null for no limit. A comment on GitHub takes 65,536 characters. */
  readonly maxBytes: number | null;
}

/** A report for a job summary or a comment. Where it is larger than asked for, tables get shorter, then the last sections go, and both are said. */
export function reportToMarkdown(report: BenchmarkReport, { atMost, maxBytes }: MarkdownOptions): string {
  const asked = { atMost: atMost ?? Infinity, withSql: true };
  const whole = documentToMarkdown(describeReport(report, asked));
  if (maxBytes === null || sizeOf(whole) <= maxBytes) return whole;
  for (const options of SMALLER) {
    if (options.atMost > asked.atMost) continue;
    const text = documentToMarkdown(describeReport(report, options));
    if (sizeOf(text) <= maxBytes) return text;
  }
  return withoutSections(report, maxBytes);
}

/** At the very least the title: less than that says nothing. */
function withoutSections(report: BenchmarkReport, maxBytes: number): string {
  const document = describeReport(report, { atMost: 1, withSql: false });
  for (let kept = document.sections.length - 1; kept >= 0; kept -= 1) {
    const dropped = document.sections.slice(kept).map(({ title }) => title);
    const text = documentToMarkdown({ ...document, sections: document.sections.slice(0, kept), footer: [`Left out, as the report may have ${maxBytes} bytes at most: ${dropped.join(', ')}.`] });
    if (sizeOf(text) <= maxBytes || kept === 0) return text;
  }
  return '';
}

/** Bytes of UTF-8. */
function sizeOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
