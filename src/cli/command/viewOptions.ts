import { Option } from 'commander';
import type { Command } from 'commander';

import { formatView, parseView } from '../../core/view/codec.ts';
import { LINK_FIELDS } from '../../core/view/linkFields.ts';
import type { LinkField } from '../../core/view/linkFields.ts';
import { DEFAULT_VIEW } from '../../core/view/viewState.ts';
import type { Page, ViewState } from '../../core/view/viewState.ts';
import { CommandFailure, EXIT } from './io.ts';
import type { CommandIo } from './io.ts';
import { VIEW_FLAGS, flagName } from './viewFlags.ts';
import type { ViewFlag } from './viewFlags.ts';

/** What commander makes of the flags: by the flag's name in camel case. */
export type ViewOptionValues = Readonly<Record<string, unknown>>;

/** Adds `--view` and one flag for each parameter of a link that belongs to one of the pages. */
export function addViewOptions(command: Command, pages: readonly Page[]): Command {
  command.addOption(new Option('--view <link>', 'start from a link of the dashboard, or its query string (?v=1&…)').helpGroup('View:'));
  for (const { field, flag } of fieldsOf(pages)) command.addOption(optionOf(field, flag));
  return command;
}

export const VIEW_HELP = `
Lists are separated by commas (write !, for a comma in a name), or the flag is given several times.`;

/**
 * The view that the flags describe, over the one of `--view`.
 * @throws {CommandFailure} for a value that a link could not carry, with what is possible.
 */
export function viewOf(values: ViewOptionValues, pages: readonly Page[], io: CommandIo): ViewState {
  const start = startOf(values['view'], io);
  const given = fieldsOf(pages).flatMap(({ field, flag }) => {
    const text = values[attributeOf(field.name)];
    return typeof text === 'string' ? [{ field, flag, text }] : [];
  });
  let view = start;
  for (const { field, flag, text } of given) view = read(view, field, flag, text);
  const page = given.find(({ flag }) => flag.page === 'performance' || flag.page === 'power')?.flag.page;
  // A flag of one page is said of that page.
  const paged = values['page'] === undefined && values['view'] === undefined && page !== undefined && page !== 'all' ? { ...view, page } : view;
  const [lost] = parseView(formatView(paged)).ignored;
  if (lost !== undefined) throw new CommandFailure(`the link cannot carry ${lost.field}: ${lost.reason}`, { exitCode: EXIT.wrongUse });
  return paged;
}

/** `hardware` → `--hardware`, for messages. */
export function flagOf(parameter: string): string {
  return `--${flagName(parameter)}`;
}

interface FlaggedField {
  readonly field: LinkField;
  readonly flag: ViewFlag;
}

function fieldsOf(pages: readonly Page[]): FlaggedField[] {
  return LINK_FIELDS.flatMap((field) => {
    const flag = VIEW_FLAGS[field.name];
    const isWanted = flag !== undefined && (flag.page === 'all' || pages.includes(flag.page)) && (field.name !== 'page' || pages.length > 1);
    return isWanted ? [{ field, flag }] : [];
  });
}

function optionOf(field: LinkField, flag: ViewFlag): Option {
  const few = flag.choices !== undefined && flag.choices.length <= FEW_CHOICES ? ` (${flag.choices.join(', ')})` : '';
  const option = new Option(`${flagOf(field.name)} <${flag.value}>`, `${flag.help}${few}`).helpGroup(flag.page === 'all' ? 'Filters:' : `View, ${flag.page} page:`);
  return flag.list === true ? option.argParser((text: string, before: string | undefined) => (before === undefined ? text : `${before},${text}`)) : option;
}

const FEW_CHOICES = 8;

function read(view: ViewState, field: LinkField, flag: ViewFlag, text: string): ViewState {
  const problems: string[] = [];
  const next = text === '' ? view : field.read(view, text, (reason, value = text) => problems.push(`${reason}: ${value}`));
  const [problem] = text === '' ? ['a value is missing'] : problems;
  if (problem === undefined) return next;
  throw new CommandFailure(`${flagOf(field.name)} ${problem}`, { exitCode: EXIT.wrongUse, ...(flag.choices === undefined ? {} : { advice: `Possible are ${flag.choices.join(', ')}.` }) });
}

function startOf(link: unknown, io: CommandIo): ViewState {
  if (typeof link !== 'string') return DEFAULT_VIEW;
  const at = link.indexOf('?');
  if (at === -1 && !link.includes('=')) throw new CommandFailure(`--view ${link} is no link of the dashboard`, { exitCode: EXIT.wrongUse, advice: "It has a query string: --view '?v=1&hardware=cuda'" });
  const { view, ignored } = parseView(link.slice(at + 1).replace(/#.*$/, ''));
  for (const { field, value, reason } of ignored) io.stderr(`--view: ${field}=${value} is left out: ${reason}\n`);
  return view;
}

/** As commander names it. */
function attributeOf(parameter: string): string {
  return flagName(parameter).replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
