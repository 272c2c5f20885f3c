import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { CELL_STATES } from '../model/state.ts';
import { configurationKey } from '../model/configuration.ts';
import { METRIC_KEYS } from '../model/metric.ts';
import { formatView, parseView } from './codec.ts';
import { LINK_FIELDS } from './linkFields.ts';
import { MAX_LIST_LENGTH, MAX_QUERY_LENGTH, MAX_VALUE_LENGTH } from './linkText.ts';
import { LINK_VERSION, upgrade } from './linkVersions.ts';
import type { Upgrader } from './linkVersions.ts';
import v1Links from './links/v1.json';
import { ACROSS, COMPARE_ORDERS, DEFAULT_VIEW, INCLUDABLE, NO_FILTERS, PAGES, PERFORMANCE_CHARTS, POWER_CHARTS } from './viewState.ts';
import type { Filters, SortKey, ViewState } from './viewState.ts';

const nastyPiece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.constantFrom('!none', 'none', '!', '!!', ',', '~', '%', '%2C', '%zz', '&', '&amp;', '+', ' ', '=', '?', '#', '"', "'", '()', '*', '\\', '/', '../', ':', '.', '-', '🤗', '‏שלום', 'a\u0301', '\u2028', '\uFEFF', '\uFFFD'),
);
const nasty = fc
  .array(nastyPiece, { minLength: 0, maxLength: 3 })
  .map((pieces) => pieces.join('').replaceAll(/\p{Control}/gu, ''));
const names = fc.uniqueArray(nasty, { maxLength: 5 });
const some = <T extends string>(values: readonly T[]): fc.Arbitrary<T[]> => fc.uniqueArray(fc.constantFrom(...values), { maxLength: values.length });
const day = fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });

const filters: fc.Arbitrary<Filters> = fc.record({
  search: nasty,
  source: names,
  modality: names,
  family: names,
  hardware: names,
  device: names,
  state: some(CELL_STATES),
  modifier: some(['conflict', 'stale'] as const),
  precision: names,
  batch: names,
  testType: names,
  since: optional(day),
  until: optional(day),
  evidence: fc.constantFrom('all', 'real', 'simulated'),
  throttled: fc.constantFrom('all', 'without'),
});
/** What plain digits can say. */
const plainNumber = (max: number): fc.Arbitrary<number> => fc.oneof(fc.integer({ min: 0, max }), fc.integer({ min: 0, max: max * 1000 }).map((thousandths) => thousandths / 1000));
const seconds = fc.tuple(plainNumber(1000), plainNumber(1000)).filter(([from, to]) => from !== to).map(([from, to]) => ({ fromS: Math.min(from, to), toS: Math.max(from, to) }));
const pins = fc.uniqueArray(
  fc.record({ model: nasty, hardwareType: nasty, device: nasty, precision: nasty, batch: nasty, shape: nasty, testCase: nasty }, { noNullPrototype: true }),
  { maxLength: 3, selector: configurationKey },
);
const sortKey: fc.Arbitrary<SortKey> = fc.oneof(
  fc.record({ by: fc.constantFrom('name', 'family', 'coverage', 'failures', 'newest') }),
  fc.record({ by: fc.constant('column'), hardwareType: nasty, device: optional(nasty) }),
);
const views: fc.Arbitrary<ViewState> = fc.record({
  dataset: optional(fc.record({ name: nasty, fingerprint: fc.stringMatching(/^[0-9a-f]{16}$/) })),
  page: fc.constantFrom(...PAGES),
  filters,
  grouping: fc.constantFrom('modality', 'family', 'none'),
  collapsed: names,
  expanded: names,
  sort: fc.record({ key: sortKey, descending: fc.boolean() }),
  content: fc.oneof(
    fc.record({ kind: fc.constantFrom('state', 'score', 'pass-rate', 'count', 'age') }),
    fc.record({ kind: fc.constant('metric'), metric: fc.constantFrom(...METRIC_KEYS), statistic: fc.constantFrom('best', 'median') }),
  ),
  at: fc.record({ batch: optional(nasty), precision: optional(nasty), testCase: optional(nasty) }),
  staleAfterDays: fc.integer({ min: 0, max: 36_500 }),
  cell: optional(fc.record({ model: nasty, hardwareType: nasty, device: optional(nasty) })),
  include: some(INCLUDABLE),
  performance: fc.record({
    chart: fc.constantFrom(...PERFORMANCE_CHARTS),
    metric: optional(fc.constantFrom(...METRIC_KEYS)),
    across: fc.constantFrom(...ACROSS),
    versus: fc.constantFrom('baseline', 'best'),
    baseline: optional(nasty),
    order: fc.constantFrom(...COMPARE_ORDERS),
    scale: fc.constantFrom('linear', 'log', null),
    split: optional(day),
    against: optional(fc.constantFrom(...METRIC_KEYS)),
    dominated: fc.constantFrom('shown', 'hidden'),
  }),
  power: fc.record({
    chart: fc.constantFrom(...POWER_CHARTS),
    run: optional(nasty),
    window: optional(seconds),
    load: optional(seconds),
    pricePerKwh: optional(plainNumber(1000)),
    carbonGPerKwh: optional(plainNumber(1000)),
  }),
  subject: fc.record({ model: optional(nasty), hardwareType: optional(nasty), device: optional(nasty), precision: optional(nasty), batch: optional(nasty), shape: optional(nasty), testCase: optional(nasty) }),
  pins,
}, { noNullPrototype: true });

const fieldName = fc.constantFrom('v', 'nonsense', '__proto__', ...LINK_FIELDS.map((field) => field.name));
const hostileText = fc.oneof(
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)), maxLength: 40 }),
  fc.array(nastyPiece, { maxLength: 6 }).map((pieces) => pieces.join('')),
  fc.array(nastyPiece, { maxLength: 6 }).map((pieces) => pieces.join('').replaceAll(/\p{Surrogate}/gu, '')).map(encodeURIComponent),
  fc.constantFrom('state', 'failing', '-coverage', 'column~cuda', 'a~b~c', '2026-01-01', '90', 'latency.best', '(((((((((('.repeat(29), '🤗'.repeat(150)),
);
const hostileQueries = fc.oneof(
  fc.string({ unit: 'binary' }),
  hostileText,
  fc.array(fc.tuple(fieldName, hostileText), { maxLength: 30 }).map((parts) => `?${parts.map(([name, text]) => `${name}=${text}`).join('&')}`),
);

const withFilters = (changed: Partial<Filters>): ViewState => ({ ...DEFAULT_VIEW, filters: { ...NO_FILTERS, ...changed } });
const rename = (from: string, to: string): Upgrader => (parts) => parts.map((part) => (part.name === from ? { ...part, name: to } : part));
const reasons = (link: string): string[] => parseView(link).ignored.map((part) => `${part.field}: ${part.reason}`);

describe('links of earlier days', () => {
  test.each(v1Links)('version 1: $name', ({ link, view }) => {
    const parsed = parseView(link);
    expect(parsed.ignored).toEqual([]);
    expect(parsed.view).toMatchObject(view);
    expect(parseView(formatView(parsed.view)).view).toEqual(parsed.view);
  });
});

describe('for any view', () => {
  it('reads back what it wrote, and reports nothing', () => {
    fc.assert(fc.property(views, (view) => {
      expect(parseView(formatView(view))).toEqual({ view, ignored: [] });
    }), { numRuns: 1000 });
  });

  it('writes what a URL parser leaves alone', () => {
    fc.assert(fc.property(views, (view) => {
      const query = formatView(view);
      expect(query).toMatch(/^$|^\?v=1&[A-Za-z0-9%&=+!,/:.~_-]*[A-Za-z0-9/-]$/);
      const url = new URL(query, 'https://example.org/some/where/');
      expect(url.search).toBe(query);
      expect(url.href).toBe(`https://example.org/some/where/${query}`);
      url.search = query;
      expect(url.search).toBe(query);
    }));
  });

  it('survives programs that rewrite the query as a form', () => {
    fc.assert(fc.property(views, (view) => {
      const rewritten = new URLSearchParams(formatView(view)).toString();
      expect(parseView(rewritten)).toEqual({ view, ignored: [] });
    }));
  });
});

describe('for any text', () => {
  it('never throws, and its canonical form is final', () => {
    fc.assert(fc.property(hostileQueries, (search) => {
      const { view } = parseView(search);
      const canonical = formatView(view);
      expect(parseView(canonical)).toEqual({ view, ignored: [] });
      expect(formatView(parseView(canonical).view)).toBe(canonical);
    }), { numRuns: 2000 });
  });

  it('reports only what is safe to print', () => {
    fc.assert(fc.property(hostileQueries, (search) => {
      for (const { field, value, reason } of parseView(search).ignored) {
        expect(field + value).not.toMatch(/\p{Control}|\p{Surrogate}/u);
        expect(Math.max(field.length, value.length)).toBeLessThanOrEqual(MAX_VALUE_LENGTH);
        expect(reason).not.toBe('');
      }
    }));
  });
});

describe('what a link looks like', () => {
  test.each<[string, string, ViewState]>([
    ['nothing for the default view', '', DEFAULT_VIEW],
    ['readable lists', '?v=1&hardware=cuda,rocm&state=failing', withFilters({ hardware: ['cuda', 'rocm'], state: ['failing'] })],
    ['spaces as plus', '?v=1&device=NVIDIA+A100', withFilters({ device: ['NVIDIA A100'] })],
    ['search text as typed', '?v=1&q=a,b+~+c!+%2B%25', withFilters({ search: 'a,b ~ c! +%' })],
    ['not stated', '?v=1&precision=!none,fp16', withFilters({ precision: ['', 'fp16'] })],
    ['names with separators', '?v=1&hardware=a!,b,!!none', withFilters({ hardware: ['a,b', '!none'] })],
    ['a cell', '?v=1&cell=google/flan-t5~cuda~!none', { ...DEFAULT_VIEW, cell: { model: 'google/flan-t5', hardwareType: 'cuda', device: '' } }],
    ['a column called like a key', '?v=1&sort=-column~name', { ...DEFAULT_VIEW, sort: { key: { by: 'column', hardwareType: 'name', device: null }, descending: true } }],
    ['a space at the end', '?v=1&q=done%20', withFilters({ search: 'done ' })],
    ['a plus at the end', '?v=1&q=C%2B%2B', withFilters({ search: 'C++' })],
    ['no end that a mail program cuts off', '?v=1&q=done%2E', withFilters({ search: 'done.' })],
    ['a lone surrogate as the replacement character', '?v=1&q=a%EF%BF%BDb', withFilters({ search: 'a\uD800b' })],
  ])('%s', (_name, link, view) => {
    expect(formatView(view)).toBe(link);
  });
});

describe('what cannot be used', () => {
  it('falls back alone and is reported', () => {
    const parsed = parseView('?state=broken,failing&since=2026-02-30&stale=-1&show=latency&sort=size&cell=bert&data=a~xyz&page=shop&evidence=some&only=new&group=none&utm_source=mail');
    expect(parsed.view).toEqual({ ...withFilters({ state: ['failing'] }), grouping: 'none' });
    expect(parsed.ignored).toEqual([
      { field: 'state', value: 'broken', reason: 'unknown state' },
      { field: 'since', value: '2026-02-30', reason: 'not a date (YYYY-MM-DD)' },
      { field: 'stale', value: '-1', reason: 'not a number of days (0 to 36500)' },
      { field: 'show', value: 'latency', reason: 'unknown cell content' },
      { field: 'sort', value: 'size', reason: 'unknown sort order' },
      { field: 'cell', value: 'bert', reason: 'not a cell (model~hardware or model~hardware~device)' },
      { field: 'data', value: 'a~xyz', reason: 'not a dataset (name~16 hexadecimal digits)' },
      { field: 'page', value: 'shop', reason: 'unknown page' },
      { field: 'evidence', value: 'some', reason: 'unknown kind of evidence' },
      { field: 'only', value: 'new', reason: 'unknown modifier' },
      { field: 'utm_source', value: 'mail', reason: 'unknown parameter' },
    ]);
  });

  test.each([
    ['?q=%E0%A4%A', 'q: broken percent escape'],
    ['?q=a%00b', 'q: holds a control character'],
    ['?device=a%C2%9Bb', 'device: holds a control character'],
    ['?q=\uDC00', 'q: not valid text'],
    ['?state=failing&state=partial', 'state: stated twice'],
    ['?batch=8,8', 'batch: stated twice'],
    ['?batch=8,', 'batch: empty'],
    ['?hardware', 'hardware: empty'],
    ['?at.batch=8,16', 'at.batch: only one value is possible'],
    ['?cell=bert~~A100', 'cell: empty'],
    ['?constructor=1', 'constructor: unknown parameter'],
    [`?q=${'a'.repeat(MAX_VALUE_LENGTH + 1)}`, 'q: too long (more than 300 characters)'],
    [`?cell=bert~${'a'.repeat(MAX_VALUE_LENGTH + 1)}`, 'cell: too long (more than 300 characters)'],
    ['?v=one', 'v: not a link version'],
    ['?v=0', 'v: not a link version'],
  ])('%s', (link, reason) => {
    expect(reasons(link)).toEqual([reason]);
  });

  it('keeps the first values of a long list', () => {
    const batch = Array.from({ length: MAX_LIST_LENGTH + 50 }, (_, index) => String(index));
    const { view, ignored } = parseView(`?batch=${batch.join(',')}`);
    expect(view.filters.batch).toEqual(batch.slice(0, MAX_LIST_LENGTH));
    expect(ignored).toEqual([{ field: 'batch', value: batch.slice(MAX_LIST_LENGTH).join(','), reason: 'too many (more than 200 values)' }]);
  });

  it('keeps the parameters before the length limit', () => {
    const { view, ignored } = parseView(`?batch=8&x=${'a'.repeat(MAX_QUERY_LENGTH)}&state=failing`);
    expect(view).toEqual(withFilters({ batch: ['8'] }));
    expect(ignored).toMatchObject([{ field: 'link', reason: 'too long (more than 16384 characters)' }]);
  });

  it('refuses what would not fit once it is written out', () => {
    const emoji = Array.from({ length: 60 }, (_, index) => `${'🤗'.repeat(30)}${String(index)}`).join(',');
    const { view } = parseView(`?hardware=${emoji}&device=cpu`);
    expect(view).toEqual(withFilters({ device: ['cpu'] }));
    expect(reasons(`?hardware=${emoji}`)).toEqual(['hardware: too long (the link has more than 16384 characters)']);
  });
});

describe('versions', () => {
  it('reads a newer link as far as it can', () => {
    const newer = String(LINK_VERSION + 1);
    expect(parseView(`?v=${newer}&q=bert&nonsense=1`)).toEqual({
      view: withFilters({ search: 'bert' }),
      ignored: [
        { field: 'v', value: newer, reason: 'newer link version' },
        { field: 'nonsense', value: '1', reason: 'unknown parameter' },
      ],
    });
  });

  it('applies each step from the version of the link on', () => {
    const steps = [rename('a', 'b'), rename('b', 'c')];
    const parts = [{ name: 'a', text: '1' }];
    expect(upgrade(parts, 1, steps)).toEqual([{ name: 'c', text: '1' }]);
    expect(upgrade(parts, 2, steps)).toEqual(parts);
    expect(upgrade(parts, 999_999, steps)).toEqual(parts);
  });
});
