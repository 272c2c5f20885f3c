import { expect, test } from 'vitest';
import { DEFAULT_VIEW, NO_FILTERS } from '../../../core/view/viewState.ts';
import { sourceText, withUsed } from './sourceText.ts';

const newestMs = Date.UTC(2026, 10, 15);

test('a picture says where it is from, that it is invented, what was filtered and how old it is', () => {
  const view = { ...DEFAULT_VIEW, page: 'power' as const, filters: { ...NO_FILTERS, hardware: ['cuda'], throttled: 'without' as const }, include: ['simulated' as const] };
  const text = withUsed(sourceText('demo.duckdb', { sources: [], synthetic: true, newestMs }, view), { used: 7912, inView: 8378 });
  expect(text).toBe('demo.duckdb · synthetic: no machine measured this · filters: Hardware: CUDA; Evidence: without throttled runs; Included: simulated results · newest 15 Nov 2026 · 7,912 of 8,378 results used');
});

test('says that nothing is filtered and nothing is dated', () => {
  expect(sourceText('a.duckdb', { sources: [], synthetic: false, newestMs: null }, DEFAULT_VIEW)).toBe('a.duckdb · no filters · no dates');
});

const file = (label: string, synthetic: boolean) => ({ label, results: 1, synthetic });
const chosen = (...source: string[]) => ({ ...DEFAULT_VIEW, filters: { ...NO_FILTERS, source } });

test('of several files says which of those in view are invented', () => {
  const dataset = { sources: [file('demo.duckdb', true), file('real.duckdb', false)], synthetic: true, newestMs: null };
  expect(sourceText('both', dataset, DEFAULT_VIEW)).toBe('both · partly synthetic: no machine measured demo.duckdb · no filters · no dates');
  expect(sourceText('both', dataset, chosen('demo.duckdb'))).toBe('both · synthetic: no machine measured this · filters: File: demo.duckdb · no dates');
  expect(sourceText('both', dataset, chosen('real.duckdb'))).toBe('both · filters: File: real.duckdb · no dates');
});
