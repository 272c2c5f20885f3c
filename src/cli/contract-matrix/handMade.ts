import type { FailureKind, Outcome } from '../../core/model/state.ts';
import type { NativeEngine } from '../engine.ts';
import type { RawRow } from './bruteForce.ts';
import { joinPower } from './joinPower.ts';

/** Small seeded dice, so that a failure can be seen again. */
function dice(seed: number): { readonly pick: <T>(list: readonly T[]) => T; readonly chance: (share: number) => boolean } {
  let state = seed;
  const next = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  return {
    pick: <T>(list: readonly T[]): T => {
      const item = list[Math.floor(next() * list.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
    chance: (share) => next() < share,
  };
}

interface TestWord {
  readonly status: string | null;
  readonly success: boolean | null;
  readonly error?: string;
  readonly outcome: Outcome | null;
  readonly failure?: FailureKind;
  readonly silent?: boolean;
}

const TEST_WORDS: readonly TestWord[] = [
  { status: 'success', success: true, outcome: 'supported' },
  { status: 'Success (REAL)', success: null, outcome: 'supported' },
  { status: null, success: true, outcome: 'supported' },
  { status: 'partial', success: true, outcome: 'partial' },
  { status: 'incompatible', success: false, outcome: 'unsupported' },
  { status: 'failed', success: false, error: 'CUDA out of memory', outcome: 'failing', failure: 'out-of-memory' },
  { status: 'success', success: false, outcome: 'failing', failure: 'error' },
  { status: 'TIMEOUT', success: null, outcome: 'failing', failure: 'timeout' },
  { status: null, success: false, error: 'Segmentation fault', outcome: 'failing', failure: 'crash' },
  { status: 'hardware_not_available', success: false, outcome: 'failing', failure: 'unavailable' },
  { status: 'skipped', success: true, outcome: null, silent: true },
  { status: 'running', success: null, outcome: null, silent: true },
  { status: 'unknown', success: null, outcome: null, silent: true },
  { status: null, success: null, outcome: null, silent: true },
];

const DECLARED_WORDS: readonly (readonly [string | null, Outcome | null])[] = [['compatible', 'supported'], ['HIGH', 'supported'], ['limited', 'partial'], ['not_supported', 'unsupported'], ['planned', null], [null, null]];

/** Names as written, and as the page knows them. */
const MODELS = [['Alpha', 'alpha'], ['ALPHA', 'alpha'], ['Beta-2', 'beta-2'], ["D'Elta -- x", "d'elta -- x"]] as const;
const MODEL_IDS = [['m1', 'alpha'], ['m3', 'alpha'], ['m2', 'beta-2'], ['m6', "d'elta -- x"]] as const;
const HARDWARE = [['CUDA', 'A100', 'cuda', 'a100'], ['gpu', 'a100', 'cuda', 'a100'], ['nvidia', 'RTX 9', 'cuda', 'rtx 9'], ['cuda', null, 'cuda', ''], ['cuda', 'unknown', 'cuda', ''], ['Cuda', 'CUDA', 'cuda', ''], ['cpu', 'Xeon', 'cpu', 'xeon'], ['CPU', null, 'cpu', ''], ['Weird Chip', 'Q 1', 'weird chip', 'q 1']] as const;
const HARDWARE_IDS = [[1, 'cuda', 'a100'], [2, 'cuda', 'a100'], [3, 'cuda', 'rtx 9'], [4, 'cpu', ''], [5, 'cpu', 'xeon'], [6, 'weird chip', ''], [7, 'cuda', '']] as const;

const SCHEMA = `
CREATE TABLE models (model_id VARCHAR, model_name VARCHAR);
INSERT INTO models VALUES ('m1', 'Alpha'), ('m2', 'Beta-2'), ('m3', ' ALPHA '), ('m4', 'unknown'), ('m5', 'Gamma'), ('m6', 'D''Elta -- x');
CREATE TABLE hardware_platforms (id INTEGER, name VARCHAR, device_name VARCHAR);
INSERT INTO hardware_platforms VALUES (1, 'CUDA', 'A100'), (2, 'cuda', 'a100'), (3, 'nvidia', 'RTX 9'), (4, 'cpu', NULL), (5, 'CPU', 'Xeon'), (6, 'weird chip', 'unknown'), (7, 'gpu', 'n/a'), (8, 'unknown', 'x');
CREATE TABLE test_results (id INTEGER, model_name VARCHAR, hardware_type VARCHAR, device_name VARCHAR, status VARCHAR, success BOOLEAN, error_message VARCHAR, is_simulated BOOLEAN, "timestamp" VARCHAR, precision VARCHAR, batch_size INTEGER, test_type VARCHAR, memory_mb DOUBLE);
CREATE TABLE performance_results (id INTEGER, model_id VARCHAR, hardware_id INTEGER, average_latency_ms DOUBLE, throughput_items_per_second DOUBLE, test_timestamp TIMESTAMP, precision VARCHAR, batch_size INTEGER, test_case VARCHAR, is_simulated BOOLEAN);
CREATE TABLE hardware_compatibility (model_name VARCHAR, hardware_type VARCHAR, device_name VARCHAR, compatibility_level VARCHAR, compatibility_score DOUBLE, last_tested TIMESTAMP, is_simulated BOOLEAN);
CREATE TABLE cross_platform_compatibility (id INTEGER, model_name VARCHAR, cuda_support BOOLEAN, gpu_support BOOLEAN, cpu_support BOOLEAN, last_updated TIMESTAMP);
CREATE TABLE compatibility_details (id INTEGER, compatibility_id INTEGER, hardware_type VARCHAR, compatibility_level VARCHAR, validation_date TIMESTAMP);
CREATE TABLE power_metrics (id INTEGER, test_id INTEGER, power_watts_avg DOUBLE, test_timestamp TIMESTAMP, thermal_throttling_detected BOOLEAN)`;

const DAY_MS = 86_400_000;
const START_MS = Date.UTC(2026, 0, 1);

/** A database of every awkward shape at once, and what each of its rows means. */
export interface HandMade {
  readonly statements: readonly string[];
  readonly rows: readonly RawRow[];
}

type Meaning = Pick<RawRow, 'model' | 'type' | 'device'> & Partial<RawRow>;

/** Draws the database: few models, devices and times, so that rows meet in cells and at one time. */
export function makeHandMade(seed: number): HandMade {
  const { pick, chance } = dice(seed);
  const statements = SCHEMA.split(';\n');
  const rows: RawRow[] = [];
  const counts = new Map<string, number>();
  const insert = (table: string, values: readonly (string | number | boolean | null)[]): number => {
    statements.push(`INSERT INTO ${table} VALUES (${values.map(literal).join(', ')})`);
    const rowId = counts.get(table) ?? 0;
    counts.set(table, rowId + 1);
    return rowId;
  };
  const record = (table: string, kind: RawRow['kind'], rowId: number, meaning: Meaning): void => {
    rows.push({ table, kind, rowId, tier: 'observed', outcome: null, failure: null, explicit: false, atMs: null, precision: '', batch: '', testType: '', testCase: '', score: null, metrics: {}, ...meaning });
  };
  const time = (): number | null => (chance(0.12) ? null : START_MS + pick([0, 1, 2, 3, 40, 41, 300]) * DAY_MS);

  const test = (change: { readonly simulated?: boolean; readonly atMs?: number | null; readonly word?: TestWord; readonly model?: (typeof MODELS)[number]; readonly hardware?: (typeof HARDWARE)[number] } = {}): void => {
    const { simulated = chance(0.2), atMs = time(), word = pick(TEST_WORDS), model = pick(MODELS), hardware = pick(HARDWARE) } = change;
    const [precision, batch, testType, memory] = [pick([null, 'FP16', 'fp32', 'int8']), pick([null, 1, 8]), pick([null, 'Inference', 'performance']), pick([null, 0, 512, 700])];
    const rowId = insert('test_results', [counts.get('test_results') ?? 0, model[0], hardware[0], hardware[1], word.status, word.success, word.error ?? null, simulated, written(atMs), precision, batch, testType, memory]);
    record('test_results', 'test', rowId, {
      model: model[1], type: hardware[2], device: hardware[3], tier: simulated ? 'simulated' : 'observed', outcome: word.outcome, failure: word.failure ?? null, explicit: word.silent !== true, atMs,
      precision: precision?.toLowerCase() ?? '', batch: batch === null ? '' : String(batch), testType: testType?.toLowerCase() ?? '', metrics: { memory_mb: memory === 0 ? null : memory },
    });
  };
  const measure = (): void => {
    const [model, hardware, simulated, atMs] = [pick(MODEL_IDS), pick(HARDWARE_IDS), chance(0.2), time()];
    const [latency, throughput, precision, batch, testCase] = [pick([0, null, 5, 7.5, 20, 31]), pick([0, null, 100, 250]), pick(['fp16', 'fp32']), pick([1, 8]), pick([null, 'Embedding'])];
    const rowId = insert('performance_results', [counts.get('performance_results') ?? 0, model[0], hardware[0], latency, throughput, written(atMs), precision, batch, testCase, simulated]);
    const measured = (latency ?? 0) > 0 || (throughput ?? 0) > 0;
    record('performance_results', 'measurement', rowId, {
      model: model[1], type: hardware[1], device: hardware[2], tier: simulated ? 'simulated' : 'observed', outcome: measured ? 'supported' : null, atMs, precision, batch: String(batch), testCase: testCase?.toLowerCase() ?? '',
      metrics: { latency_ms: latency === 0 ? null : latency, throughput_per_s: throughput === 0 ? null : throughput },
    });
  };
  const declare = (): void => {
    const [model, hardware, simulated, atMs, [word, outcome]] = [pick(MODELS), pick(HARDWARE), chance(0.15), time(), pick(DECLARED_WORDS)];
    const score = Math.round(((atMs ?? START_MS) - START_MS) / DAY_MS) / 1000 + hardware[3].length / 10;
    const rowId = insert('hardware_compatibility', [model[0], hardware[0], hardware[1], word, score, written(atMs), simulated]);
    record('hardware_compatibility', 'declaration', rowId, { model: model[1], type: hardware[2], device: hardware[3], tier: simulated ? 'simulated' : 'declared', outcome, atMs, score });
  };
  const declareWide = (): void => {
    const [model, atMs, cuda, gpu, cpu] = [pick(MODELS), time(), pick([true, false, null]), pick([true, false, null]), pick([true, false, null])];
    const id = counts.get('cross_platform_compatibility') ?? 0;
    const rowId = insert('cross_platform_compatibility', [id, model[0], cuda, gpu, cpu, written(atMs)]);
    for (const [type, says] of [['cuda', cuda], ['cuda', gpu], ['cpu', cpu]] as const) {
      if (says !== null) record('cross_platform_compatibility', 'declaration', rowId, { model: model[1], type, device: '', tier: 'declared', outcome: says ? 'supported' : 'unsupported', atMs });
    }
    if (chance(0.5)) return;
    const [detailAtMs, hardware, [word, outcome]] = [time(), pick([['cuda', 'cuda'], ['nvidia', 'cuda'], ['cpu', 'cpu']] as const), pick(DECLARED_WORDS)];
    const detail = insert('compatibility_details', [counts.get('compatibility_details') ?? 0, id, hardware[0], word, written(detailAtMs)]);
    record('compatibility_details', 'declaration', detail, { model: model[1], type: hardware[1], device: '', tier: 'declared', outcome, atMs: detailAtMs });
  };
  const meter = (): void => {
    const parent = pick(rows.filter((row) => row.kind === 'test'));
    const [watts, atMs, throttled] = [pick([0, 30, 45.5, 120]), chance(0.5) ? parent.atMs : time(), pick([true, false, null])];
    const rowId = insert('power_metrics', [counts.get('power_metrics') ?? 0, parent.rowId, watts, written(atMs), throttled]);
    record('power_metrics', 'power', rowId, { model: parent.model, type: parent.type, device: parent.device, atMs, metrics: { power_w: watts === 0 ? null : watts }, throttled, links: { test: parent.rowId } });
  };

  for (let index = 0; index < 60; index += 1) test();
  for (let index = 0; index < 40; index += 1) measure();
  for (let index = 0; index < 25; index += 1) declare();
  for (let index = 0; index < 8; index += 1) declareWide();
  for (let index = 0; index < 24; index += 1) meter();
  return { statements, rows: joinPower(rows) };
}

/** A cell where one old real result is buried under newer simulated ones, and one with more results than are shown. */
export function makeBuried(): HandMade {
  const base = makeHandMade(1);
  const statements = [...base.statements];
  const rows: RawRow[] = [...base.rows];
  let rowId = rows.filter((row) => row.table === 'test_results').length;
  const add = (model: string, device: string, simulated: boolean, atMs: number): void => {
    const outcome = simulated ? 'supported' : 'failing';
    statements.push(`INSERT INTO test_results VALUES (${[rowId, model, 'tpu', device, simulated ? 'success' : 'crash', null, null, simulated, written(atMs), null, null, null, null].map(literal).join(', ')})`);
    rows.push({ table: 'test_results', rowId, kind: 'test', model: model.toLowerCase(), type: 'tpu', device: device.toLowerCase(), tier: simulated ? 'simulated' : 'observed', outcome, failure: simulated ? null : 'crash', explicit: true, atMs, precision: '', batch: '', testType: '', testCase: '', score: null, metrics: {} });
    rowId += 1;
  };
  add('Alpha', 'v4', false, START_MS);
  for (let index = 1; index <= 620; index += 1) add('Alpha', 'v4', true, START_MS + index * 1000);
  for (let index = 0; index < 640; index += 1) add('Beta-2', index % 2 === 0 ? 'v4' : 'v5', false, START_MS + Math.floor(index / 4) * 1000);
  return { statements, rows };
}

/** Writes the database to the file that the engine is open on. */
export async function writeHandMade(engine: NativeEngine, made: HandMade): Promise<void> {
  for (const sql of ['BEGIN', ...made.statements, 'COMMIT']) await engine.run({ sql });
}

function written(atMs: number | null): string | null {
  return atMs === null ? null : new Date(atMs).toISOString().slice(0, 19).replace('T', ' ');
}

function literal(value: string | number | boolean | null): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}
