import { Option } from 'commander';
import type { Command } from 'commander';

import { matrixToHtml } from '../../core/report/matrixHtml.ts';
import { matrixToCsv, matrixToJson, matrixToMarkdown, matrixToPairsCsv } from '../../core/report/matrixExport.ts';
import type { ExportSource } from '../../core/report/matrixExport.ts';
import type { Matrix } from '../../core/matrix/types.ts';
import type { ViewState } from '../../core/view/viewState.ts';
import type { GlobalOptions, RegisterCommand } from '../command/command.ts';
import { EXIT } from '../command/io.ts';
import type { CommandIo } from '../command/io.ts';
import { withKnownValues } from '../command/knownValues.ts';
import { linkTo, siteOption } from '../command/siteLink.ts';
import { VIEW_HELP, addViewOptions, viewOf } from '../command/viewOptions.ts';
import type { ViewOptionValues } from '../command/viewOptions.ts';
import { matrixText } from '../output/matrixText.ts';
import { formatByEnding } from '../output/formatByEnding.ts';
import { openResultOutput } from '../output/resultOutput.ts';
import { openDataset } from '../source/openDataset.ts';

const FORMATS = ['table', 'markdown', 'html', 'csv', 'pairs', 'json'] as const;
type MatrixFormat = (typeof FORMATS)[number];

interface MatrixOptions {
  readonly format?: MatrixFormat;
  readonly output?: string;
  readonly force?: true;
  readonly filter?: string;
  readonly site?: string;
}

const EXAMPLES = `
The states are those of the dashboard, by the same rules. csv has a line for each model, pairs a line for each model and hardware.

Examples:
  $ accelerate-bench matrix --hardware cuda,cpu --format markdown
  $ accelerate-bench matrix --filter vision --show latency.median --at-batch 1 --format html --output vision.html
  $ accelerate-bench matrix --state failing --since 2026-01-01 --json
  $ accelerate-bench matrix --view 'https://example.org/dashboard/?v=1&hardware=rocm' --format pairs --output rocm.csv`;

export const registerMatrix: RegisterCommand = (program, { io, run }) => {
  const command: Command = program
    .command('matrix')
    .description('write the compatibility matrix: which model runs on which hardware')
    .addOption(new Option('--format <format>', 'how it is written (default: by the name of --output; table on a terminal, else markdown)').choices(FORMATS))
    .option('--output <path>', 'write to a file instead of standard output')
    .option('--force', 'replace the file if it is there')
    .addOption(siteOption('to which the output links'))
    .addOption(new Option('--filter <modality>', 'the same as --modality'));
  addViewOptions(command, ['matrix'])
    .addHelpText('after', VIEW_HELP + EXAMPLES)
    .action((options: MatrixOptions & ViewOptionValues) => run((globals) => matrix(options, globals, io)));
};

async function matrix(options: MatrixOptions & ViewOptionValues, globals: GlobalOptions, io: CommandIo): Promise<typeof EXIT.ok> {
  const format = formatOf(options, globals, io);
  const asked = viewOf(withFilter(options), ['matrix'], io);
  const output = openResultOutput(io, { path: options.output, force: options.force === true });
  try {
    const dataset = await openDataset(globals.db, io, globals);
    try {
      const view = withKnownValues({ ...asked, page: 'matrix' }, dataset.session.dataset, dataset.name, io);
      const shown = await dataset.session.matrix(view, io.signal);
      const source = { dataset: dataset.name, link: options.site === undefined ? null : linkTo(options.site, view), madeAtMs: io.now() };
      if (dataset.session.dataset.results === 0) io.stderr(`${dataset.name} holds no result that names a model and its hardware\n`);
      else if (shown.summary.pairs === 0) io.stderr(`no model and hardware of ${dataset.name} fit these filters\n`);
      await output.write(textOf(format, shown, source, view, io));
    } finally {
      dataset.close();
    }
    output.finish();
    return EXIT.ok;
  } finally {
    output.discard();
  }
}

function withFilter(options: MatrixOptions & ViewOptionValues): ViewOptionValues {
  if (options.filter === undefined) return options;
  const modality = options['modality'];
  return { ...options, modality: typeof modality === 'string' ? `${modality},${options.filter}` : options.filter };
}

const FORMATS_BY_ENDING: Readonly<Record<string, MatrixFormat>> = { md: 'markdown', markdown: 'markdown', html: 'html', htm: 'html', csv: 'csv', json: 'json', txt: 'table' };

function formatOf({ format, output }: MatrixOptions, { json }: GlobalOptions, io: CommandIo): MatrixFormat {
  if (format !== undefined) return format;
  if (json) return 'json';
  if (output !== undefined && output !== '-') return formatByEnding(output, FORMATS_BY_ENDING, 'markdown');
  return io.terminal === null ? 'markdown' : 'table';
}

function textOf(format: MatrixFormat, matrix: Matrix, source: ExportSource, view: ViewState, io: CommandIo): string {
  switch (format) {
    case 'table':
      return matrixText(matrix, view, io.terminal?.columns ?? null);
    case 'markdown':
      return matrixToMarkdown(matrix, source);
    case 'html':
      return matrixToHtml(matrix, source);
    case 'csv':
      return matrixToCsv(matrix);
    case 'pairs':
      return matrixToPairsCsv(matrix);
    case 'json':
      return matrixToJson(matrix, source);
  }
}
