import { searchForModels } from '../../core/matrix/searchForModel.ts';
import { selectModels } from '../../core/matrix/selection.ts';
import type { Dataset } from '../../core/source/dataset.ts';
import type { ViewState } from '../../core/view/viewState.ts';
import { CommandFailure, EXIT } from '../command/io.ts';
import type { CommandIo } from '../command/io.ts';

const NAMES_SAID = 8;

/**
 * The view of these models, as a search that a link carries, too; the view itself without any.
 * @throws {CommandFailure} for a name that the dataset lacks.
 */
export function withModels(view: ViewState, names: readonly string[], { models }: Dataset, io: CommandIo): ViewState {
  if (names.length === 0) return view;
  if (view.filters.search !== '') throw new CommandFailure('--models and --search exclude each other', { exitCode: EXIT.wrongUse, advice: 'Give the names to --models, or words of them to --search.' });
  const known = new Map(models.map(({ name }) => [name.toLowerCase(), name]));
  const wanted = names.map((name) => known.get(name.toLowerCase()) ?? refuse(name, models.map((model) => model.name)));
  const filters = { ...view.filters, search: searchForModels(wanted, models) };
  const found = selectModels(models, filters).map(({ name }) => name);
  const extra = found.filter((name) => !wanted.includes(name));
  if (extra.length > 0) io.stderr(`no search tells the models apart from ${extra.slice(0, NAMES_SAID).join(', ')}${extra.length > NAMES_SAID ? ` and ${extra.length - NAMES_SAID} more` : ''}: they are in the report, too\n`);
  return { ...view, filters };
}

function refuse(name: string, all: readonly string[]): never {
  const alike = all.filter((other) => other.toLowerCase().includes(name.toLowerCase()));
  const offered = (alike.length > 0 ? alike : all).slice(0, NAMES_SAID).join(', ');
  throw new CommandFailure(`--models ${name}: no model of this name`, { exitCode: EXIT.wrongUse, advice: offered === '' ? 'The database names no model.' : `${alike.length > 0 ? 'Names that hold it' : 'There are'}: ${offered}. --search takes words of names.` });
}
