import { describe, expect, test } from 'vitest';
import type { ColumnStats } from './columnStats.ts';
import { parseStats } from './columnStats.ts';
import { CONCEPTS } from './concepts.ts';
import { foldPlan } from './foldPlan.ts';
import type { FoldPlan } from './foldPlan.ts';
import { foldRelation, periodSql } from './foldTables.ts';

const CLOCK_MS = Date.UTC(2026, 10, 24);
const MOMENTS = '[Min: 2026-01-02 03:04:05, Max: 2026-05-06 00:00:00][Has Null: false, Has No Null: true]';

/** The plan of performance results with these columns, whose statistics are given as text. */
function planOf(columns: Readonly<Record<string, string>>, stats: Readonly<Record<string, string>> = {}, beside: { readonly listsTests?: boolean; readonly listsRuns?: boolean } = {}): FoldPlan {
  const concept = CONCEPTS.find(({ key }) => key === 'measurements');
  if (concept === undefined) throw new Error('no such concept');
  const table = { catalog: 'src', schema: 'main', name: 'performance_results', label: 'performance_results', rowCount: 9, columns: Object.entries(columns).map(([name, type]) => ({ name, type })) };
  const proved = new Map<string, ColumnStats>(Object.entries(stats).map(([name, text]) => [name, parseStats(text)]));
  return foldPlan({ id: 3, table, concept }, { listsTests: false, listsRuns: false, stats: proved, clockMs: CLOCK_MS, ...beside });
}

const namesOf = (plan: FoldPlan, by: 'cell' | 'setting'): readonly string[] => plan.columns(by).map(({ name }) => name);
const BASE = { id: 'INTEGER', model_id: 'INTEGER', hardware_id: 'INTEGER', timestamp: 'TIMESTAMP', latency_ms: 'DOUBLE', iterations: 'INTEGER', notes: 'VARCHAR' };

describe('a fold', () => {
  test('keeps what tells cells and states apart, and by setting also the setting', () => {
    const plan = planOf({ ...BASE, precision: 'VARCHAR', batch_size: 'INTEGER', status: 'VARCHAR' });
    expect(namesOf(plan, 'cell').toSorted()).toEqual(['hardware_id', 'latency_ms', 'model_id', 'status']);
    expect(namesOf(plan, 'setting').toSorted()).toEqual(['batch_size', 'hardware_id', 'latency_ms', 'model_id', 'precision', 'status']);
    expect(foldRelation(plan, 'setting')).toBe('bench.setting_3');
  });

  test('does not look at a number that is above zero in every row', () => {
    expect(planOf(BASE).select('true', 'cell')).toContain('sign(TRY_CAST(t."latency_ms" AS DOUBLE))');
    expect(planOf(BASE, { latency_ms: '[Min: 5, Max: 7][Has Null: false, Has No Null: true]' }).select('true', 'cell')).not.toContain('sign(');
  });

  test('keeps rows apart that are later than the clock, unless the column proves that none is', () => {
    expect(planOf(BASE, { timestamp: MOMENTS }).select('true', 'cell')).not.toContain('fold_beyond');
    expect(planOf(BASE, { timestamp: MOMENTS.replace('2026-05', '2027-05') }).select('true', 'cell')).toContain(`t."timestamp" > make_timestamp_ms(${CLOCK_MS}) AS "fold_beyond"`);
    expect(planOf(BASE).select('true', 'cell')).toContain(`> ${CLOCK_MS} AS "fold_beyond"`);
  });

  test('keeps what a row names only where that counts', () => {
    const columns = { ...BASE, test_id: 'INTEGER', run_id: 'INTEGER' };
    expect(namesOf(planOf(columns), 'cell')).not.toContain('test_id');
    expect(namesOf(planOf(columns, {}, { listsTests: true }), 'cell')).toContain('test_id');
    expect(namesOf(planOf(columns, { timestamp: MOMENTS }, { listsRuns: true }), 'cell')).not.toContain('run_id');
    expect(namesOf(planOf(columns, {}, { listsRuns: true }), 'cell')).toContain('run_id');
  });

  test('tells failures apart by their reason, and keeps one text of each', () => {
    const plan = planOf({ ...BASE, error: 'VARCHAR' });
    expect(namesOf(plan, 'cell')).toContain('error_message');
    expect(plan.select('true', 'cell')).toMatch(/AS "fold_failure"[\s\S]+arg_min_null\(/);
    expect(planOf(BASE).select('true', 'cell')).not.toContain('fold_failure');
  });

  test('knows by which columns a restriction is said, and whether by all rows', () => {
    const said = planOf({ ...BASE, bits: 'INTEGER' }, { model_id: '[Min: 1, Max: 7][Has Null: false, Has No Null: true]' }).saidBy;
    expect(said.get('model')).toEqual({ columns: ['model_id'], always: true });
    expect(said.get('device')).toEqual({ columns: ['hardware_id'], always: false });
    expect(said.get('precision')).toEqual({ columns: ['bits'], always: false });
    expect(said.get('batch')).toEqual({ columns: [], always: false });
  });
});

describe('a period', () => {
  const period = { fromMs: Date.UTC(2026, 0, 1), beforeMs: Date.UTC(2026, 1, 1) };

  test('is compared in the column itself where that always holds a sensible moment', () => {
    expect(periodSql(planOf(BASE, { timestamp: MOMENTS }), period)).toEqual([`t."timestamp" >= make_timestamp_ms(${period.fromMs})`, `t."timestamp" < make_timestamp_ms(${period.beforeMs})`]);
  });

  test('takes in rows without a time of their own, which their run may date', () => {
    const conditions = periodSql(planOf(BASE), { fromMs: period.fromMs, beforeMs: null });
    expect(conditions).toHaveLength(1);
    expect(conditions[0]).toMatch(new RegExp(`IS NULL OR .+ >= ${period.fromMs}\\)$`));
  });

  test('without ends is no condition', () => {
    expect(periodSql(planOf(BASE), { fromMs: null, beforeMs: null })).toEqual([]);
  });
});
