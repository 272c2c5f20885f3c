import { copyFileSync } from 'node:fs';

import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { openSession } from '../../core/session/openSession.ts';
import { METRIC_KEYS } from '../../core/model/metric.ts';
import { CELL_STATES } from '../../core/model/state.ts';
import type { Filters } from '../../core/view/viewState.ts';
import { PLANNED_CASES } from '../demo/cases.ts';
import { openDemoFixture } from '../demo/fixture.ts';
import type { DemoFixture } from '../demo/fixture.ts';
import { openNativeEngine } from '../engine.ts';
import type { NativeEngine } from '../engine.ts';
import type { Contract } from './compare.ts';
import { anyView, cellsOf, expectEvidence, expectHandSql, expectOptions, expectView, viewOf } from './compare.ts';
import { readRawDemo } from './rawDemo.ts';

describe('the matrix of the demo database against its raw rows', () => {
  let demo: DemoFixture;
  let onFile: NativeEngine;
  let contract: Contract;

  beforeAll(async () => {
    demo = await openDemoFixture();
    const copy = `${demo.path}.copy`;
    copyFileSync(demo.path, copy);
    onFile = await openNativeEngine({ path: copy });
    contract = { session: await openSession(demo.engine, await demo.engine.tables('src')), rows: await readRawDemo(demo.engine) };
  });

  afterAll(() => {
    onFile.close();
    demo.remove();
  });

  test('every row of evidence was read', () => {
    expect(contract.session.dataset.results).toBe(contract.rows.length);
  });

  test('every cell without filters, whatever the cells show', async () => {
    for (const kind of ['state', 'score', 'pass-rate', 'count', 'age'] as const) await expectView(contract, viewOf({ content: { kind } }));
    for (const metric of METRIC_KEYS) {
      for (const statistic of ['best', 'median'] as const) await expectView(contract, viewOf({ content: { kind: 'metric', metric, statistic } }));
    }
    for (const metric of ['latency', 'throughput'] as const) {
      await expectView(contract, viewOf({ content: { kind: 'metric', metric, statistic: 'median' }, at: { batch: '8', precision: 'fp16', testCase: null } }));
    }
  });

  test('each filter alone', async () => {
    const { devices, models, dimensions } = contract.session.dataset;
    const alone: Partial<Filters>[] = [
      ...['base', 'bert -base', '日本語', 'no such model'].map((search) => ({ search })),
      ...[...new Set(models.map((model) => model.modality ?? ''))].map((modality) => ({ modality: [modality] })),
      ...[...new Set(models.map((model) => model.family ?? ''))].slice(0, 4).map((family) => ({ family: [family] })),
      ...[...new Set(devices.map((device) => device.hardwareType))].map((hardware) => ({ hardware: [hardware] })),
      ...devices.map((device) => ({ device: [device.name ?? ''] })),
      ...CELL_STATES.map((state) => ({ state: [state] })),
      { modifier: ['conflict'] }, { modifier: ['stale'] }, { modifier: ['conflict', 'stale'] },
      ...dimensions.precision.map(({ value }) => ({ precision: [value] })),
      ...dimensions.batch.map(({ value }) => ({ batch: [value] })),
      ...dimensions.testType.map(({ value }) => ({ testType: [value] })),
      { since: '2026-06-01' }, { until: '2026-03-01' }, { since: '2026-02-10', until: '2026-02-10' }, { evidence: 'real' }, { evidence: 'simulated' }, { throttled: 'without' },
    ];
    for (const filters of alone) await expectView(contract, viewOf({ filters }));
  });

  test('filters combined', async () => {
    await fc.assert(fc.asyncProperty(anyView(contract.session.dataset), (view) => expectView(contract, view)), { seed: 4, numRuns: 80 });
  });

  test('every filter shows how many it would leave', async () => {
    const chosen: Partial<Filters>[] = [{}, { precision: ['int4'] }, { evidence: 'simulated' }, { state: ['untested'] }, { modifier: ['conflict'], state: ['failing', 'supported'] }, { device: ['Apple M1', ''] }];
    for (const filters of chosen) await expectOptions(contract, viewOf({ filters }));
    await fc.assert(fc.asyncProperty(anyView(contract.session.dataset), (view) => expectOptions(contract, { ...view, content: { kind: 'state' } })), { seed: 5, numRuns: 10 });
  });

  test('the evidence of the planned cells, and the SQL that finds it in the file', async () => {
    const view = viewOf({ expanded: [...new Set(PLANNED_CASES.map(({ type }) => type))] });
    const planned = new Set(PLANNED_CASES.map(({ model, type }) => `${model} ${type}`));
    const cells = cellsOf(await contract.session.matrix(view)).filter(
      ({ address }) => (planned.has(`${address.model} ${address.hardwareType}`) && address.device === null) || (address.model === 'bert-base-uncased' && address.hardwareType === 'cuda'),
    );
    expect(cells.length).toBeGreaterThan(35);
    for (const { address, cell } of cells) {
      const sql = await expectEvidence(contract, view, address, cell);
      await expectHandSql(contract, onFile, view, address, sql);
    }
  });

  test('evidence obeys the filters of the view', async () => {
    await fc.assert(
      fc.asyncProperty(anyView(contract.session.dataset), fc.nat(), async (view, pick) => {
        const cells = cellsOf(await contract.session.matrix(view)).filter(({ cell }) => cell.results > 0);
        const chosen = cells[pick % Math.max(1, cells.length)];
        if (chosen === undefined) return;
        const sql = await expectEvidence(contract, view, chosen.address, chosen.cell);
        await expectHandSql(contract, onFile, view, chosen.address, sql);
      }),
      { seed: 6, numRuns: 25 },
    );
  });

  test('the planned cases have the state that they were planned for', async () => {
    const matrix = await contract.session.matrix(viewOf());
    const cells = new Map(cellsOf(matrix).map(({ address, cell }) => [`${address.model} ${address.hardwareType}`, cell]));
    const states = {
      partial: 'partial', failing: 'failing', undecided: 'untested', unsupported: 'unsupported', promised: 'supported', 'promised-failing': 'failing', 'denied-passing': 'supported', simulated: 'simulated',
      untested: 'untested', stale: 'supported', recovered: 'supported', broken: 'failing', 'some-devices': 'partial', placeholder: 'untested', measured: 'supported',
    } as const;
    for (const { model, type, situation } of PLANNED_CASES) {
      const cell = cells.get(`${model} ${type}`);
      if (situation !== 'flaky') expect(cell?.decision.state, `${model} on ${type}, ${situation}`).toBe(states[situation]);
      expect(cell?.decision.conflict, `${model} on ${type}, ${situation}`).toBe(situation === 'promised-failing' || situation === 'denied-passing');
      if (situation === 'stale') expect(cell?.stale).toBe(true);
    }
  });
});
