import { expect, test } from 'vitest';
import { DEFAULT_VIEW } from '../view/viewState.ts';
import type { ViewState } from '../view/viewState.ts';
import type { MatrixBasis } from './matrixBases.ts';
import { MatrixBases } from './matrixBases.ts';
import type { Matrix } from './types.ts';

const BASIS: MatrixBasis = { facts: [], at: null };
const nowhere = (): null => null;
const filtered = (filters: Partial<ViewState['filters']>): ViewState => ({ ...DEFAULT_VIEW, filters: { ...DEFAULT_VIEW.filters, ...filters } });

function bases(): { readonly bases: MatrixBases; readonly built: ViewState[] } {
  const built: ViewState[] = [];
  return { bases: new MatrixBases((view) => ({ view: built.push(view) }) as unknown as Matrix), built };
}

test('a view that differs in search, sort or hardware has the basis of the last one', () => {
  const { bases: kept } = bases();
  kept.built(DEFAULT_VIEW, BASIS);
  for (const view of [filtered({ search: 'bert' }), filtered({ hardware: ['cuda'], state: ['failing'] }), { ...DEFAULT_VIEW, sort: { key: { by: 'coverage' }, descending: true } } as const]) expect(kept.known(view, nowhere)).not.toBeNull();
  for (const view of [filtered({ precision: ['fp16'] }), filtered({ since: '2026-01-01' }), filtered({ throttled: 'without' }), { ...DEFAULT_VIEW, content: { kind: 'metric', metric: 'latency', statistic: 'median' } } as const]) expect(kept.known(view, nowhere)).toBeNull();
});

test('a view is built once, and what was used long ago is forgotten', () => {
  const { bases: kept, built } = bases();
  kept.built(DEFAULT_VIEW, BASIS);
  const view = filtered({ search: 'bert' });
  expect(kept.known(view, nowhere)).toBe(kept.known(view, nowhere));
  expect(built).toEqual([DEFAULT_VIEW, view]);
  for (let batch = 1; batch <= 8; batch += 1) kept.built(filtered({ batch: [String(batch)] }), BASIS);
  expect(kept.known(filtered({ search: 'vit' }), nowhere)).toBeNull();
  expect(kept.known(filtered({ search: 'vit' }), () => BASIS)).not.toBeNull();
});
