import { formatView, parseView, type IgnoredPart, type ParsedView } from '../../core/view/codec.ts';
import type { ViewState } from '../../core/view/viewState.ts';

/** How a change enters the browser's history: `push` for a step worth going back to, `replace` while typing. */
export type HistoryMode = 'push' | 'replace';

export type SetView = (next: ViewState | ((view: ViewState) => ViewState), mode?: HistoryMode) => void;

/** The address bar, as far as the view needs it. */
export interface AddressBar {
  search(): string;
  write(search: string, mode: HistoryMode): void;
  onNavigate(listener: () => void): () => void;
}

export interface ViewStore {
  readonly current: () => ParsedView;
  readonly setView: SetView;
  readonly forgetIgnored: () => void;
  readonly subscribe: (listener: () => void) => () => void;
}

const NOTHING: readonly IgnoredPart[] = [];

/** The view as the address says it; the only place that writes it. */
export function createViewStore(bar: AddressBar): ViewStore {
  let parsed = parseView(bar.search());
  const listeners = new Set<() => void>();
  const publish = (next: ParsedView): void => {
    parsed = next;
    for (const listener of listeners) listener();
  };
  bar.onNavigate(() => publish(parseView(bar.search())));
  return {
    current: () => parsed,
    setView: (next, mode = 'push') => {
      const view = typeof next === 'function' ? next(parsed.view) : next;
      if (view === parsed.view) return;
      const search = formatView(view);
      if (search !== bar.search()) bar.write(search, mode);
      publish({ view, ignored: parsed.ignored });
    },
    forgetIgnored: () => publish({ view: parsed.view, ignored: NOTHING }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The address bar of a window. */
export function browserAddressBar(target: Window): AddressBar {
  return {
    search: () => target.location.search,
    write: (search, mode) => {
      const address = search === '' ? target.location.pathname : search;
      try {
        if (mode === 'push') target.history.pushState(null, '', address);
        else target.history.replaceState(null, '', address);
      } catch {
        // Browsers limit how often an address may change; the view itself goes on.
      }
    },
    onNavigate: (listener) => {
      target.addEventListener('popstate', listener);
      return () => target.removeEventListener('popstate', listener);
    },
  };
}
