import { describe, expect, test } from 'vitest';
import type { SourceTable } from '../../core/source/table.ts';
import { readDataset } from '../../core/source/readDataset.ts';
import { rowTexts } from '../../core/source/rowTexts.ts';
import { evidenceResults, evidenceTexts } from '../../core/sql/cellEvidence.ts';
import { cellFacts } from '../../core/sql/cellFacts.ts';
import { NO_FILTERS } from '../../core/view/viewState.ts';
import { openNativeEngine } from '../engine.ts';
import { linesQuestion, pick, table, withSource } from './sourceFile.ts';
import type { TableSpecs } from './sourceFile.ts';

const MODELS = table('model_id INTEGER, model_name VARCHAR', { model_id: 1, model_name: 'bert' }, { model_id: 2, model_name: 'vit' });
const HARDWARE = table('hardware_id INTEGER, hardware_type VARCHAR, device_name VARCHAR', { hardware_id: 1, hardware_type: 'cuda', device_name: 'A100' }, { hardware_id: 2, hardware_type: 'cpu' });
const BY_ID = 'model_id INTEGER, hardware_id INTEGER, latency_ms DOUBLE';

describe('references', () => {
  test('that lead nowhere are set aside, with the reason and their number', async () => {
    const rows = [
      { model_id: 1, hardware_id: 1 }, { model_id: 9, hardware_id: 1 }, { model_id: 9, hardware_id: 9 }, { model_id: 1, hardware_id: 9 }, { hardware_id: 1 }, { model_id: 1 }, { model_id: 3, hardware_id: 1 }, { model_id: 1, hardware_id: 3 },
    ].map((row) => ({ ...row, latency_ms: 5 }));
    const tables: TableSpecs = {
      models: table('model_id INTEGER, model_name VARCHAR', { model_id: 1, model_name: 'bert' }, { model_id: 3, model_name: 'Unknown' }),
      hardware_platforms: table('hardware_id INTEGER, hardware_type VARCHAR', { hardware_id: 1, hardware_type: 'cuda' }, { hardware_id: 3, hardware_type: 'unknown' }),
      performance_results: table(BY_ID, ...rows),
    };
    await withSource(tables, ({ lines, read, report }) => {
      expect(lines.map((line) => line['aside'] ?? line['says'])).toEqual([
        'observed supported', 'refers to a model that the file does not list', 'refers to a model that the file does not list', 'refers to hardware that the file does not list', 'names no model', 'names no hardware',
        'the model is “unknown”', 'the hardware is “unknown” or is not hardware',
      ]);
      const { used, setAside, rows: total } = report('performance_results');
      expect([total, used, setAside.reduce((sum, { rows: aside }) => sum + aside, 0)]).toEqual([8, 1, 7]);
      expect(setAside[0]).toEqual({ reason: 'refers to a model that the file does not list', rows: 2 });
      expect(report('hardware_platforms')).toMatchObject({ rows: 2, used: 1, setAside: [{ rows: 1 }] });
      expect(read.dataset.results).toBe(1);
    });
  });

  test('count as well as names, and a useless name does not hide a good reference', async () => {
    const columns = 'model_id INTEGER, model_name VARCHAR, hardware_id INTEGER, hardware_type VARCHAR, device_name VARCHAR, latency_ms DOUBLE';
    const rows = [
      { model_id: 1, model_name: 'unknown', hardware_id: 1, hardware_type: 'unknown' }, { model_id: 9, model_name: 'VIT', hardware_id: 9, hardware_type: 'CPU' }, { model_name: 'gpt2', hardware_type: 'rocm', device_name: 'MI250' },
      { model_id: 1, hardware_id: 1, hardware_type: 'gpu', device_name: 'the big one' },
    ].map((row) => ({ ...row, latency_ms: 5 }));
    await withSource({ models: MODELS, hardware_platforms: HARDWARE, performance_results: table(columns, ...rows) }, ({ lines, models, devices }) => {
      expect(pick(lines, 'model', 'on', 'aside')).toEqual([{ model: 'bert', on: 'cuda A100' }, { model: 'vit', on: 'cpu' }, { model: 'gpt2', on: 'rocm MI250' }, { model: 'bert', on: 'cuda A100' }]);
      expect(models).toEqual(['bert', 'gpt2', 'vit']);
      expect(devices).toEqual(['cpu', 'cuda A100', 'rocm MI250']);
    });
  });

  test('to an id that stands twice go to the first', async () => {
    const tables: TableSpecs = {
      models: table('model_id INTEGER, model_name VARCHAR', { model_id: 1, model_name: 'zeta' }, { model_id: 1, model_name: 'alpha' }),
      hardware_platforms: table('hardware_id INTEGER, hardware_type VARCHAR', { hardware_id: 1, hardware_type: 'webgpu' }, { hardware_id: 1, hardware_type: 'cpu' }),
      performance_results: table(BY_ID, { model_id: 1, hardware_id: 1, latency_ms: 5 }),
    };
    await withSource(tables, ({ lines, report }) => {
      expect(pick(lines, 'model', 'on')).toEqual([{ model: 'zeta', on: 'webgpu' }]);
      expect(report('models').notes).toEqual(['1 row whose id an earlier row has for something else: references go to the earlier']);
      expect(report('hardware_platforms').notes).toEqual(['1 row whose id an earlier row has for something else: references go to the earlier']);
    });
  });
});

test('the same model or device under several ids is one, and counted', async () => {
  const tables: TableSpecs = {
    models: table('model_id INTEGER, model_name VARCHAR', { model_id: 1, model_name: 'bert' }, { model_id: 2, model_name: ' BERT ' }),
    hardware_platforms: table('hardware_id INTEGER, hardware_type VARCHAR, device_name VARCHAR', { hardware_id: 1, hardware_type: 'cuda', device_name: 'A100' }, { hardware_id: 2, hardware_type: 'GPU', device_name: 'a100' }, { hardware_id: 3, hardware_type: 'cpu' }, { hardware_id: 4, hardware_type: 'CPU', device_name: 'cpu' }),
    performance_results: table(BY_ID, { model_id: 1, hardware_id: 1, latency_ms: 5 }, { model_id: 2, hardware_id: 2, latency_ms: 5 }, { model_id: 2, hardware_id: 4, latency_ms: 5 }),
  };
  await withSource(tables, ({ lines, models, devices, report }) => {
    expect(models).toEqual(['bert']);
    expect(devices).toEqual(['cpu', 'cuda A100']);
    expect(pick(lines, 'model', 'on', 'hardware_word')).toEqual([{ model: 'bert', on: 'cuda A100', hardware_word: 'cuda' }, { model: 'bert', on: 'cuda A100', hardware_word: 'GPU' }, { model: 'bert', on: 'cpu', hardware_word: 'CPU' }]);
    expect(report('models').notes).toEqual(['1 duplicate joined with its twin']);
    expect(report('hardware_platforms').notes).toEqual(['2 duplicates joined with their twins']);
  });
});

describe('zeros', () => {
  test.each([
    ['test_results', { status: 'passed', memory_mb: 0 }, undefined],
    ['test_results', { memory_mb: 0 }, true],
    ['performance_results', { latency_ms: 0, throughput: 0 }, true],
    ['performance_results', { latency_ms: 0, power_watts: 45 }, undefined],
    ['performance_results', { latency_ms: -1 }, undefined],
    ['power_metrics', { throughput: 0, power_watts: 45 }, undefined],
    ['power_metrics', { power_watts: 0 }, true],
  ] as const)('in %s, %o: a placeholder only where nothing else is said', async (name, row, placeholder) => {
    const columns = 'model_name VARCHAR, hardware_type VARCHAR, status VARCHAR, latency_ms DOUBLE, throughput DOUBLE, memory_mb DOUBLE, power_watts DOUBLE';
    await withSource({ [name]: table(columns, { model_name: 'm', hardware_type: 'cpu', ...row }) }, ({ lines }) => expect(lines[0]?.['placeholder']).toBe(placeholder));
  });
});

test('of scores given at one time the lowest is shown', async () => {
  const rows = [0.9, 0.2, 0.5].map((score) => ({ model_name: 'm', hardware_type: 'cpu', compatibility_status: 'compatible', compatibility_score: score, last_tested: '2025-03-02 10:00:00' }));
  const older = { ...rows[0], compatibility_score: 0.1, last_tested: '2025-03-01 10:00:00' };
  await withSource({ hardware_compatibility: table('model_name VARCHAR, hardware_type VARCHAR, compatibility_status VARCHAR, compatibility_score DOUBLE, last_tested TIMESTAMP', ...rows, older) }, async ({ engine }) => {
    expect(await engine.ask(cellFacts('bench.counted', NO_FILTERS))).toMatchObject([{ score: 0.2 }]);
  });
});

describe('missing and empty tables', () => {
  const results = table(BY_ID, { model_id: 1, hardware_id: 2, latency_ms: 5 }, { model_id: 3, hardware_id: 2, latency_ms: 5 });

  test('without models an id stands for its model', async () => {
    await withSource({ hardware_platforms: HARDWARE, performance_results: results }, ({ lines, models }) => {
      expect(models).toEqual(['model 1', 'model 3']);
      expect(pick(lines, 'model', 'on')).toEqual([{ model: 'model 1', on: 'cpu' }, { model: 'model 3', on: 'cpu' }]);
    });
  });

  test('without hardware an id stands for its hardware', async () => {
    await withSource({ models: MODELS, performance_results: results }, ({ lines, devices }) => {
      expect(devices).toEqual(['hardware 2']);
      expect(pick(lines, 'model', 'on', 'aside')).toEqual([{ model: 'bert', on: 'hardware 2' }, { model: 'null', on: 'hardware 2', aside: 'refers to a model that the file does not list' }]);
    });
  });

  test('without either', async () => {
    await withSource({ performance_results: results }, ({ lines }) => expect(pick(lines, 'model', 'on', 'says')).toEqual([{ model: 'model 1', on: 'hardware 2', says: 'observed supported' }, { model: 'model 3', on: 'hardware 2', says: 'observed supported' }]));
  });

  test('models without results stand in the file, untested', async () => {
    await withSource({ models: MODELS, hardware_platforms: HARDWARE }, ({ read, models, devices }) => {
      expect([models, devices, read.dataset.results]).toEqual([['bert', 'vit'], ['cpu', 'cuda A100'], 0]);
    });
  });

  test('a file without tables, and one of empty tables', async () => {
    await withSource({}, ({ read }) => expect(read.dataset).toMatchObject({ models: [], devices: [], tables: [], results: 0, oldestMs: null }));
    await withSource({ models: table('model_id INTEGER, model_name VARCHAR'), hardware_platforms: table('hardware_id INTEGER, hardware_type VARCHAR'), performance_results: table(BY_ID), cross_platform_compatibility: table('model_name VARCHAR, cpu_support BOOLEAN') }, ({ read, report }) => {
      expect(read.dataset.results).toBe(0);
      expect(report('performance_results')).toMatchObject({ rows: 0, used: 0, setAside: [], notes: [] });
      expect(report('cross_platform_compatibility')).toMatchObject({ rows: 0, used: 0, setAside: [] });
    });
  });
});

describe('tables', () => {
  test('of no known name are listed as not used, as are known names without their columns', async () => {
    await withSource({ performance_baselines: table('a INTEGER', { a: 1 }), models: table('weights BLOB') }, ({ report }) => {
      expect(report('performance_baselines')).toMatchObject({ takenFor: null, rows: 1, used: 0, columnsIgnored: ['a'], reason: 'not a table of benchmark results that is known here' });
      expect(report('models').reason).toBe('has the name of models, but not its columns (model_name or name)');
    });
  });

  test('are base tables only: broken views do not matter, and sound ones add nothing', async () => {
    const before = ['CREATE TABLE src.gone (x INTEGER)', 'CREATE VIEW src.latest_performance AS SELECT x FROM src.gone', 'DROP TABLE src.gone'];
    const after = ['CREATE VIEW src.test_results AS SELECT 1 AS model_id, 1 AS hardware_id, true AS success'];
    await withSource({ models: MODELS, hardware_platforms: HARDWARE, performance_results: table(BY_ID, { model_id: 1, hardware_id: 1, latency_ms: 5 }) }, ({ read }) => {
      expect(read.dataset.tables.map((report) => report.table)).toEqual(['hardware_platforms', 'models', 'performance_results']);
      expect(read.dataset.results).toBe(1);
    }, { before, after });
  });

  test('of one name in several schemas each look up ids in their own', async () => {
    const tables: TableSpecs = {
      models: MODELS,
      hardware_platforms: HARDWARE,
      performance_results: table(BY_ID, { model_id: 1, hardware_id: 1, latency_ms: 5 }),
      'staging.models': table('model_id INTEGER, model_name VARCHAR', { model_id: 1, model_name: 'aaa' }),
      'staging.performance_results': table(BY_ID, { model_id: 1, hardware_id: 2, latency_ms: 7 }, { model_id: 2, hardware_id: 2, latency_ms: 7 }),
    };
    await withSource(tables, ({ lines, read }) => {
      expect(pick(lines, 'model', 'on', 'latency_ms', 'aside')).toEqual([
        { model: 'bert', on: 'cuda A100', latency_ms: 5 },
        { model: 'aaa', on: 'cpu', latency_ms: 7 },
        { model: 'null', on: 'cpu', latency_ms: 7, aside: 'refers to a model that the file does not list' },
      ]);
      expect(read.dataset.tables.filter((report) => report.table === 'models').map(({ rows, used }) => [rows, used])).toEqual([[2, 2], [1, 1]]);
    }, { before: ['CREATE SCHEMA src.staging'] });
  });

  test('that lost rows report those that are left', async () => {
    const tables: TableSpecs = { models: MODELS, hardware_platforms: HARDWARE, performance_results: table(BY_ID, ...[1, 2, 3].map((latency) => ({ model_id: 1, hardware_id: 1, latency_ms: latency }))) };
    await withSource(tables, ({ report }) => {
      expect(report('performance_results')).toMatchObject({ rows: 2, used: 2 });
      expect(report('models')).toMatchObject({ rows: 1, used: 1 });
    }, { after: ['DELETE FROM src.performance_results WHERE latency_ms = 2', 'DELETE FROM src.models WHERE model_id = 2'] });
  });

  test('may have columns named like the engine’s own, and names with quotes beside those that are read', async () => {
    const odd = '"rowid" VARCHAR, "t" STRUCT(model_id INTEGER), "f" INTEGER, "say ""x""" INTEGER, "a;b\'c" INTEGER, Model_Name VARCHAR, HARDWARE_TYPE VARCHAR, "Latency_MS" DOUBLE';
    const rows = ['x', 'y'].map((id) => ({ rowid: id, t: { sql: '{model_id: 7}' }, f: 1, 'say "x"': 1, "a;b'c": 1, Model_Name: 'bert', HARDWARE_TYPE: 'cpu', Latency_MS: 5 }));
    await withSource({ performance_results: table(odd, ...rows) }, async ({ engine, read, lines, report }) => {
      expect(pick(lines, 'model', 'on', 'latency_ms')).toEqual([{ model: 'bert', on: 'cpu', latency_ms: 5 }, { model: 'bert', on: 'cpu', latency_ms: 5 }]);
      const [first] = await engine.ask(evidenceResults(() => 'bench.evidence', NO_FILTERS, 1, [1]));
      expect(first).toMatchObject({ latency_ms: 5 });
      expect(await engine.ask(evidenceTexts(read.views.map((view) => rowTexts(view, read.recognition))[0] ?? '', [first?.row_id ?? 0]))).toMatchObject([{ row_id: first?.row_id, hardware_word: 'cpu' }]);
      expect(report('performance_results')).toMatchObject({ rows: 2, used: 2, columnsUsed: ['Model_Name', 'HARDWARE_TYPE', 'Latency_MS'], columnsIgnored: ['rowid', 't', 'f', 'say "x"', "a;b'c"] });
    });
  });

  test('may be known by a label that is not their name, which may hold quotes', async () => {
    const engine = await openNativeEngine();
    try {
      const [schema, name] = ['it"s', `drop "table"; --'`];
      for (const sql of [`ATTACH ':memory:' AS "my ""file"""`, `CREATE SCHEMA "my ""file"""."it""s"`, `CREATE TABLE "my ""file"""."it""s"."drop ""table""; --'" (model_name VARCHAR, hardware_type VARCHAR, latency_ms DOUBLE)`, `INSERT INTO "my ""file"""."it""s"."drop ""table""; --'" VALUES ('bert', 'cpu', 5)`]) await engine.run({ sql });
      const [found] = await engine.tables('my "file"');
      expect(found).toMatchObject({ schema, name });
      const read = await readDataset(engine, [{ ...(found as SourceTable), label: 'performance_results' }]);
      expect(read.dataset).toMatchObject({ results: 1, models: [{ name: 'bert' }] });
      expect(await engine.ask(linesQuestion(read.views[0]?.select ?? ''))).toMatchObject([{ model: 'bert', hardware_type: 'cpu', latency_ms: 5 }]);
    } finally {
      engine.close();
    }
  });

  test('of any name are taken for flat exports where no known name is there', async () => {
    const flat = table('model VARCHAR, hardware VARCHAR, throughput DOUBLE, batch_size INTEGER', { model: 'bert', hardware: 'NVIDIA A100', throughput: 80, batch_size: 8 }, { model: 'unknown', hardware: 'CPU', throughput: 0 });
    await withSource({ export_2025: flat, other: table('x INTEGER') }, ({ lines, report }) => {
      expect(pick(lines, 'model', 'on', 'throughput_per_s', 'batch', 'says', 'aside')).toEqual([
        { model: 'bert', on: 'cuda NVIDIA A100', throughput_per_s: 80, batch: '8', says: 'observed supported' },
        { model: 'null', on: 'cpu', aside: 'the model is “unknown”' },
      ]);
      expect(report('export_2025').takenFor).toBe('results, one flat table');
    });
    await withSource({ export_2025: flat, models: MODELS }, ({ report }) => expect(report('export_2025').takenFor).toBeNull());
  });
});

test('columns that only tell of models, devices or parents are reported as used', async () => {
  const tables: TableSpecs = {
    models: MODELS,
    test_results: table('id INTEGER, model_name VARCHAR, model_type VARCHAR, hardware_type VARCHAR, status VARCHAR, color VARCHAR', { id: 1, model_name: 'bert', model_type: 'text', hardware_type: 'cpu', status: 'passed' }),
    power_metrics: table('test_id INTEGER, power_watts_avg DOUBLE', { test_id: 1, power_watts_avg: 5 }),
  };
  await withSource(tables, ({ report, lines }) => {
    expect(pick(lines, 'table', 'model', 'on')).toContainEqual({ table: 'power_metrics', model: 'bert', on: 'cpu' });
    expect(report('test_results')).toMatchObject({ columnsUsed: ['id', 'model_name', 'model_type', 'hardware_type', 'status'], columnsIgnored: ['color'] });
  });
});
