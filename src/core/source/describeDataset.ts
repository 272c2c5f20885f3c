import type { Engine } from '../engine/engine.ts';
import { NUMBER, NUMBER_NULL, TEXT, TEXT_NULL } from '../engine/row.ts';
import type { Row, RowShape } from '../engine/row.ts';
import type { DeviceInfo, ModelInfo } from '../model/modelAndDevice.ts';
import { METRICS, METRIC_KEYS } from '../model/metric.ts';
import { classifyModel } from '../model/modality.ts';
import { comparePrecisions } from '../model/precision.ts';
import type { Dataset, DimensionValue, SourceInfo } from './dataset.ts';
import { tableSql } from './evidenceView.ts';
import type { FoldPlan } from './foldPlan.ts';
import type { Recognition, RecognisedTable } from './recognise.ts';
import { SETTING_COLUMNS, SETTING_NAMES, settingRelation, settingsOf } from './settingTables.ts';

/** A clock may be off by a zone; a row later than this is a mistake, and must not make all others look old. */
export const CLOCK_SLACK_MS = 86_400_000;

/** What a dataset is described by. */
export interface Described {
  readonly engine: Engine;
  readonly recognition: Recognition;
  /** Where its results are counted, see `Relations`. */
  readonly counted: string;
  /** Tables that are counted by cell there: what they say of settings is gathered beside. */
  readonly settings: readonly FoldPlan[];
  readonly reports: Promise<Dataset['tables']>;
  readonly nowMs: number;
}

/** What is in a file that was read. */
export async function describeDataset({ engine, recognition, counted, settings, reports, nowMs }: Described): Promise<Dataset> {
  // Sent together, none waits for the way of another to the engine and back.
  const [totals, values, listedModels, listedDevices, tables, reductions, described] = await Promise.all([
    readTotals(engine, counted, nowMs + CLOCK_SLACK_MS), dimensionValues(engine, counted, settings), models(engine), devices(engine), reports, statedReductions(engine, recognition), describeSources(engine, recognition),
  ]);
  const valuesOf = (name: string): DimensionValue[] => values.filter((row) => row.dimension === name).map((row) => ({ value: row.value, rows: row.result_count }));
  const sources = described.map(({ results, ...source }) => ({ ...source, results: results ?? totals.results }));
  return {
    sources,
    models: listedModels,
    devices: listedDevices,
    tables,
    dimensions: {
      precision: valuesOf('precision').toSorted((left, right) => comparePrecisions(left.value, right.value)),
      batch: valuesOf('batch').toSorted(byBatch),
      testType: valuesOf('test_type').toSorted(byRows),
      testCase: valuesOf('test_case').toSorted(byRows),
    },
    metrics: METRIC_KEYS.filter((key) => (totals[METRICS[key].column] ?? 0) > 0),
    results: totals.results,
    throttledResults: totals.throttled,
    estimatedResults: totals.estimated,
    oldestMs: totals.oldest_ms,
    newestMs: totals.newest_ms,
    synthetic: sources.some((source) => source.synthetic),
    reductions,
  };
}

function byBatch(left: DimensionValue, right: DimensionValue): number {
  return Number(left.value === '') - Number(right.value === '') || Number(left.value) - Number(right.value);
}

function byRows(left: DimensionValue, right: DimensionValue): number {
  return right.rows - left.rows || left.value.localeCompare(right.value, 'en');
}

/** Every model that the file names, with or without evidence: one without is untested everywhere. */
async function models(engine: Engine): Promise<ModelInfo[]> {
  const rows = await engine.ask({
    name: 'models',
    sql: 'SELECT model_key, name, family, modality, type, parameters_million FROM bench.model ORDER BY model_key',
    row: { model_key: NUMBER, name: TEXT, family: TEXT_NULL, modality: TEXT_NULL, type: TEXT_NULL, parameters_million: NUMBER_NULL },
  });
  return rows.map((row) => ({ key: row.model_key, name: row.name, ...classifyModel(row), parametersMillion: row.parameters_million }));
}

async function devices(engine: Engine): Promise<DeviceInfo[]> {
  const rows = await engine.ask({
    name: 'devices',
    sql: 'SELECT device_key, hardware_type, device FROM bench.device ORDER BY device_key',
    row: { device_key: NUMBER, hardware_type: TEXT, device: TEXT },
  });
  return rows.map((row) => ({ key: row.device_key, hardwareType: row.hardware_type, name: row.device === '' ? null : row.device }));
}

const VALUES_AT_MOST = 500;

/** The most frequent values of the columns that can be filtered by. */
async function dimensionValues(engine: Engine, counted: string, settings: readonly FoldPlan[]): Promise<readonly { readonly dimension: string; readonly value: string; readonly result_count: number }[]> {
  const apart = settings.map(({ entry }) => entry.id);
  const parts = SETTING_NAMES.map((name) => {
    const column = SETTING_COLUMNS[name];
    const gathered = settings.flatMap((plan) => (settingsOf(plan).some(([said]) => said === name) ? [`SELECT key, result_count FROM ${settingRelation(plan, name)}`] : [`SELECT '', ${plan.entry.table.rowCount}::INTEGER`]));
    const rows = [`SELECT ${column} AS key, result_count FROM ${counted}${apart.length === 0 ? '' : ` WHERE table_id NOT IN (${apart.join(', ')})`}`, ...gathered].join(' UNION ALL ');
    return `SELECT * FROM (SELECT '${column}' AS dimension, key AS value, sum(result_count)::INTEGER AS result_count FROM (${rows}) GROUP BY 2 ORDER BY 3 DESC, 2 LIMIT ${VALUES_AT_MOST})`;
  });
  return engine.ask({ name: 'dimension-values', sql: parts.join('\nUNION ALL\n'), row: { dimension: TEXT, value: TEXT, result_count: NUMBER } });
}

const TOTALS = { results: NUMBER, throttled: NUMBER, estimated: NUMBER, oldest_ms: NUMBER_NULL, newest_ms: NUMBER_NULL } as const;
const HELD: RowShape = Object.fromEntries(METRIC_KEYS.map((key) => [METRICS[key].column, NUMBER]));

type Totals = Row<typeof TOTALS> & { readonly [column: string]: number | null };

/** Counts and bounds of all results; a moment beyond the clock is no newest one. Folds keep such rows apart from others, or their newest could not be told. */
async function readTotals(engine: Engine, counted: string, clockMs: number): Promise<Totals> {
  const rows = await engine.ask({
    name: 'totals',
    sql: `SELECT coalesce(sum(result_count), 0)::INTEGER AS results,
  coalesce(sum(result_count) FILTER (WHERE throttle > 0 AND NOT (linked AND kind = 'power')), 0)::INTEGER AS throttled,
  coalesce(sum(result_count) FILTER (WHERE power_estimated AND (kind = 'power' OR NOT linked)), 0)::INTEGER AS estimated,
  min(oldest_ms) AS oldest_ms,
  coalesce(max(at_ms) FILTER (WHERE at_ms <= $1::DOUBLE), max(at_ms)) AS newest_ms,
  ${METRIC_KEYS.map((key) => `count(${METRICS[key].column})::INTEGER AS ${METRICS[key].column}`).join(',\n  ')}
FROM ${counted}`,
    params: [clockMs],
    row: { ...TOTALS, ...HELD },
  });
  const [totals] = rows;
  if (totals === undefined) throw new TypeError('totals without a row');
  return totals;
}

/** The files with what each of them holds; a result that is in several counts for each. A single file holds all: null. */
async function describeSources(engine: Engine, { sources, recognised }: Recognition): Promise<(Omit<SourceInfo, 'results'> & { readonly results: number | null })[]> {
  const counted = sources.length < 2 ? null : await engine.ask({ name: 'source-results', sql: RESULTS_BY_SOURCE, row: { bit: NUMBER, result_count: NUMBER } });
  return Promise.all(sources.map(async ({ catalog, label, bit }) => {
    const info = recognised.find(({ concept, table }) => concept.key === 'info' && table.catalog === catalog);
    const results = counted === null ? null : (counted.find((row) => row.bit === bit)?.result_count ?? 0);
    return { label, results, synthetic: info !== undefined && (await saysSynthetic(engine, info)) };
  }));
}

const RESULTS_BY_SOURCE = `SELECT s.bit::INTEGER AS bit, count(*)::INTEGER AS result_count
FROM bench.evidence AS e
JOIN bench.source AS s ON (e.sources & s.bit) <> 0
GROUP BY 1
ORDER BY 1`;

const ROLLED_UP: Readonly<Record<string, string>> = { day: 'UTC day', run: 'run' };

/** What `publish` left out or put together, by the two facts that it records. */
async function statedReductions(engine: Engine, { recognised }: Recognition): Promise<string[]> {
  const sentences = new Set<string>();
  for (const info of recognised.filter(({ concept }) => concept.key === 'info')) {
    const facts = await engine.ask({
      name: 'dataset-reductions',
      sql: `SELECT DISTINCT CAST(t.key AS VARCHAR) AS name, left(CAST(t.value AS VARCHAR), 20) AS stated FROM ${tableSql(info.table)} AS t WHERE CAST(t.key AS VARCHAR) IN ('rolled_up', 'since') AND t.value IS NOT NULL ORDER BY 1, 2 LIMIT 10`,
      row: { name: TEXT, stated: TEXT },
    });
    for (const { name, stated } of facts) {
      const unit = ROLLED_UP[stated];
      if (name === 'rolled_up' && unit !== undefined) sentences.add(`Summarised: each result shown is the median of all of one setting, version and ${unit}; counts and intervals are of such medians.`);
      if (name === 'since' && /^\d{4}-\d{2}-\d{2}$/.test(stated)) sentences.add(`Published without results before ${stated}.`);
    }
  }
  return [...sentences];
}

async function saysSynthetic(engine: Engine, info: RecognisedTable): Promise<boolean> {
  const rows = await engine.ask({
    name: 'dataset-info',
    sql: `SELECT count(*)::INTEGER AS hits FROM ${tableSql(info.table)} AS t WHERE lower(CAST(t.key AS VARCHAR)) = 'synthetic' AND lower(CAST(t.value AS VARCHAR)) IN ('true', 'yes', '1')`,
    row: { hits: NUMBER },
  });
  return (rows[0]?.hits ?? 0) > 0;
}
