import { Option } from 'commander';

import { formatView } from '../../core/view/codec.ts';
import type { ViewState } from '../../core/view/viewState.ts';
import { CommandFailure, EXIT } from './io.ts';

/** `--site`: address of a published dashboard. */
export function siteOption(purpose: string): Option {
  return new Option('--site <address>', `address of the dashboard (https://…), ${purpose}`);
}

/** The link of a view, alone or on a site; the default view is `?v=1`. */
export function linkTo(site: string | undefined, view: ViewState): string {
  const query = formatView(view);
  if (site === undefined) return query === '' ? '?v=1' : query;
  return `${baseOf(site)}${query}`;
}

function baseOf(site: string): string {
  const url = URL.canParse(site) ? new URL(site) : null;
  if (url === null || !/^(?:https?|file):$/.test(url.protocol)) {
    throw new CommandFailure(`--site ${site} is no address`, { exitCode: EXIT.wrongUse, advice: 'For example: --site https://example.org/dashboard/' });
  }
  return `${url.origin === 'null' ? `${url.protocol}//` : url.origin}${url.pathname}`;
}
