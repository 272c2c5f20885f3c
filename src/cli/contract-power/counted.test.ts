import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { scopeOf } from '../../core/matrix/scope.ts';
import { openPower } from '../../core/power/openPower.ts';
import type { PowerSession } from '../../core/power/session.ts';
import type { PowerOverview } from '../../core/power/types.ts';
import { Answers } from '../../core/session/answers.ts';
import { readDataset } from '../../core/source/readDataset.ts';
import type { Dataset } from '../../core/source/dataset.ts';
import type { ViewState } from '../../core/view/viewState.ts';
import { anyView, viewOf } from '../contract-matrix/compare.ts';
import { openDemoFixture } from '../demo/fixture.ts';
import type { DemoFixture } from '../demo/fixture.ts';

let demo: DemoFixture;
let dataset: Dataset;
let held: PowerSession;
let counted: PowerSession;
let asked = 0;

beforeAll(async () => {
  demo = await openDemoFixture();
  const read = await readDataset(demo.engine, await demo.engine.tables('src'));
  dataset = read.dataset;
  const answers = new Answers({ ...demo.engine, ask: (question, options) => (asked += 1, demo.engine.ask(question, options)) });
  const access = { engine: demo.engine, read, ask: answers.ask.bind(answers), scope: (view: ViewState) => Promise.resolve(scopeOf(read.dataset, view, null)) };
  held = openPower(access);
  counted = openPower(access, 0);
});

afterAll(() => demo.remove());

/** Any view but those that choose cells by their state. */
function anyPower(): fc.Arbitrary<ViewState> {
  return fc.record({ view: anyView(dataset), include: fc.subarray(['simulated', 'failed'] as const) })
    .map(({ view, include }) => ({ ...view, include, filters: { ...view.filters, state: [], modifier: [] } }));
}

/** An answer without the SQL that it was found by. */
function plain(overview: PowerOverview): unknown {
  return { ...overview, sql: '' };
}

test('results that filters choose in memory are those that the engine counts', async () => {
  await fc.assert(
    fc.asyncProperty(anyPower(), async (view) => {
      expect(plain(await held.overview(view))).toEqual(plain(await counted.overview(view)));
    }),
    { numRuns: 30, seed: 11 },
  );
  const all = await held.overview(viewOf());
  expect(all.results.length).toBe(all.configurations);
  expect(all.results.length).toBeGreaterThan(100);
});

test('another filter of configurations asks nothing of the engine', async () => {
  await held.overview(viewOf());
  const before = asked;
  const { results } = await held.overview(viewOf({ filters: { hardware: ['cuda'], precision: ['fp16'], evidence: 'real' }, include: ['failed'] }));
  expect(results.length).toBeGreaterThan(0);
  expect(asked).toBe(before);
});
