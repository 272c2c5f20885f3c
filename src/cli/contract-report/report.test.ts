import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Engine } from '../../core/engine/engine.ts';
import { NUMBER, NUMBER_NULL } from '../../core/engine/row.ts';
import { cellFacts } from '../../core/sql/cellFacts.ts';
import { METRICS } from '../../core/model/metric.ts';
import { formatNumber } from '../../core/model/format.ts';
import { buildReport } from '../../core/report/benchmarkReport.ts';
import { reportToHtml } from '../../core/report/reportHtml.ts';
import { reportToMarkdown } from '../../core/report/reportMarkdown.ts';
import type { BenchmarkReport } from '../../core/report/reportTypes.ts';
import { openSession } from '../../core/session/openSession.ts';
import type { Session } from '../../core/session/session.ts';
import type { SourceTable } from '../../core/source/table.ts';
import type { ViewState } from '../../core/view/viewState.ts';
import { DEFAULT_VIEW, NO_FILTERS } from '../../core/view/viewState.ts';
import { makeDemo } from '../demo/dataset.ts';
import { FIXTURE_SEED } from '../demo/fixture.ts';
import { writeDemo } from '../demo/write.ts';
import { openNativeEngine } from '../engine.ts';
import type { NativeEngine } from '../engine.ts';
import { openWasmEngine } from '../testing/wasmEngine.ts';
import type { WasmEngine } from '../testing/wasmEngine.ts';

const NOW = Date.UTC(2026, 11, 1);
const NARROW: ViewState = { ...DEFAULT_VIEW, filters: { ...NO_FILTERS, hardware: ['cuda', 'mps', 'webgpu'], since: '2026-03-01', state: ['supported', 'failing'] }, include: ['simulated'] };

describe('the report of the demo database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'report-'));
  let native: NativeEngine;
  let wasm: WasmEngine;
  let tables: readonly SourceTable[];
  let session: Session;
  let inBrowser: Session;
  let report: BenchmarkReport;
  let narrow: BenchmarkReport;

  const build = (from: Session, engine: Engine, view: ViewState, atMost = 10_000): Promise<BenchmarkReport> => buildReport(from, { engine, tables, name: 'demo.duckdb', bytes: 2_000_000, view, atMost, nowMs: NOW, site: 'https://example.org/d/?old=1#x' });

  beforeAll(async () => {
    const path = join(folder, 'demo.duckdb');
    await writeDemo(path, makeDemo(FIXTURE_SEED));
    native = await openNativeEngine();
    wasm = await openWasmEngine();
    await native.attach(path);
    await wasm.attach(path);
    tables = await native.tables('src');
    session = await openSession(native, tables, { now: () => NOW });
    inBrowser = await openSession(wasm, tables, { now: () => NOW });
    report = await build(session, native, DEFAULT_VIEW);
    narrow = await build(session, native, NARROW);
  }, 120_000);

  afterAll(() => {
    native.close();
    wasm.close();
    rmSync(folder, { recursive: true });
  });

  const number = async (sql: string): Promise<number> => {
    const [row] = await native.ask({ name: 'count', sql, row: { n: NUMBER } });
    return row?.n ?? -1;
  };

  test('is the same in the browser’s engine', async () => {
    expect(await build(inBrowser, wasm, DEFAULT_VIEW, 50)).toEqual(await build(session, native, DEFAULT_VIEW, 50));
    expect(await build(inBrowser, wasm, NARROW, 50)).toEqual(await build(session, native, NARROW, 50));
  }, 120_000);

  test('has the summary of the matrix page, and every row once', async () => {
    for (const [{ summary }, view] of [[report, DEFAULT_VIEW], [narrow, NARROW]] as const) {
      const matrix = await session.matrix(view);
      expect(summary).toMatchObject({ text: matrix.summary.text, models: matrix.summary.models, pairs: matrix.summary.pairs, pairs_tested: matrix.summary.tested, pairs_supported: matrix.summary.supported });
      const { ended, passed, partial, failed, not_counted } = summary.tests;
      expect(passed + partial + failed).toBe(ended);
      expect(ended + not_counted.reduce((sum, { rows }) => sum + rows, 0)).toBe(summary.evidence_rows);
    }
    expect(report.summary.evidence_rows).toBe(session.dataset.results);
    expect(narrow.summary.evidence_rows).toBe((await session.matrix(NARROW)).summary.results);
  });

  test('counts passes as the matrix does, and as the file says', async () => {
    const facts = await native.ask(cellFacts('bench.counted', NO_FILTERS));
    const total = (key: 'passes' | 'partials' | 'fails'): number => facts.reduce((sum, fact) => sum + fact[key], 0);
    expect(report.summary.tests).toMatchObject({ passed: total('passes'), partial: total('partials'), failed: total('fails') });
    const known = `FROM src.test_results t JOIN src.models m USING (model_id) JOIN src.hardware_platforms h USING (hardware_id) WHERE lower(m.model_name) <> 'unknown' AND NOT t.is_simulated`;
    const tests = await number(`SELECT count(*)::INTEGER AS n ${known} AND t.success`);
    expect(tests).toBeGreaterThan(1_000);
    expect(report.summary.tests.passed).toBeGreaterThanOrEqual(tests);
  });

  test('lists what the performance page compares', async () => {
    const entries = new Map(report.performance.rows.map((row) => [JSON.stringify([row.model, row.hardware_type, row.device ?? '', row.precision ?? '', row.batch_size ?? '', row.shape ?? '', row.test_case ?? '']), row]));
    for (const key of ['latency', 'throughput', 'memory'] as const) {
      const comparison = await session.performance.compare({ ...DEFAULT_VIEW, performance: { ...DEFAULT_VIEW.performance, metric: key, across: 'device' } });
      const { column } = METRICS[key];
      let compared = 0;
      for (const { sample } of comparison.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell ?? []))) {
        const { model, hardwareType, device, precision, batch, shape, testCase } = sample.configuration;
        const entry = entries.get(JSON.stringify([model, hardwareType, device, precision, batch, shape, testCase]));
        expect(entry?.values[column]).toMatchObject({ median: sample.median, results: sample.n, runs: sample.runs, interval: sample.interval });
        compared += 1;
      }
      expect(compared).toBeGreaterThan(100);
      expect(report.performance.row_counts[column]).toMatchObject({ in_view: comparison.counts.inView, used: comparison.counts.used });
    }
    expect(report.performance.total).toBe(report.performance.rows.length);
  });

  test('has the medians of the file', async () => {
    const [entry] = report.performance.rows;
    if (entry === undefined) throw new Error('nothing measured');
    const [row] = await native.ask({
      name: 'median',
      sql: `SELECT median(average_latency_ms::DOUBLE) AS latency, median(throughput_items_per_second::DOUBLE) AS throughput, count(*)::INTEGER AS n
FROM src.performance_results p JOIN src.models m USING (model_id) JOIN src.hardware_platforms h USING (hardware_id)
WHERE lower(trim(m.model_name)) = lower($1) AND lower(h.hardware_type) = $2 AND lower(trim(h.device_name)) = lower($3) AND lower(p.precision) = $4 AND p.batch_size::VARCHAR = $5 AND p.sequence_length::VARCHAR = $6 AND p.test_case = $7 AND NOT p.is_simulated AND average_latency_ms > 0`,
      params: [entry.model, entry.hardware_type, entry.device, entry.precision, entry.batch_size, entry.shape, entry.test_case],
      row: { latency: NUMBER_NULL, throughput: NUMBER_NULL, n: NUMBER },
    });
    expect(row?.n).toBeGreaterThan(100);
    expect(entry.values['latency_ms']).toMatchObject({ median: row?.latency, results: row?.n });
    expect(entry.values['throughput_per_s']?.median).toBe(row?.throughput);
  });

  test('says of the best hardware what the performance page says', async () => {
    const comparison = await session.performance.compare({ ...DEFAULT_VIEW, performance: { ...DEFAULT_VIEW.performance, versus: 'best' } });
    expect(report.comparisons.sentences).toEqual(comparison.summaries.map(({ text }) => text));
    expect(report.comparisons.total).toBe(new Set(comparison.rows.map(({ common }) => common.model)).size);
    for (const { model, setting, hardware } of report.comparisons.rows) {
      const row = comparison.rows.find((candidate) => candidate.common.model === model);
      expect(setting).toBe(row?.detail);
      expect(hardware.map(({ value, verdict, is_best }) => [value.median, verdict?.text ?? null, is_best])).toEqual(row?.cells.flatMap((cell) => (cell === null ? [] : [[cell.sample.median, cell.verdict?.text ?? null, cell.isBest]])));
      expect(hardware.filter(({ is_best }) => is_best)).toHaveLength(1);
    }
  });

  test('has the states of the matrix page', async () => {
    const matrix = await session.matrix(DEFAULT_VIEW);
    let listed = 0;
    for (const row of matrix.rows) {
      if (row.kind === 'group') continue;
      const entry = report.compatibility.rows.find(({ model }) => model === row.model.name);
      for (const column of matrix.columns) {
        const cell = entry?.cells.find(({ hardware_type }) => hardware_type === column.hardwareType);
        const { decision, results } = matrix.cell(row, column);
        expect(cell?.state ?? 'untested').toBe(decision.state);
        expect(cell?.results ?? 0).toBe(results);
        listed += 1;
      }
    }
    expect(listed).toBe(report.summary.pairs);
  });

  test('has the figures of the power page', async () => {
    const overview = await session.power.overview(DEFAULT_VIEW);
    expect(report.power.total).toBe(overview.results.length);
    expect(inOrder(report.power.rows.map((row) => row.values['power_w']?.median))).toEqual(inOrder(overview.results.map((result) => result.values.power)));
  });

  test('finds what was planted', async () => {
    const count = (key: string): number => report.data_quality.checks.find((check) => check.key === key)?.count ?? -1;
    const { dataset } = session;
    expect(count('throttled')).toBe(dataset.throttledResults);
    expect(count('power-estimated')).toBe(dataset.estimatedResults);
    expect(count('simulated')).toBe(report.summary.simulated_rows);
    expect(count('placeholder')).toBeGreaterThan(0);
    const { modifiers } = await session.matrix(DEFAULT_VIEW);
    expect([count('declared-against-observed'), count('stale')]).toEqual([modifiers.conflict, modifiers.stale]);
    expect(count('same-on-several-hardware-types')).toBe(0);
    expect(report.data_quality.tables.map(({ table, rows, used }) => [table, rows, used])).toEqual(dataset.tables.map(({ table, rows, used }) => [table, rows, used]));
  });

  test('gives SQL that finds the rows in the file', async () => {
    for (const { sql, key, count } of report.data_quality.checks) {
      const statement = /^SELECT rowid, \* FROM (".+") WHERE rowid IN \((.+)\);$/m.exec(sql ?? '');
      if (statement === null) continue;
      const [, table = '', ids = ''] = statement;
      const found = await number(`SELECT count(*)::INTEGER AS n FROM src.${table} WHERE rowid IN (${ids})`);
      expect(found, key).toBe(ids.split(',').length);
      expect(found).toBeLessThanOrEqual(count);
    }
    expect(report.data_quality.checks.filter(({ sql }) => sql !== null).length).toBeGreaterThan(3);
  });

  test('shows the same numbers in Markdown and in HTML', () => {
    const [entry] = report.performance.rows;
    const median = formatNumber(entry?.values['latency_ms']?.median);
    const markdown = reportToMarkdown(report, { atMost: 20, maxBytes: null });
    const page = reportToHtml({ ...report, performance: { ...report.performance, rows: report.performance.rows.slice(0, 50) }, power: { ...report.power, rows: [] } });
    for (const text of [markdown, page]) {
      for (const part of [median, report.summary.text, ...report.comparisons.sentences]) expect(text).toContain(part);
      expect(text).not.toMatch(/undefined|NaN|\[object|Infinity/);
    }
    expect(page).toContain(`href="${report.links?.matrix.replaceAll('&', '&amp;')}"`);
    expect(report.links?.failing).toBe('https://example.org/d/?v=1&state=failing');
  });

  test('fits into the bytes that are asked for', async () => {
    const shorter = await build(session, native, DEFAULT_VIEW, 50);
    expect(Buffer.byteLength(reportToMarkdown(shorter, { atMost: null, maxBytes: null }))).toBeGreaterThan(60_000);
    for (const maxBytes of [60_000, 20_000, 8_000, 2_000, 600]) {
      const text = reportToMarkdown(shorter, { atMost: null, maxBytes });
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(maxBytes);
      expect(text).toContain(report.summary.text);
    }
  });
});

function inOrder(values: readonly (number | null | undefined)[]): readonly number[] {
  return values.flatMap((value) => value ?? []).toSorted((left, right) => left - right);
}
