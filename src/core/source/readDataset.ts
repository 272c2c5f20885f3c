import type { Engine } from '../engine/engine.ts';
import { NUMBER, NUMBER_NULL, TEXT, TEXT_NULL } from '../engine/row.ts';
import type { DeviceInfo, ModelInfo } from '../model/modelAndDevice.ts';
import type { Metric, MetricKey } from '../model/metric.ts';
import { METRICS, METRIC_KEYS } from '../model/metric.ts';
import { classifyModel } from '../model/modality.ts';
import { comparePrecisions } from '../model/precision.ts';
import { fillSources, findCopies } from './copies.ts';
import type { Dataset, DimensionValue, SourceInfo } from './dataset.ts';
import { deviceFacts } from './deviceFacts.ts';
import { dimensionTables } from './dimensionTables.ts';
import type { EvidenceView } from './evidenceView.ts';
import { evidenceView, tableSql } from './evidenceView.ts';
import { linkPower } from './linkPower.ts';
import type { Recognition, RecognisedTable } from './recognise.ts';
import { recognise } from './recognise.ts';
import { rowTable } from './rowTable.ts';
import { throttleFromSamples } from './sampleRuns.ts';
import type { SourceTable } from './table.ts';
import { reportTables } from './tableReports.ts';
import { fillEvidenceWords, fillHardwareWords } from './wordTables.ts';

/** A file that was read: what is in it, and the views through which its rows are found again. */
export interface ReadDataset {
  readonly dataset: Dataset;
  readonly views: readonly EvidenceView[];
  readonly recognition: Recognition;
  /** The words, in lower case, that the file uses for each hardware type. */
  readonly hardwareWords: ReadonlyMap<string, readonly string[]>;
}

/**
 * Reads a file into the canonical relations in the schema `bench` of the engine's own memory; the file itself is only read.
 * @throws {QueryError} when the engine refuses (a corrupt block, out of memory).
 */
export async function readDataset(engine: Engine, tables: readonly SourceTable[], onStep: (done: number, of: number) => void = () => {}, nowMs: number = Date.now()): Promise<ReadDataset> {
  const recognition = recognise(tables);
  const dimensions = dimensionTables(recognition);
  const views = recognition.recognised.filter((entry) => entry.concept.kind !== null).map((entry) => evidenceView(entry, recognition));
  const links = linkPower(recognition);
  const facts = deviceFacts(recognition);
  const several = recognition.sources.length > 1;
  const rows = rowTable(views, { joins: links.joins, several });
  const copies = several ? findCopies(rows.content) : [];
  const statements = [...dimensions.tables, rows.create, ...views.map(rows.insert), ...links.statements, ...facts.statements, ...throttleFromSamples(recognition), ...copies, ...rows.expose];
  const total = dimensions.sources.length + statements.length + 3;
  let done = 0;
  const step = (): void => onStep((done += 1), total);

  await engine.run({ sql: 'CREATE SCHEMA bench' });
  await fillSources(engine, recognition.sources);
  for (const sql of dimensions.sources) {
    await engine.run({ sql });
    step();
  }
  await fillHardwareWords(engine, recognition);
  await fillEvidenceWords(engine, recognition);
  step();
  for (const sql of statements) {
    await engine.run({ sql });
    step();
  }
  const reports = await reportTables(engine, recognition, views, [...dimensions.readings, ...links.readings, ...facts.readings]);
  step();
  const dataset = await describeDataset(engine, recognition, reports, nowMs);
  step();
  return { dataset, views, recognition, hardwareWords: await hardwareWords(engine) };
}

/** A clock may be off by a zone; a row later than this is a mistake, and must not make all others look old. */
const CLOCK_SLACK_MS = 86_400_000;

async function describeDataset(engine: Engine, recognition: Recognition, tables: Dataset['tables'], nowMs: number): Promise<Dataset> {
  const bounds = await engine.ask({
    name: 'bounds',
    sql: `SELECT count(*)::INTEGER AS results,
  count(*) FILTER (WHERE throttle > 0 AND NOT (linked AND kind = 'power'))::INTEGER AS throttled,
  count(*) FILTER (WHERE power_estimated AND (kind = 'power' OR NOT linked))::INTEGER AS estimated,
  min(at_ms) AS oldest_ms,
  coalesce(max(at_ms) FILTER (WHERE at_ms <= $1::DOUBLE), max(at_ms)) AS newest_ms
FROM bench.evidence`,
    params: [nowMs + CLOCK_SLACK_MS],
    row: { results: NUMBER, throttled: NUMBER, estimated: NUMBER, oldest_ms: NUMBER_NULL, newest_ms: NUMBER_NULL },
  });
  const sources = await describeSources(engine, recognition, bounds[0]?.results ?? 0);
  return {
    sources,
    models: await models(engine),
    devices: await devices(engine),
    tables,
    dimensions: {
      precision: (await dimension(engine, 'precision')).toSorted((left, right) => comparePrecisions(left.value, right.value)),
      batch: (await dimension(engine, 'batch')).toSorted(byBatch),
      testType: (await dimension(engine, 'test_type')).toSorted(byRows),
      testCase: (await dimension(engine, 'test_case')).toSorted(byRows),
    },
    metrics: await presentMetrics(engine),
    results: bounds[0]?.results ?? 0,
    throttledResults: bounds[0]?.throttled ?? 0,
    estimatedResults: bounds[0]?.estimated ?? 0,
    oldestMs: bounds[0]?.oldest_ms ?? null,
    newestMs: bounds[0]?.newest_ms ?? null,
    synthetic: sources.some((source) => source.synthetic),
    reductions: await statedReductions(engine, recognition),
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

async function hardwareWords(engine: Engine): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await engine.ask({ name: 'hardware-words', sql: 'SELECT hardware_type, word FROM bench.hardware_word ORDER BY 1, 2', row: { hardware_type: TEXT, word: TEXT } });
  const words = new Map<string, string[]>();
  for (const row of rows) words.set(row.hardware_type, [...(words.get(row.hardware_type) ?? []), row.word]);
  return words;
}

async function dimension(engine: Engine, column: 'precision' | 'batch' | 'test_type' | 'test_case'): Promise<DimensionValue[]> {
  const rows = await engine.ask({
    name: `values-of-${column}`,
    sql: `SELECT ${column} AS value, count(*)::INTEGER AS result_count FROM bench.evidence GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 500`,
    row: { value: TEXT, result_count: NUMBER },
  });
  return rows.map((row) => ({ value: row.value, rows: row.result_count }));
}

async function presentMetrics(engine: Engine): Promise<MetricKey[]> {
  const metrics: Metric[] = METRIC_KEYS.map((key) => METRICS[key]);
  const shape = Object.fromEntries(metrics.map((metric) => [metric.column, NUMBER]));
  const rows = await engine.ask({ name: 'metrics', sql: `SELECT ${metrics.map((metric) => `count(${metric.column})::INTEGER AS ${metric.column}`).join(', ')} FROM bench.evidence`, row: shape });
  return metrics.filter((metric) => (rows[0]?.[metric.column] ?? 0) > 0).map((metric) => metric.key);
}

/** The files with what each of them holds; a result that is in several counts for each. */
async function describeSources(engine: Engine, { sources, recognised }: Recognition, results: number): Promise<SourceInfo[]> {
  const counted = sources.length < 2 ? [] : await engine.ask({ name: 'source-results', sql: RESULTS_BY_SOURCE, row: { bit: NUMBER, result_count: NUMBER } });
  const described: SourceInfo[] = [];
  for (const { catalog, label, bit } of sources) {
    const info = recognised.find(({ concept, table }) => concept.key === 'info' && table.catalog === catalog);
    const ownResults = sources.length < 2 ? results : (counted.find((row) => row.bit === bit)?.result_count ?? 0);
    described.push({ label, results: ownResults, synthetic: info !== undefined && (await saysSynthetic(engine, info)) });
  }
  return described;
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
