import { describe, expect, test, vi } from 'vitest';
import { DEFAULT_VIEW } from '../../core/view/viewState.ts';
import { createViewStore, type AddressBar, type HistoryMode } from './viewStore.ts';

function fakeBar(search = ''): AddressBar & { go(search: string): void; readonly writes: (readonly [string, HistoryMode])[] } {
  let now = search;
  const listeners: (() => void)[] = [];
  const writes: (readonly [string, HistoryMode])[] = [];
  return {
    writes,
    search: () => now,
    write: (next, mode) => {
      now = next;
      writes.push([next, mode]);
    },
    onNavigate: (next) => {
      listeners.push(next);
      return () => undefined;
    },
    go: (next) => {
      now = next;
      for (const listener of listeners) listener();
    },
  };
}

describe('createViewStore', () => {
  test('writes a change once, and a change to the same text not at all', () => {
    const bar = fakeBar();
    const store = createViewStore(bar);
    store.setView({ ...DEFAULT_VIEW, grouping: 'family' });
    store.setView({ ...DEFAULT_VIEW, grouping: 'family' });
    expect(bar.writes).toEqual([['?v=1&group=family', 'push']]);
  });

  test('replaces while typing', () => {
    const bar = fakeBar();
    const store = createViewStore(bar);
    store.setView((view) => ({ ...view, filters: { ...view.filters, search: 'b' } }), 'replace');
    expect(bar.writes).toEqual([['?v=1&q=b', 'replace']]);
  });

  test('follows Back and Forward', () => {
    const bar = fakeBar();
    const store = createViewStore(bar);
    const listener = vi.fn();
    store.subscribe(listener);
    bar.go('?v=1&group=none');
    expect(listener).toHaveBeenCalledOnce();
    expect(store.current().view.grouping).toBe('none');
  });

  test('keeps what a link said in vain until it is forgotten', () => {
    const store = createViewStore(fakeBar('?v=1&group=colour'));
    store.setView((view) => ({ ...view, staleAfterDays: 30 }));
    expect(store.current().ignored.map((part) => part.field)).toEqual(['group']);
    store.forgetIgnored();
    expect(store.current().ignored).toEqual([]);
  });
});
