import { describe, expect, test } from 'vitest';
import { loadEvidence } from '../../core/matrix/evidence.ts';
import { DEFAULT_VIEW, NO_FILTERS } from '../../core/view/viewState.ts';
import { readDataset } from '../../core/source/readDataset.ts';
import type { SourceTable } from '../../core/source/table.ts';
import { cellFacts } from '../../core/sql/cellFacts.ts';
import { openNativeEngine } from '../engine.ts';
import { pick, table, withSource } from './sourceFile.ts';

const COLUMNS = 'model_name VARCHAR, hardware_type VARCHAR, device_name VARCHAR, precision VARCHAR, test_type VARCHAR, status VARCHAR, error_message VARCHAR, success BOOLEAN';

const NAMES = [
  `'; DROP TABLE bench.model; --`, `"quoted" 'twice'`, '<script>alert(1)</script>', 'line\nbreak\r\n\ttab', 'unit\u001fseparator', 'nul\u0000byte', '$1 {0} %s \\', '%_', 'ΑΣ İ ß ẞ', '模型 🤖', 'a\u0301 á', '__proto__', 'constructor', '\u202eright to left',
];

/** A text as SQL, which cannot spell a NUL inside quotes. */
const chars = (text: string): { readonly sql: string } => ({ sql: text.split('\u0000').map((part) => `'${part.replaceAll("'", "''")}'`).join(' || chr(0) || ') });

test('names of any letters are carried through, each as its own', async () => {
  const rows = NAMES.map((name) => ({ model_name: chars(name), hardware_type: chars(name), device_name: chars(`device ${name}`), precision: chars(name), test_type: chars(name), status: chars(name), success: true }));
  await withSource({ test_results: table(COLUMNS, ...rows) }, async ({ engine, read, lines, models }) => {
    expect(lines.map((line) => line['says'])).toEqual(NAMES.map(() => 'observed supported'));
    expect(lines.map((line) => line['model'])).toEqual(NAMES);
    expect(lines.map((line) => line['status_word'])).toEqual(NAMES);
    expect(models.toSorted()).toEqual(NAMES.toSorted());
    expect(read.dataset.devices.map((device) => device.name ?? '').toSorted((left, right) => left.localeCompare(right))).toEqual(NAMES.map((name) => `device ${name}`).toSorted((left, right) => left.localeCompare(right)));
    expect(read.dataset.dimensions.precision).toHaveLength(NAMES.length);
    for (const dimension of ['precision', 'testType'] as const) {
      for (const { value, rows: expected } of read.dataset.dimensions[dimension]) {
        const facts = await engine.ask(cellFacts('bench.counted', { ...NO_FILTERS, [dimension]: [value] }));
        expect({ value, found: facts.length }).toEqual({ value, found: expected });
      }
    }
  });
});

test('a text of 10 MB is cut where it is shown', async () => {
  const long = { sql: `repeat('ab <b> ', 1500000)` };
  const word = { sql: `repeat('ab <b> ', 20000)` };
  const row = { model_name: word, hardware_type: word, device_name: word, precision: word, test_type: word };
  const models = table('model_name VARCHAR, model_family VARCHAR, modality VARCHAR, model_type VARCHAR', { model_name: long, model_family: word, modality: word, model_type: word });
  await withSource({ models, test_results: table(COLUMNS, { ...row, status: 'failed', error_message: long }, { ...row, status: word }) }, async ({ engine, read, models: names }) => {
    expect(names.map((name) => name.length)).toEqual([400]);
    expect(read.dataset.results).toBe(2);
    expect(JSON.stringify(read.dataset).length).toBeLessThan(20_000);
    const address = { model: names[0] ?? '', hardwareType: read.dataset.devices[0]?.hardwareType ?? '', device: null };
    const { rows } = await loadEvidence((question, signal) => engine.ask(question, { signal }), read, [], DEFAULT_VIEW, address, undefined);
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows).length).toBeLessThan(400_000);
    expect(Math.max(...rows.map(({ errorText }) => errorText?.length ?? 0))).toBe(20_000);
  });
});

describe('many', () => {
  test('unknown tables are listed, and the known one is read', async () => {
    const unknown = Array.from({ length: 5_000 }, (_, index): SourceTable => ({ catalog: 'src', schema: 'main', name: `t${index}`, label: `t${index}`, columns: [{ name: 'x', type: 'INTEGER' }], rowCount: 3 }));
    const engine = await openNativeEngine();
    try {
      for (const sql of [`ATTACH ':memory:' AS src`, 'CREATE TABLE src.test_results (model_name VARCHAR, hardware_type VARCHAR, success BOOLEAN)', `INSERT INTO src.test_results VALUES ('m', 'cpu', true)`]) await engine.run({ sql });
      const read = await readDataset(engine, [...unknown, ...(await engine.tables('src'))]);
      expect(read.dataset.tables).toHaveLength(5_001);
      expect(read.dataset.results).toBe(1);
      expect(read.dataset.tables.filter((report) => report.takenFor === null).reduce((sum, report) => sum + report.rows, 0)).toBe(15_000);
    } finally {
      engine.close();
    }
  });

  test('tables of a known name are read up to a number, and the others said to be left out', async () => {
    const schemas = Array.from({ length: 64 }, (_, index) => `s${index}`);
    const tables = Object.fromEntries(schemas.map((schema) => [`${schema}.test_results`, table('model_name VARCHAR, hardware_type VARCHAR, success BOOLEAN', { model_name: 'm', hardware_type: 'cpu', success: true })]));
    await withSource(tables, ({ read }) => {
      expect(read.dataset.results).toBe(60);
      expect(read.dataset.tables.filter((report) => report.reason === 'only the first 60 tables are read')).toHaveLength(4);
    }, { before: schemas.map((schema) => `CREATE SCHEMA src.${schema}`) });
  });

  test('columns of a known table are reported as ignored', async () => {
    const columns = Array.from({ length: 10_000 }, (_, index) => `c${index} INTEGER`).join(', ');
    await withSource({ test_results: table(`model_name VARCHAR, ${columns}, hardware_type VARCHAR, success BOOLEAN`, { model_name: 'm', hardware_type: 'cpu', success: true }) }, ({ read, report }) => {
      expect(read.dataset.results).toBe(1);
      expect(report('test_results').columnsIgnored).toHaveLength(10_000);
    });
  });

  test('hardware columns of a wide table are read up to a number, and the others said to be left out', async () => {
    const columns = Array.from({ length: 10_000 }, (_, index) => `hw${index}_support BOOLEAN`).join(', ');
    await withSource({ cross_platform_compatibility: table(`model_name VARCHAR, ${columns}`, { model_name: 'm', hw0_support: true, hw99_support: false, hw9999_support: true }) }, ({ lines, report }) => {
      expect(pick(lines, 'on', 'says')).toEqual([{ on: 'hw0', says: 'declared supported' }, { on: 'hw99', says: 'declared unsupported' }]);
      expect(report('cross_platform_compatibility').columnsIgnored).toHaveLength(9_900);
      expect(report('cross_platform_compatibility').notes).toContain('only the first 100 hardware columns are read');
    });
  });

  test('different texts in a status do not crowd out the words that are known', async () => {
    const insert = `INSERT INTO src.test_results SELECT 'm', 'cpu', CASE WHEN i % 3 = 0 THEN 'success' ELSE 'Error at 0x' || i END, 'a' || i FROM range(20000) AS r(i)`;
    await withSource({ test_results: table('model_name VARCHAR, hardware_type VARCHAR, status VARCHAR, precision VARCHAR') }, async ({ engine, read }) => {
      const [fact] = await engine.ask(cellFacts('bench.counted', NO_FILTERS));
      expect(fact).toMatchObject({ passes: 6_667, results: 20_000 });
      expect(read.dataset.dimensions.precision[0]).toMatchObject({ rows: 1 });
    }, { after: [insert] });
  });
});
