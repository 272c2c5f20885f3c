import { createContext, use, useSyncExternalStore } from 'react';
import type { IgnoredPart } from '../../core/view/codec.ts';
import type { ViewState } from '../../core/view/viewState.ts';
import type { SetView, ViewStore } from './viewStore.ts';

export const ViewContext = createContext<ViewStore | null>(null);

export interface View {
  readonly view: ViewState;
  readonly setView: SetView;
  /** Parts of the opened link that could not be used. */
  readonly ignored: readonly IgnoredPart[];
  readonly forgetIgnored: () => void;
}

/** The view in the address bar, and how to change it. */
export function useView(): View {
  const store = use(ViewContext);
  if (store === null) throw new Error('useView needs a ViewContext above it');
  const { view, ignored } = useSyncExternalStore(store.subscribe, store.current);
  return { view, setView: store.setView, ignored, forgetIgnored: store.forgetIgnored };
}
