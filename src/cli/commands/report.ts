import { InvalidArgumentError, Option } from 'commander';

import { buildReport } from '../../core/report/benchmarkReport.ts';
import { reportToHtml } from '../../core/report/reportHtml.ts';
import { reportToJson } from '../../core/report/reportJson.ts';
import { reportToMarkdown } from '../../core/report/reportMarkdown.ts';
import type { BenchmarkReport } from '../../core/report/reportTypes.ts';
import { formatBytes } from '../../core/model/format.ts';
import type { GlobalOptions, RegisterCommand } from '../command/command.ts';
import { CommandFailure, EXIT } from '../command/io.ts';
import type { CommandIo } from '../command/io.ts';
import { withKnownValues } from '../command/knownValues.ts';
import { linkTo, siteOption } from '../command/siteLink.ts';
import { VIEW_HELP, addViewOptions, viewOf } from '../command/viewOptions.ts';
import type { ViewOptionValues } from '../command/viewOptions.ts';
import { formatByEnding } from '../output/formatByEnding.ts';
import { printableLine } from '../output/printable.ts';
import { openResultOutput } from '../output/resultOutput.ts';
import { openDataset } from '../source/openDataset.ts';
import { withModels } from './reportModels.ts';

const FORMATS = ['markdown', 'html', 'json'] as const;
type ReportFormat = (typeof FORMATS)[number];

/** Rows of each table: what a reviewer scrolls through, what a reader searches, what a program takes. */
const ROWS: { readonly [K in ReportFormat]: number } = { markdown: 20, html: 100, json: 1_000 };

interface ReportOptions {
  readonly format?: ReportFormat;
  readonly output?: string;
  readonly top?: number;
  readonly maxBytes?: number;
  readonly models?: readonly string[];
  readonly site?: string;
}

const EXAMPLES = `
The numbers are those of the dashboard, by the same questions. A file that is there already is replaced.

Examples:
  $ accelerate-bench report --format html --output report.html
  $ accelerate-bench report --site https://example.org/dashboard/ --max-bytes 60000 >> "$GITHUB_STEP_SUMMARY"
  $ accelerate-bench report --models bert-base-uncased,t5-small --since 2026-01-01 --hardware cuda,cpu
  $ accelerate-bench report --json --top 100 | jq .data_quality.checks`;

/** `accelerate-bench report`: what the database holds, for people and for programs. */
export const registerReport: RegisterCommand = (program, { io, run }) => {
  const command = program
    .command('report')
    .description('Write a report: summary, hardware, compatibility, performance, power, data quality.')
    .addOption(new Option('--format <format>', 'how it is written (default: by the name of --output, else markdown)').choices(FORMATS))
    .option('--output <path>', 'write to a file instead of standard output')
    .option('--models <names>', 'only these models, parted by commas (repeatable)', listOf)
    .option('--top <rows>', `rows of each table at most (default: markdown ${ROWS.markdown}, html ${ROWS.html}, json ${ROWS.json})`, wholeNumber)
    .option('--max-bytes <bytes>', 'shorten the Markdown until it fits; a comment on GitHub takes 65,536', wholeNumber)
    .addOption(siteOption('to which the report links'));
  addViewOptions(command, [])
    .addHelpText('after', VIEW_HELP + EXAMPLES)
    .action((options: ReportOptions & ViewOptionValues) => run((globals) => report(options, globals, io)));
};

async function report(options: ReportOptions & ViewOptionValues, globals: GlobalOptions, io: CommandIo): Promise<typeof EXIT.ok> {
  const format = formatOf(options, globals);
  if (options.maxBytes !== undefined && format !== 'markdown') throw new CommandFailure(`--max-bytes is for Markdown, not for ${format}`, { exitCode: EXIT.wrongUse, advice: 'Use --top to shorten the tables.' });
  const asked = viewOf(options, [], io);
  const site = options.site === undefined ? null : linkTo(options.site, { ...asked, page: 'matrix' });
  const output = openResultOutput(io, { path: options.output, force: true });
  try {
    const dataset = await openDataset(globals.db, io, globals);
    let text: string;
    try {
      const { session, engine, tables, name, bytes } = dataset;
      const view = withModels(withKnownValues({ ...asked, page: 'matrix' }, session.dataset, name, io), options.models ?? [], session.dataset, io);
      const built = await buildReport(session, { engine, tables, name, bytes, view, atMost: options.top ?? ROWS[format], nowMs: io.now(), site, signal: io.signal });
      text = textOf(built, format, options);
      await output.write(text);
    } finally {
      dataset.close();
    }
    output.finish();
    if (options.output !== undefined && options.output !== '-') io.stderr(`${printableLine(options.output)}: ${formatBytes(Buffer.byteLength(text))}\n`);
    return EXIT.ok;
  } finally {
    output.discard();
  }
}

const FORMATS_BY_ENDING: Readonly<Record<string, ReportFormat>> = { md: 'markdown', markdown: 'markdown', txt: 'markdown', html: 'html', htm: 'html', json: 'json' };

function formatOf({ format, output }: ReportOptions, { json }: GlobalOptions): ReportFormat {
  if (format !== undefined) return format;
  if (json) return 'json';
  return output === undefined || output === '-' ? 'markdown' : formatByEnding(output, FORMATS_BY_ENDING, 'markdown');
}

function textOf(built: BenchmarkReport, format: ReportFormat, { maxBytes }: ReportOptions): string {
  switch (format) {
    case 'html':
      return reportToHtml(built);
    case 'json':
      return reportToJson(built);
    case 'markdown':
      return reportToMarkdown(built, { atMost: null, maxBytes: maxBytes ?? null });
  }
}

function listOf(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, ...text.split(',').map((name) => name.trim()).filter((name) => name !== '')];
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It must be a whole number above zero.');
  return Number(text);
}
