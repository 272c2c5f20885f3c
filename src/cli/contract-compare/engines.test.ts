import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { HeldValues } from '../../core/compare/heldResults.ts';
import { groupOfRow } from '../../core/compare/sampleGroups.ts';
import type { SampleGroup } from '../../core/compare/sampleGroups.ts';
import type { Engine, Question } from '../../core/engine/engine.ts';
import { TEXT } from '../../core/engine/row.ts';
import type { RowShape } from '../../core/engine/row.ts';
import { METRICS } from '../../core/model/metric.ts';
import { openSession } from '../../core/session/openSession.ts';
import type { Session } from '../../core/session/session.ts';
import { keyOf } from '../../core/source/configurationNames.ts';
import { configurationIndex } from '../../core/sql/configurationPoints.ts';
import { configurationSamples } from '../../core/sql/configurationSamples.ts';
import { resultValues, settingNames } from '../../core/sql/resultList.ts';
import type { ViewState } from '../../core/view/viewState.ts';
import { ACROSS } from '../../core/view/viewState.ts';
import { viewOf } from '../contract-matrix/compare.ts';
import { makeDemo } from '../demo/dataset.ts';
import { FIXTURE_SEED } from '../demo/fixture.ts';
import { writeDemo } from '../demo/write.ts';
import { openNativeEngine } from '../engine.ts';
import type { NativeEngine } from '../engine.ts';
import { openWasmEngine } from '../testing/wasmEngine.ts';
import type { WasmEngine } from '../testing/wasmEngine.ts';

interface Asked {
  readonly question: Question;
  readonly rows: readonly object[];
}

/** An engine that keeps every question that goes through it, with its answer. */
function recording(engine: Engine): { readonly engine: Engine; readonly asked: Asked[] } {
  const asked: Asked[] = [];
  return {
    asked,
    engine: {
      run: (statement, options) => engine.run(statement, options),
      askNumbers: (question, options) => engine.askNumbers(question, options),
      async ask<S extends RowShape>(question: Question<S>) {
        // In the order of the questions, whichever is answered first.
        const place = asked.push({ question, rows: [] }) - 1;
        const rows = await engine.ask(question);
        asked[place] = { question, rows };
        return rows;
      },
    },
  };
}

const VIEWS: readonly ViewState[] = [
  viewOf({ performance: { ...viewOf().performance, metric: 'load-time' } }),
  viewOf({ include: ['simulated', 'failed'], performance: { ...viewOf().performance, metric: 'memory', across: 'time', split: '2026-03-01' } }),
  viewOf({ filters: { search: 'bert -tiny', precision: ['fp16', ''], since: '2026-01-01', throttled: 'without', evidence: 'real' } }),
  viewOf({ filters: { state: ['failing', 'supported'], evidence: 'simulated' } }),
  viewOf({ filters: { search: 'no such model' } }),
  ...ACROSS.map((across) => viewOf({ performance: { ...viewOf().performance, across } })),
  ...(['throughput', 'power', 'temperature', 'energy-per-item'] as const).map((metric) => viewOf({ performance: { ...viewOf().performance, metric } })),
];
/** Views whose first configurations are also put side by side. */
const PINNED_VIEWS = 3;

function inOrder(groups: readonly SampleGroup[]): readonly SampleGroup[] {
  return groups.toSorted((left, right) => (groupKey(left) < groupKey(right) ? -1 : 1));
}

function groupKey(group: SampleGroup): string {
  return JSON.stringify([keyOf(group), group.kind, group.simulated, group.failed, group.copied, group.part]);
}

/** Of an answer in no order. */
function sorted(rows: readonly object[]): readonly object[] {
  return rows.toSorted((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1));
}

/** Every chart of a view. */
async function showAll(session: Session, view: ViewState): Promise<readonly object[]> {
  const { performance } = session;
  const distribution = await performance.distribution(view);
  const pins = VIEWS.indexOf(view) < PINNED_VIEWS ? distribution.groups.slice(0, 2).map(({ sample }) => sample.configuration) : [];
  return [await performance.compare(view), distribution, await performance.scaling(view), await performance.precisionTrade(view), await performance.pareto(view), await performance.pinned({ ...view, pins })];
}

describe('the performance page on both engines', () => {
  const folder = mkdtempSync(join(tmpdir(), 'compare-'));
  let native: NativeEngine;
  let wasm: WasmEngine;
  const logs: ReturnType<typeof recording>[] = [];
  const sessions: Session[] = [];

  beforeAll(async () => {
    const path = join(folder, 'demo.duckdb');
    await writeDemo(path, makeDemo(FIXTURE_SEED));
    native = await openNativeEngine();
    wasm = await openWasmEngine();
    await native.attach(path);
    await wasm.attach(path);
    const tables = await native.tables('src');
    for (const engine of [native, wasm]) {
      const log = recording(engine);
      sessions.push(await openSession(log.engine, tables));
      log.asked.length = 0;
      logs.push(log);
    }
  });

  afterAll(() => {
    native.close();
    wasm.close();
    rmSync(folder, { recursive: true });
  });

  test('every chart of every view is the same', async () => {
    for (const view of VIEWS) {
      const [one, other] = await Promise.all(sessions.map((session) => showAll(session, view)));
      expectAlike(one, other, JSON.stringify(view));
    }
    const answers = logs.map(({ asked }) => new Map(asked.map(({ question, rows }) => [JSON.stringify([question.sql, question.params ?? []]), question.name === 'result-list' ? sorted(rows) : rows])));
    expect(answers[1]?.size).toBe(answers[0]?.size);
    for (const [key, rows] of answers[0] ?? []) expectAlike(rows, answers[1]?.get(key), key);
    expect(new Set(logs[0]?.asked.map(({ question }) => question.name))).toEqual(
      new Set(['cell-facts', 'result-list', 'result-values', 'setting-names', 'configuration-points', 'configuration-rows', 'commits-of-rows', 'versions-of-rows', 'versions-of-device']),
    );
  }, 120_000);

  test('samples that the engine works out are those worked out of single results, on both engines', async () => {
    const every = { condition: () => 'true', from: () => 'bench.evidence', counted: 'bench.counted', include: ['simulated', 'failed'] as const, within: () => Promise.reject(new Error('not asked')) };
    for (const metric of ['latency', 'power'] as const) {
      for (const splitMs of [null, Date.UTC(2026, 2, 1)]) {
        const [one, other] = await Promise.all(logs.map(async ({ engine }) => (await engine.ask(configurationSamples(every, METRICS[metric], splitMs))).map(groupOfRow)));
        const settings = new Map((await native.ask(settingNames('bench.evidence'))).map((row) => [row.setting, row]));
        const values = new HeldValues(await native.ask(resultValues(every, METRICS[metric])), settings, (group) => group);
        const held = values.samples({ filters: viewOf().filters, modelKeys: null, deviceKeys: null, pairs: null }, { files: [], settings, testTypes: [] }, every.include, splitMs);
        expectAlike(one, other, metric);
        expect(held.length).toBeGreaterThan(100);
        expectAlike(inOrder(held), inOrder(one ?? []), metric);
      }
      const asked = { ...every, metrics: [metric], need: 'any' as const };
      const [one, other] = await Promise.all(logs.map(({ engine }) => engine.ask(configurationIndex(asked))));
      expectAlike(one, other, metric);
    }
  });

  test('every row is of the columns and types that its question declares', async () => {
    const kinds = new Map([['VARCHAR', 'text'], ['INTEGER', 'number'], ['DOUBLE', 'number'], ['BOOLEAN', 'boolean']]);
    const questions = [...new Map(logs[0]?.asked.map(({ question }) => [question.sql, question])).values()];
    expect(questions.length).toBeGreaterThan(20);
    for (const question of questions) {
      const described = await native.ask({ name: 'describe', sql: `SELECT column_name, column_type FROM (DESCRIBE ${question.sql})`, params: question.params ?? [], row: { column_name: TEXT, column_type: TEXT } });
      expect({ sql: question.sql, columns: described.map(({ column_name, column_type }) => [column_name, kinds.get(column_type) ?? column_type]) }).toEqual({ sql: question.sql, columns: Object.entries(question.row).map(([column, { kind }]) => [column, kind]) });
    }
  });

  test('what only changes how the page is drawn asks nothing of the engine', async () => {
    const [session] = sessions;
    const [log] = logs;
    if (session === undefined || log === undefined) throw new Error('no session');
    const view = viewOf();
    await session.performance.compare(view);
    const before = log.asked.length;
    for (const change of [{ order: 'name' }, { order: 'value' }, { scale: 'log' }, { baseline: 'cuda' }, { across: 'device' }, { chart: 'distribution' }] as const) {
      const changed = { ...view, performance: { ...view.performance, ...change } };
      await session.performance.compare(changed);
      await session.performance.distribution(changed);
    }
    expect(log.asked.length).toBe(before);
  });
});

/** Equal texts first: to look into each of a million values takes a minute. */
function expectAlike(one: unknown, other: unknown, where: string): void {
  const [left, right] = [rounded(one), rounded(other)];
  if (JSON.stringify(left) !== JSON.stringify(right)) expect(right, where).toEqual(left);
}

/** Sums may differ in their last digit by the order in which threads add: nothing else may. */
function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Number(value.toPrecision(12));
  if (Array.isArray(value)) return value.map(rounded);
  if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, rounded(part)]));
  return value;
}
