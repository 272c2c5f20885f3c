import { copyFileSync } from 'node:fs';

import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Comparison } from '../../core/compare/types.ts';
import { NUMBER, TEXT } from '../../core/engine/row.ts';
import { configurationKey } from '../../core/model/configuration.ts';
import { METRICS, METRIC_KEYS } from '../../core/model/metric.ts';
import { openSession } from '../../core/session/openSession.ts';
import type { Session } from '../../core/session/session.ts';
import type { ViewState } from '../../core/view/viewState.ts';
import { ACROSS, COMPARE_ORDERS } from '../../core/view/viewState.ts';
import { anyView, viewOf } from '../contract-matrix/compare.ts';
import { openDemoFixture } from '../demo/fixture.ts';
import type { DemoFixture } from '../demo/fixture.ts';
import { openNativeEngine } from '../engine.ts';
import type { ExpectedSample } from './bruteForce.ts';
import { expectedRows, expectedSamples, medianOf, valuesOf } from './bruteForce.ts';
import type { EvidenceRow } from './evidenceRows.ts';
import { readEvidence, rowsInView } from './evidenceRows.ts';
import { expectCounts, expectFamily, expectFrontier, expectMarks, expectPoint, expectSample, tally } from './expectations.ts';

describe('the performance page of the demo database against its rows', () => {
  let demo: DemoFixture;
  let session: Session;
  let all: readonly EvidenceRow[];

  beforeAll(async () => {
    demo = await openDemoFixture();
    session = await openSession(demo.engine, await demo.engine.tables('src'));
    all = await readEvidence(demo.engine, await demo.engine.tables('src'), session);
  });

  afterAll(() => demo.remove());

  /** Any view with any comparison. */
  function anyComparison(): fc.Arbitrary<ViewState> {
    const performance = fc.record({
      metric: fc.oneof({ weight: 2, arbitrary: fc.constant('latency' as const) }, { weight: 3, arbitrary: fc.constantFrom(...METRIC_KEYS) }), across: fc.constantFrom(...ACROSS), versus: fc.constantFrom('baseline', 'baseline', 'best'), order: fc.constantFrom(...COMPARE_ORDERS),
      baseline: fc.constantFrom(null, null, 'cpu', 'cuda', 'fp32', '1', 'after', 'no such column'), split: fc.constantFrom(null, null, '2026-03-01', '2031-01-01'),
    });
    return fc.record({ view: anyView(session.dataset), performance, include: fc.subarray(['simulated', 'failed'] as const) }).map(({ view, performance, include }) => ({ ...view, include, performance: { ...view.performance, ...performance } }));
  }

  async function expectComparison(view: ViewState): Promise<Comparison> {
    const where = JSON.stringify([view.filters, view.performance, view.include]);
    const rows = await rowsInView(session, all, view);
    const comparison = await session.performance.compare(view);
    const { metric, across, windows, columns } = comparison;
    const expected = expectedSamples(rows, view, [metric], 'all', windows?.splitMs ?? null);
    expectCounts(comparison.counts, rows, expected, expected.counts.get('used') ?? 0, where);
    const lines = expectedRows(expected.samples, across, metric);
    const several = [...lines].filter(([, { cells }]) => cells.size > 1);
    expect(comparison.rows.map(({ key }) => key).toSorted(), where).toEqual(several.map(([key]) => key).toSorted());
    expect(comparison.lonelyRows, where).toBe(lines.size - several.length);
    expect(Object.fromEntries(columns.map((column) => [column.value, column.rows])), where).toEqual(Object.fromEntries(tally([...lines.values()].flatMap(({ cells }) => [...cells.keys()]))));
    for (const row of comparison.rows) {
      const wanted = lines.get(row.key)?.cells ?? new Map<string, ExpectedSample>();
      expect(columns.filter((_, index) => row.cells[index] !== null).map(({ value }) => value).toSorted(), where).toEqual([...wanted.keys()].toSorted());
      for (const [index, cell] of row.cells.entries()) {
        const sample = wanted.get(columns[index]?.value ?? '');
        if (cell !== null && sample !== undefined) expectSample(cell.sample, sample, metric, where);
      }
      expectMarks(comparison, row, wanted, where);
    }
    expectFamily(comparison, where);
    return comparison;
  }

  test('every metric across everything', async () => {
    for (const metric of METRIC_KEYS) await expectComparison(viewOf({ performance: { ...viewOf().performance, metric } }));
    for (const versus of ['baseline', 'best'] as const) {
      const { baseline } = await expectComparison(viewOf({ performance: { ...viewOf().performance, versus } }));
      expect(baseline === null, versus).toBe(versus === 'best');
    }
    for (const across of ACROSS) {
      const comparison = await expectComparison(viewOf({ performance: { ...viewOf().performance, across } }));
      expect(comparison.rows.length, across).toBeGreaterThan(100);
    }
  }, 120_000);

  test('any filters, baselines and windows', async () => {
    await fc.assert(fc.asyncProperty(anyComparison(), async (view) => void (await expectComparison(view))), { seed: 11, numRuns: 40 });
  }, 180_000);

  test('a metric that nothing in view has stays, and shows nothing', async () => {
    const comparison = await expectComparison(viewOf({ filters: { hardware: ['cpu'] }, performance: { ...viewOf().performance, metric: 'load-time' } }));
    expect([comparison.metric, comparison.rows, comparison.columns, comparison.metrics.includes('load-time')]).toEqual(['load-time', [], [], false]);
  });

  test('the runs of the configurations with most of them, and of the pinned ones', async () => {
    await fc.assert(
      fc.asyncProperty(anyComparison(), fc.nat(), async (view, pick) => {
        const where = JSON.stringify([view.filters, view.performance, view.include]);
        const rows = await rowsInView(session, all, view);
        const distribution = await session.performance.distribution(view);
        const expected = expectedSamples(rows, view, [distribution.metric], 'all', null);
        const byKey = new Map(expected.samples.map((sample) => [configurationKey(sample.configuration), sample]));
        for (const { sample } of distribution.groups) expectSample(sample, byKey.get(configurationKey(sample.configuration)) ?? { configuration: sample.configuration, part: 'all', rows: [] }, distribution.metric, where);
        expectCounts(distribution.counts, rows, expected, distribution.groups.reduce((sum, { sample }) => sum + sample.n, 0), where);
        expect(distribution.available, where).toBe(expected.samples.length);
        const own = expected.samples.filter(({ configuration: { model, testCase, shape } }) => [model, testCase, shape].join('\n') === [distribution.subject.model, distribution.subject.testCase, distribution.subject.shape].join('\n'));
        expect(distribution.groups.map(({ sample }) => sample.n), where).toEqual(own.map((sample) => sample.rows.length).toSorted((left, right) => right - left).slice(0, 12));
        const pinned = expected.samples[pick % Math.max(1, expected.samples.length)]?.configuration;
        if (pinned === undefined) return;
        const alone = await session.performance.distribution({ ...view, pins: [pinned] });
        expect(alone.groups.map(({ sample }) => sample.configuration), where).toEqual([pinned]);
      }),
      { seed: 12, numRuns: 15 },
    );
  }, 120_000);

  test('the charts about one model', async () => {
    await fc.assert(
      fc.asyncProperty(anyComparison(), async (view) => {
        const where = JSON.stringify([view.filters, view.performance, view.include]);
        const rows = await rowsInView(session, all, view);
        const scaling = await session.performance.scaling(view);
        const scaled = expectedSamples(rows, view, ['latency', 'throughput'], 'any', null);
        let shown = 0;
        for (const line of scaling.lines) for (const { point } of line.points) shown += expectPoint(point, scaled, rows, ['latency', 'throughput'], where);
        expectCounts(scaling.counts, rows, scaled, shown, where, ['no-batch', scaled.samples.filter(({ configuration }) => !(Number(configuration.batch) > 0)).reduce((sum, sample) => sum + sample.rows.length, 0)]);
        const trade = await session.performance.precisionTrade(view);
        const inView = new Set(METRIC_KEYS.filter((key) => expectedSamples(rows, view, [key], 'all', null).samples.length > 0));
        const traded = METRIC_KEYS.filter((key) => inView.has(key) && (key === view.performance.metric || ['latency', 'throughput', 'memory', 'energy-per-item', 'power', 'load-time'].includes(key)));
        const weighed = expectedSamples(rows, view, traded, 'any', null);
        shown = 0;
        for (const { point } of trade.steps) shown += expectPoint(point, weighed, rows, traded, where);
        expectCounts(trade.counts, rows, weighed, shown, where);
        const pareto = await session.performance.pareto(view);
        const plotted = expectedSamples(rows, view, [pareto.x, pareto.y], 'all', null);
        shown = 0;
        for (const { point } of pareto.points) shown += expectPoint(point, plotted, rows, [pareto.x, pareto.y], where);
        expectCounts(pareto.counts, rows, plotted, shown, where);
        const largest = Math.max(0, ...tally(plotted.samples.map(({ configuration: { model, testCase, shape } }) => JSON.stringify([model, testCase, shape]))).values());
        expect(pareto.points.length, where).toBe(largest);
        expectFrontier(pareto, where);
      }),
      { seed: 13, numRuns: 15 },
    );
  }, 120_000);

  test('the SQL to be run by hand finds the same medians in the file itself', async () => {
    const copy = `${demo.path}.copy`;
    copyFileSync(demo.path, copy);
    const onFile = await openNativeEngine({ path: copy });
    const found = new Map<string, { readonly n: number; readonly median: number | null }>();
    try {
      for (const metric of ['latency', 'throughput', 'power', 'load-time', 'temperature', 'energy-per-item', 'energy-delay'] as const) {
        const { sql } = await session.performance.compare(viewOf({ performance: { ...viewOf().performance, metric } }));
        const { column } = METRICS[metric];
        for (const statement of handStatements(sql)) {
          const rows = await onFile.ask({
            name: 'hand-sql',
            sql: `SELECT lower(concat_ws('|', model, ${statement.includes('FROM "performance_results"') ? 'device, precision, batch_size, sequence_length, test_case' : `'another table'`})) AS place, results_with_${column}::INTEGER AS n, ${column}::DOUBLE AS median FROM (${statement}) WHERE model IS NOT NULL AND hardware IS NOT NULL`,
            row: { place: TEXT, n: NUMBER, median: NUMBER },
          });
          for (const { place, n, median } of rows) {
            // One configuration may be written in several ways: then its parts are counted, and have no common median.
            const known = found.get(`${metric} ${place}`);
            found.set(`${metric} ${place}`, known === undefined ? { n, median } : { n: n + known.n, median: null });
          }
        }
      }
    } finally {
      onFile.close();
    }
    for (const metric of ['latency', 'throughput', 'power'] as const) {
      const { samples } = expectedSamples(await rowsInView(session, all, viewOf()), viewOf(), [metric], 'all', null);
      const measured = samples.filter(({ rows }) => rows[0]?.kind === 'measurement');
      expect(measured.length).toBeGreaterThan(1000);
      for (const { configuration: { model, device, precision, batch, shape, testCase }, rows } of measured) {
        const place = [model, device, precision, batch, shape, testCase].filter((text) => text !== '').join('|').toLowerCase();
        const hand = found.get(`${metric} ${place}`);
        expect([place, hand?.n]).toEqual([place, rows.length]);
        if (hand !== undefined && hand.median !== null) expect(hand.median, place).toBeCloseTo(medianOf(valuesOf(rows, metric)), 6);
      }
    }
  }, 60_000);

  test('pinned results side by side show what differs and nothing else', async () => {
    const { groups } = await session.performance.distribution(viewOf());
    const [one, other] = groups.map(({ sample }) => sample);
    if (one === undefined || other === undefined) throw new Error('the demo has no distribution');
    const twice = await session.performance.pinned(viewOf({ pins: [one.configuration, one.configuration] }));
    expect([twice.differences, twice.same.includes('Device'), twice.pins[0]?.point?.values.latency?.median]).toEqual([[], true, one.median]);
    const apart = await session.performance.pinned(viewOf({ pins: [one.configuration, other.configuration, { ...one.configuration, batch: '77' }] }));
    expect(apart.pins.map(({ point }) => point?.n ?? null)).toEqual([one.n, other.n, null]);
    expect(apart.differences.every(({ values }) => new Set(values).size > 1 && values.length === 3)).toBe(true);
    expect(apart.same).toContain('Model');
    expect(apart.differences.map(({ label }) => label)).toEqual(expect.arrayContaining(['Device', 'Batch size', 'Driver', 'Commit', 'Latency, mean']));
    expect(await session.performance.pinned(viewOf())).toEqual({ pins: [], differences: [], same: [] });
  });
});

/** The statements for the file itself, without what the page asked. */
function handStatements(sql: string): readonly string[] {
  const byHand = sql.split('\n\n-- what this page asked')[0] ?? '';
  return byHand.startsWith('-- by hand') ? byHand.split(';').map((text) => text.trim()).filter((text) => text.includes('SELECT')) : [];
}
