import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

import { formatView } from '../../core/view/codec.ts';
import { PAGES } from '../../core/view/viewState.ts';
import type { ViewState } from '../../core/view/viewState.ts';
import type { GlobalOptions, RegisterCommand } from '../command/command.ts';
import { EXIT } from '../command/io.ts';
import type { CommandIo } from '../command/io.ts';
import { withKnownValues } from '../command/knownValues.ts';
import { linkTo, siteOption } from '../command/siteLink.ts';
import { VIEW_HELP, addViewOptions, viewOf } from '../command/viewOptions.ts';
import type { ViewOptionValues } from '../command/viewOptions.ts';
import { openDataset } from '../source/openDataset.ts';

interface LinkOptions {
  readonly site?: string;
  readonly check: boolean;
}

const EXAMPLES = `
The words are checked against the database where there is one (--no-check leaves that out).

Examples:
  $ accelerate-bench link --hardware cuda,rocm --state failing
  $ accelerate-bench link --site https://example.org/dashboard/ --modality vision --show throughput.best
  $ accelerate-bench link --chart pareto --metric latency --against power --hardware cuda
  $ accelerate-bench link --view '?v=1&hardware=cuda' --since 2026-01-01`;

export const registerLink: RegisterCommand = (program, { io, run }) => {
  const command = program
    .command('link')
    .description('print the link of the dashboard for filters given as flags')
    .addOption(siteOption('before the query string'))
    .option('--no-check', 'do not look into the database');
  addViewOptions(command, PAGES)
    .addHelpText('after', VIEW_HELP + EXAMPLES)
    .action((options: LinkOptions & ViewOptionValues) => run((globals) => link(options, globals, io)));
};

async function link(options: LinkOptions & ViewOptionValues, globals: GlobalOptions, io: CommandIo): Promise<typeof EXIT.ok> {
  const asked = viewOf(options, PAGES, io);
  const view = options.check && needsWords(asked) ? await checked(asked, globals, io) : asked;
  const address = linkTo(options.site, view);
  io.stdout(globals.json ? `${JSON.stringify({ link: address, query: formatView(view), page: view.page }, null, 2)}\n` : `${address}\n`);
  return EXIT.ok;
}

/** Whether anything is said that only a database can confirm. */
function needsWords({ filters }: ViewState): boolean {
  return [filters.source, filters.modality, filters.family, filters.hardware, filters.device, filters.precision, filters.batch, filters.testType].some((words) => words.length > 0);
}

async function checked(view: ViewState, globals: GlobalOptions, io: CommandIo): Promise<ViewState> {
  if (!globals.dbIsNamed && !existsSync(resolve(io.cwd, globals.db))) return view;
  const dataset = await openDataset(globals.db, io, globals);
  try {
    return withKnownValues(view, dataset.session.dataset, dataset.name, io);
  } finally {
    dataset.close();
  }
}
