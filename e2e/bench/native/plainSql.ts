import { constant } from '../../../src/core/sql/quote.ts';
import { ASKED } from '../asked.ts';
import type { QuestionId } from '../questions.ts';

/** One question as a person would put it to the database that is attached as `src`. */
export interface PlainQuestion {
  readonly label: string;
  readonly statements: readonly string[];
}

/** Every table that says something of a model on a device, in the few columns that the matrix needs. */
const EVIDENCE = `
  SELECT model_id, hardware_id, 'measured' AS kind, test_timestamp AS moment, CASE WHEN success IS DISTINCT FROM false THEN 'pass' ELSE 'fail' END AS status, is_simulated, batch_size, precision, test_type, test_case, average_latency_ms
  FROM src.main.performance_results
  UNION ALL
  SELECT model_id, hardware_id, 'tested', timestamp, status, is_simulated, batch_size, precision, test_type, test_case, NULL
  FROM src.main.test_results
  UNION ALL
  SELECT model_id, hardware_id, 'declared', last_tested, compatibility_status, is_simulated, NULL, NULL, NULL, NULL, NULL
  FROM src.main.hardware_compatibility`;

interface Cells {
  readonly where?: string;
  readonly of?: string;
  readonly values?: string;
  readonly order?: string;
}

/** Newest status and counts of every model on every device. */
function cells({ where = 'true', of = 'true', values = 'NULL', order = 'model_name, hardware_type, device_name' }: Cells = {}): string {
  return `
WITH evidence AS (${EVIDENCE}
), cell AS (
  SELECT
    model_id,
    hardware_id,
    arg_max(status, moment) FILTER (WHERE kind <> 'declared' AND NOT is_simulated) AS observed,
    arg_max(status, moment) FILTER (WHERE kind = 'declared') AS declared,
    count(*) FILTER (WHERE kind <> 'declared') AS results,
    count(*) FILTER (WHERE kind <> 'declared' AND status = 'pass') AS passed,
    count(*) FILTER (WHERE is_simulated) AS simulated,
    max(moment) AS newest,
    ${values} AS value
  FROM evidence
  WHERE ${where}
  GROUP BY model_id, hardware_id
)
SELECT model_name, hardware_type, device_name, cell.* EXCLUDE (model_id, hardware_id)
FROM cell
JOIN src.main.models USING (model_id)
JOIN src.main.hardware_platforms USING (hardware_id)
WHERE ${of}
ORDER BY ${order}`;
}

/** What a page lists beside its first matrix: every model and device, what can be filtered for, how many there are, from when to when. */
const LISTS = [
  'SELECT model_id, model_name, model_family, modality, parameters_million FROM src.main.models ORDER BY model_name',
  'SELECT hardware_id, hardware_type, device_name FROM src.main.hardware_platforms ORDER BY hardware_type, device_name',
  `SELECT precision, batch_size, test_type, test_case, is_simulated, count(*), min(moment), max(moment)
FROM (${EVIDENCE})
GROUP BY GROUPING SETS ((precision), (batch_size), (test_type), (test_case), (is_simulated), ())`,
];

function configurations(where: string): string {
  return `
SELECT
  model_name, hardware_type, device_name, precision, batch_size, test_case,
  count(*) AS n, median(average_latency_ms) AS median_ms, avg(average_latency_ms) AS mean_ms, min(average_latency_ms) AS low_ms, max(average_latency_ms) AS high_ms,
  max(test_timestamp) AS newest
FROM src.main.performance_results
JOIN src.main.models USING (model_id)
JOIN src.main.hardware_platforms USING (hardware_id)
WHERE success IS DISTINCT FROM false AND NOT performance_results.is_simulated AND ${where}
GROUP BY ALL
ORDER BY ALL`;
}

function power(where: string): string {
  return `
SELECT
  model_name, hardware_type, device_name, p.precision, p.batch_size, p.test_case,
  count(*) AS n, median(w.power_watts_avg) AS watts, median(w.power_watts_peak) AS peak_watts, median(w.energy_efficiency_items_per_joule) AS items_per_joule,
  median(w.temperature_celsius_avg) AS celsius, median(w.temperature_celsius_peak) AS peak_celsius, median(p.average_latency_ms) AS latency_ms, median(p.throughput_items_per_second) AS per_second,
  count(*) FILTER (WHERE w.thermal_throttling_detected) AS throttled, max(w.test_timestamp) AS newest
FROM src.main.power_metrics AS w
LEFT JOIN src.main.performance_results AS p ON p.id = w.performance_id
JOIN src.main.models AS m ON m.model_id = w.model_id
JOIN src.main.hardware_platforms AS h ON h.hardware_id = w.hardware_id
WHERE NOT w.is_simulated AND ${where}
GROUP BY ALL
ORDER BY ALL`;
}

const CELL = `(SELECT model_id, hardware_id FROM src.main.models, src.main.hardware_platforms WHERE model_name = ${constant(ASKED.cell.model)} AND device_name = ${constant(ASKED.cell.device)})`;

/** As many rows as the page fetches of each table before it shows the newest of all. */
function evidenceOf(table: string, time: string): string {
  return `SELECT * FROM src.main.${table} WHERE (model_id, hardware_id) IN ${CELL} ORDER BY ${time} DESC LIMIT 500`;
}

const [newest, fp16] = ['newest status and counts of every model on every device', `precision = ${constant(ASKED.precision)}`];
const AT = `batch_size = ${ASKED.at.batch} AND precision = ${constant(ASKED.at.precision)} AND test_case = ${constant(ASKED.at.testCase)}`;

/** Answered by the tables of a benchmark database; `parquet` is asked of a file of its own. */
export const PLAIN_QUESTIONS: Readonly<Record<Exclude<QuestionId, 'parquet'>, PlainQuestion>> = {
  open: { label: `ATTACH, ${newest}, and what the filters list`, statements: [...LISTS, cells()] },
  'filter-precision': { label: `${newest}, of ${ASKED.precision}`, statements: [cells({ where: fp16 })] },
  'filter-batch': { label: `${newest}, of batch ${ASKED.batch}`, statements: [cells({ where: `batch_size = ${ASKED.batch}` })] },
  'filter-test-type': { label: `${newest}, of ${ASKED.testType} tests`, statements: [cells({ where: `test_type = ${constant(ASKED.testType)}` })] },
  'filter-evidence': { label: `${newest}, without simulated ones`, statements: [cells({ where: 'NOT is_simulated' })] },
  'filter-dates': { label: `${newest}, since ${ASKED.since}`, statements: [cells({ where: `moment >= TIMESTAMP ${constant(ASKED.since)}` })] },
  'filter-hardware': { label: `${newest}, on ${ASKED.hardware}`, statements: [cells({ of: `hardware_type = ${constant(ASKED.hardware)}` })] },
  'filter-state': { label: `${newest}, where the newest failed`, statements: [cells({ of: `observed IN ('fail', 'error')` })] },
  search: { label: `${newest}, of models named like ${ASKED.search}`, statements: [cells({ of: `model_name ILIKE ${constant(`%${ASKED.search}%`)}` })] },
  sort: { label: `${newest}, most results first`, statements: [cells({ order: 'results DESC, model_name, device_name' })] },
  content: { label: `${newest}, and median latency at one configuration`, statements: [cells({ values: `median(average_latency_ms) FILTER (WHERE ${AT} AND NOT is_simulated AND status = 'pass')` })] },
  'page-performance': { label: 'median, mean and bounds of latency by model, device, precision, batch and test case', statements: [configurations('true')] },
  'filter-performance': { label: `the same of ${ASKED.precision}`, statements: [configurations(fp16)] },
  'page-power': { label: 'medians of power, efficiency, temperature, latency and throughput by model, device, precision, batch and test case', statements: [power('true')] },
  'filter-power': { label: `the same of ${ASKED.precision}`, statements: [power(`p.${fp16}`)] },
  'drill-down': {
    label: 'all columns of the newest 500 rows of each table about one model on one device',
    statements: [evidenceOf('performance_results', 'test_timestamp'), evidenceOf('test_results', 'timestamp'), evidenceOf('hardware_compatibility', 'last_tested'), evidenceOf('power_metrics', 'test_timestamp')],
  },
};

/** The flat file read into memory, and asked for the newest status of every pair. */
export function parquetQuestion(path: string): PlainQuestion {
  return {
    label: 'the whole file read into a table, then newest status and counts of every model on every device',
    statements: [
      `CREATE TABLE results AS SELECT * FROM read_parquet(${constant(path)})`,
      `
SELECT model_name, hardware_type, device_name, arg_max(status, test_timestamp) FILTER (WHERE NOT is_simulated) AS observed, count(*) AS results, count(*) FILTER (WHERE is_simulated) AS simulated, max(test_timestamp) AS newest
FROM results
GROUP BY ALL
ORDER BY ALL`,
    ],
  };
}
