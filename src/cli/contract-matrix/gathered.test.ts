import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { QueryError } from '../../core/engine/engine.ts';
import type { Engine } from '../../core/engine/engine.ts';
import { FactCube } from '../../core/matrix/factCube.ts';
import { openSession } from '../../core/session/openSession.ts';
import { readDataset } from '../../core/source/readDataset.ts';
import type { ReadDataset } from '../../core/source/readDataset.ts';
import { cellFacts } from '../../core/sql/cellFacts.ts';
import type { EvidenceDimension } from '../../core/sql/evidenceFilter.ts';
import type { Filters } from '../../core/view/viewState.ts';
import { NO_FILTERS } from '../../core/view/viewState.ts';
import { createStatements, table } from '../contract/sourceFile.ts';
import { openDemoFixture } from '../demo/fixture.ts';
import type { DemoFixture } from '../demo/fixture.ts';
import { anyView, viewOf } from './compare.ts';

const FACETS: readonly (EvidenceDimension | null)[] = [null, 'source', 'precision', 'batch', 'testType', 'evidence'];

/** Things that the demo does not say: scores of one moment, several words of one setting, an unstated moment, readings said to be throttled. */
const OTHER = {
  hardware_compatibility: table('model_name VARCHAR, hardware_type VARCHAR, compatibility_score DOUBLE, is_simulated BOOLEAN, last_tested TIMESTAMP',
    { model_name: 'bert', hardware_type: 'cuda', compatibility_score: 0.9, is_simulated: false, last_tested: '2026-03-01' },
    { model_name: 'bert', hardware_type: 'cuda', compatibility_score: 0.2, is_simulated: false, last_tested: '2026-03-01' },
    { model_name: 'bert', hardware_type: 'cuda', compatibility_score: 0.5, is_simulated: false, last_tested: null },
    { model_name: 'bert', hardware_type: 'cuda', compatibility_score: 0.7, is_simulated: true, last_tested: '2026-04-01' }),
  performance_results: table('model_name VARCHAR, hardware_type VARCHAR, precision VARCHAR, batch_size INTEGER, latency_ms DOUBLE, thermal_throttling_detected BOOLEAN, status VARCHAR, timestamp TIMESTAMP',
    { model_name: 'bert', hardware_type: 'cuda', precision: 'x\u001fy', batch_size: 8, latency_ms: 5, thermal_throttling_detected: true, status: 'success', timestamp: '2026-03-01 10:00:00.5' },
    { model_name: 'bert', hardware_type: 'cuda', precision: 'FP16', batch_size: 8, latency_ms: 6, thermal_throttling_detected: false, status: 'failed', timestamp: '2026-03-01 10:00:00.5' },
    { model_name: 'Zeta', hardware_type: 'cpu', precision: null, batch_size: null, latency_ms: 7, thermal_throttling_detected: null, status: null, timestamp: null }),
};

describe('gathered results are counted as SQL counts them', () => {
  let demo: DemoFixture;
  let read: ReadDataset;
  let cubes: readonly FactCube[];

  beforeAll(async () => {
    demo = await openDemoFixture();
    for (const sql of ["ATTACH ':memory:' AS other", ...createStatements(OTHER, 'other')]) await demo.engine.run({ sql });
    read = await readDataset(demo.engine, [...(await demo.engine.tables('src')), ...(await demo.engine.tables('other'))]);
    cubes = [await load(true), await load(false)];
  });

  afterAll(() => demo.remove());

  /** Keeps what it loaded at first; what it loads when asked is of the one that was loaded last. */
  function load(single: boolean): Promise<FactCube> {
    return FactCube.load(demo.engine, { counted: 'bench.counted', single, sources: read.recognition.sources });
  }

  async function expectFacts(filters: Filters, facets = FACETS): Promise<void> {
    for (const facet of facets) {
      const expected = await demo.engine.ask(cellFacts('bench.counted', filters, facet));
      const [single, together] = await Promise.all(cubes.map(async (cube) => cube.facts(filters, facet)));
      expect({ filters, facet, facts: single }).toEqual({ filters, facet, facts: expected });
      if (together !== null) expect({ filters, facet, facts: together }).toEqual({ filters, facet, facts: expected });
    }
  }

  test('without filters, and by each alone', async () => {
    const { dimensions, sources } = read.dataset;
    const alone: readonly Partial<Filters>[] = [
      {}, { evidence: 'real' }, { evidence: 'simulated' }, { throttled: 'without' }, { since: '2026-03-01' }, { until: '2026-03-01' }, { since: '2026-03-01', until: '2026-03-01' }, { since: 'no day' },
      { precision: ['no such precision'] }, { source: ['no such file'] }, ...sources.map(({ label }) => ({ source: [label] })),
      ...dimensions.precision.map(({ value }) => ({ precision: [value] })), ...dimensions.batch.map(({ value }) => ({ batch: [value] })), ...dimensions.testType.map(({ value }) => ({ testType: [value] })),
    ];
    expect(dimensions.precision.length).toBeGreaterThan(3);
    expect(sources).toHaveLength(2);
    for (const [index, filters] of alone.entries()) await expectFacts({ ...NO_FILTERS, ...filters }, index === 0 ? FACETS : [null, FACETS[index % FACETS.length] ?? null]);
  });

  test('by any together', async () => {
    await fc.assert(fc.asyncProperty(anyView(read.dataset), fc.subarray(read.dataset.sources.map(({ label }) => label)), ({ filters }, source) => expectFacts({ ...filters, source })), { seed: 11, numRuns: 8 });
  });

  test('periods are told by single results alone', async () => {
    const filters = { ...NO_FILTERS, since: '2026-03-01' };
    expect(await Promise.all(cubes.map(async (cube) => (await cube.facts(filters, null)) !== null))).toEqual([true, false]);
  });

  test('the same question has the same answer', async () => {
    const [cube] = cubes;
    expect(await cube?.facts({ ...NO_FILTERS, search: 'a' }, null)).toBe(await cube?.facts(NO_FILTERS, null));
    expect(await cube?.facts({ ...NO_FILTERS, evidence: 'real' }, null)).not.toBe(await cube?.facts(NO_FILTERS, null));
  });
});

describe('where gathering is refused', () => {
  test.each(['fact-count', 'fact-rows', 'metric-settings'])('at %s, filters are answered in SQL', async (refused) => {
    const demo = await openDemoFixture();
    const { engine } = demo;
    const refuse = <T>(name: string, answer: () => Promise<T>): Promise<T> => (name === refused ? Promise.reject(new QueryError(name, '', 'out of memory')) : answer());
    const asked: string[] = [];
    const short: Engine = {
      run: (statement, options) => engine.run(statement, options),
      ask(question, options) {
        asked.push(question.name);
        return refuse(question.name, () => engine.ask(question, options));
      },
      askNumbers: (question, options) => refuse(question.name, () => engine.askNumbers(question, options)),
    };
    try {
      const session = await openSession(short, await engine.tables('src'));
      const view = viewOf({ filters: { evidence: 'real' } });
      const { summary } = await session.matrix(view);
      await session.finish();
      const before = asked.length;
      expect((await session.matrix(viewOf({ filters: { evidence: 'real', precision: ['fp16'] } }))).summary.pairs).toBeGreaterThan(0);
      expect(asked.slice(before)).toEqual(refused === 'metric-settings' ? [] : ['cell-facts']);
      expect((await session.matrix(view)).summary).toEqual(summary);
    } finally {
      demo.remove();
    }
  });
});
