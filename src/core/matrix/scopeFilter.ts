import type { SourceFile } from '../source/sources.ts';
import { periodOf } from '../sql/evidenceFilter.ts';
import type { ResultRow, SettingNames, TestTypeName } from '../sql/resultList.ts';
import { MARKS } from '../sql/resultList.ts';
import type { Scope } from './scope.ts';

/** What the numbers of results in memory stand for. */
export interface ResultNames {
  readonly files: readonly SourceFile[];
  /** By number. */
  readonly settings: ReadonlyMap<number, SettingNames>;
  /** Empty where no filter asks for a test type. */
  readonly testTypes: readonly TestTypeName[];
}

/** Says of results in memory what `scopeCondition` says of those in the engine. */
export interface ScopeFilter {
  /** By configuration and marks: alike for all results of a sample. */
  readonly placed: (result: Pick<ResultRow, 'model_key' | 'device_key' | 'setting' | 'marks'>) => boolean;
  /** Of a single one; null where every result passes. */
  readonly single: ((result: ResultRow) => boolean) | null;
}

export function scopeFilter(scope: Scope, names: ResultNames): ScopeFilter {
  return { placed: placedFilter(scope, names), single: singleFilter(scope, names) };
}

/** Whether a scope leaves the cell that a result is in. */
export function cellFilter({ modelKeys, deviceKeys, pairs }: Scope): (result: Pick<ResultRow, 'model_key' | 'device_key'>) => boolean {
  if (pairs !== null) {
    const cells = new Set(pairs.map(([model, device]) => `${model} ${device}`));
    return ({ model_key, device_key }) => cells.has(`${model_key} ${device_key}`);
  }
  const [models, devices] = [setOf(modelKeys), setOf(deviceKeys)];
  return ({ model_key, device_key }) => (models === null || models.has(model_key)) && (devices === null || devices.has(device_key));
}

function placedFilter(scope: Scope, { settings }: ResultNames): ScopeFilter['placed'] {
  const { filters } = scope;
  const inCell = cellFilter(scope);
  const { precision, batch, evidence } = filters;
  const stated = precision.length === 0 && batch.length === 0 ? null : new Set([...settings.values()].filter((setting) => isAmong(setting.precision, precision) && isAmong(setting.batch, batch)).map(({ setting }) => setting));
  return (result) =>
    inCell(result) &&
    (stated === null || stated.has(result.setting)) &&
    (evidence === 'all' || ((result.marks & MARKS.simulated) !== 0) === (evidence === 'simulated'));
}

function singleFilter({ filters }: Scope, { files, testTypes }: ResultNames): ScopeFilter['single'] {
  const { fromMs, beforeMs } = periodOf(filters);
  const types = filters.testType.length === 0 ? null : new Set(testTypes.filter(({ name }) => filters.testType.includes(name)).map(({ test_type }) => test_type));
  const bits = filters.source.length === 0 ? null : files.filter(({ label }) => filters.source.includes(label)).reduce((all, { bit }) => all | bit, 0);
  const without = filters.throttled === 'without';
  if (fromMs === null && beforeMs === null && types === null && bits === null && !without) return null;
  return ({ test_type, marks, sources, at_ms }) =>
    (types === null || types.has(test_type)) &&
    (bits === null || (sources & bits) !== 0) &&
    !(without && (marks & MARKS.throttled) !== 0) &&
    (fromMs === null || (at_ms !== null && at_ms >= fromMs)) &&
    (beforeMs === null || (at_ms !== null && at_ms < beforeMs));
}

function setOf<T>(values: readonly T[] | null): ReadonlySet<T> | null {
  return values === null ? null : new Set(values);
}

/** Whether a filter that names these values leaves one. */
export function isAmong(value: string, chosen: readonly string[]): boolean {
  return chosen.length === 0 || chosen.includes(value);
}
