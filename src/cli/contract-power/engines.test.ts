import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine, Question } from '../../core/engine/engine.ts';
import { TEXT } from '../../core/engine/row.ts';
import type { RowShape } from '../../core/engine/row.ts';
import type { PowerSession } from '../../core/power/session.ts';
import { openSession } from '../../core/session/openSession.ts';
import { powerCounts, powerResults } from '../../core/sql/powerResults.ts';
import { NO_FILTERS } from '../../core/view/viewState.ts';
import type { ViewState } from '../../core/view/viewState.ts';
import { makeDemo } from '../demo/dataset.ts';
import { FIXTURE_SEED } from '../demo/fixture.ts';
import { writeDemo } from '../demo/write.ts';
import { openNativeEngine } from '../engine.ts';
import type { NativeEngine } from '../engine.ts';
import { openWasmEngine } from '../testing/wasmEngine.ts';
import type { WasmEngine } from '../testing/wasmEngine.ts';
import { powerView } from './powerFile.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'power-engines-'));
const PATH = join(FOLDER, 'demo.duckdb');
const asked = new Map<string, Question>();
let native: NativeEngine;
let wasm: WasmEngine;
let sessions: readonly [PowerSession, PowerSession];

beforeAll(async () => {
  await writeDemo(PATH, makeDemo(FIXTURE_SEED));
  native = await openNativeEngine();
  wasm = await openWasmEngine();
  await native.attach(PATH);
  await wasm.attach(PATH);
  const tables = await native.tables('src');
  sessions = [(await openSession(recording(native), tables)).power, (await openSession(wasm, tables)).power];
}, 120_000);

afterAll(() => {
  native.close();
  wasm.close();
  rmSync(FOLDER, { recursive: true });
});

/** An engine that keeps every question that goes through it. */
function recording(engine: Engine): Engine {
  return {
    run: (statement, options) => engine.run(statement, options),
    askNumbers: (question, options) => engine.askNumbers(question, options),
    ask<S extends RowShape>(question: Question<S>, options?: Parameters<Engine['ask']>[1]) {
      asked.set(question.sql, question);
      return engine.ask(question, options);
    },
  };
}

async function alike<T>(ask: (power: PowerSession) => Promise<T>): Promise<T> {
  const [one, other] = [await ask(sessions[0]), await ask(sessions[1])];
  expect(other).toEqual(one);
  return one;
}

describe('the demo, in both engines', { timeout: 120_000 }, () => {
  test('gives the same overview, whatever is filtered', async () => {
    const views: readonly Partial<ViewState>[] = [
      {}, { include: ['simulated', 'failed'] }, { filters: { ...NO_FILTERS, evidence: 'simulated' } }, { filters: { ...NO_FILTERS, hardware: ['cuda'], precision: ['fp16'], throttled: 'without' } }, { filters: { ...NO_FILTERS, state: ['supported'], since: '2026-01-01' } },
    ];
    for (const view of views) {
      const { results, counts } = await alike((power) => power.overview(powerView({}, view)));
      expect(results.length).toBeGreaterThan(0);
      expect(counts.used + counts.leftOut.reduce((sum, { rows }) => sum + rows, 0)).toBe(counts.inView);
      expect(results.reduce((sum, { n }) => sum + n, 0)).toBe(counts.used);
      expect(new Set(results.map(({ key }) => key)).size).toBe(results.length);
    }
  });

  test('chooses the same configurations of very many', async () => {
    const every = { condition: () => 'true', from: () => 'bench.evidence', counted: 'bench.counted', include: ['simulated'] as const, within: () => Promise.reject(new Error('not asked')) };
    const answers = await Promise.all([recording(native), wasm].map(async (engine) => [await engine.ask(powerResults(every, ['power', 'throughput', 'temperature'], true)), await engine.ask(powerCounts(every))]));
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[0]?.[0]?.length).toBeGreaterThan(100);
  });

  test('lists the same runs, each of a configuration that is known, some of them throttled', async () => {
    const { series, notes } = await alike((power) => power.seriesList(powerView({})));
    expect(notes).toEqual([]);
    expect(series.length).toBeGreaterThanOrEqual(12);
    expect(series.every(({ configuration }) => configuration !== null)).toBe(true);
    expect(series.some(({ throttle }) => throttle !== null)).toBe(true);
    expect((await sessions[0].overview(powerView({}))).series).toBe(series.length);
    const [first] = series;
    const cuda = await alike((power) => power.seriesList(powerView({}, { filters: { ...NO_FILTERS, hardware: [first?.configuration?.hardwareType ?? ''] } })));
    expect(cuda.series.map(({ id }) => id)).toEqual(series.filter(({ configuration }) => configuration?.hardwareType === first?.configuration?.hardwareType).map(({ id }) => id));
  });

  test('shows every run alike, whole and zoomed, in few pixels and in many', async () => {
    const { series } = await sessions[0].seriesList(powerView({}));
    for (const { id, seconds, channels } of series) {
      for (const [pixels, window] of [[1000, null], [20, null], [20, { fromS: seconds / 4, toS: seconds / 2 }]] as const) {
        const found = await alike((power) => power.seriesWindow(powerView({ run: id, window }), pixels));
        expect(found?.drawn.length).toBe(channels.length);
        if (window === null) expect(found?.complete).toBe(pixels === 1000);
        expect(found?.load?.energyPerItemJ).toBeGreaterThan(0);
      }
    }
  });

  test('every question returns the columns and types that it declares', async () => {
    const names = new Set([...asked.values()].map(({ name }) => name));
    for (const name of ['power-results', 'result-list', 'setting-names', 'power-counts', 'sample-runs', 'sample-rows', 'sample-buckets', 'sample-steps', 'sample-spans', 'device-limits']) expect(names).toContain(name);
    for (const question of asked.values()) {
      const described = await native.ask({ name: 'describe', sql: `SELECT column_name, column_type FROM (DESCRIBE ${question.sql})`, params: question.params ?? [], row: { column_name: TEXT, column_type: TEXT } });
      const kinds = described.map(({ column_name, column_type }) => [column_name, KINDS.get(column_type) ?? column_type]);
      expect({ sql: question.sql, kinds }).toEqual({ sql: question.sql, kinds: Object.entries(question.row).map(([column, { kind }]) => [column, kind]) });
    }
  });
});

const KINDS = new Map([['VARCHAR', 'text'], ['INTEGER', 'number'], ['DOUBLE', 'number'], ['BOOLEAN', 'boolean']]);
