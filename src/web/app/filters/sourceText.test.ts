import { expect, test } from 'vitest';
import { DEFAULT_VIEW, NO_FILTERS } from '../../../core/view/viewState.ts';
import { sourceText, withUsed } from './sourceText.ts';

const newestMs = Date.UTC(2026, 10, 15);

test('a picture says where it is from, that it is invented, what was filtered and how old it is', () => {
  const view = { ...DEFAULT_VIEW, page: 'power' as const, filters: { ...NO_FILTERS, hardware: ['cuda'], throttled: 'without' as const }, include: ['simulated' as const] };
  const text = withUsed(sourceText('demo.duckdb', { synthetic: true, newestMs }, view), { used: 7912, inView: 8378 });
  expect(text).toBe('demo.duckdb · synthetic: no machine measured this · filters: Hardware: CUDA; Evidence: without throttled runs; Included: simulated results · newest 15 Nov 2026 · 7,912 of 8,378 results used');
});

test('says that nothing is filtered and nothing is dated', () => {
  expect(sourceText('a.duckdb', { synthetic: false, newestMs: null }, DEFAULT_VIEW)).toBe('a.duckdb · no filters · no dates');
});
