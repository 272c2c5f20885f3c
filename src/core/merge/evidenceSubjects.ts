import type { Engine } from '../engine/engine.ts';
import { BOOLEAN_NULL, NUMBER, NUMBER_NULL, TEXT, TEXT_NULL } from '../engine/row.ts';
import type { Row } from '../engine/row.ts';
import { normaliseHardware } from '../model/hardware.ts';
import { BOOLEAN_FIELDS, TIME_ALIASES } from '../source/aliases.ts';
import { ColumnReader } from '../source/columns.ts';
import { tableSql } from '../source/evidenceView.ts';
import { scopeOf } from '../source/recognise.ts';
import type { Recognition, RecognisedTable } from '../source/recognise.ts';
import { hardwareFields, modelFields, runFields } from '../ingest/record.ts';
import type { HardwareFields, ModelFields, RunFields } from '../ingest/types.ts';

const DEVICE_FACT = { device_key: NUMBER, hardware_type: TEXT, device: TEXT, driver: TEXT_NULL, platform: TEXT_NULL, memory_gb: NUMBER_NULL, compute_units: NUMBER_NULL } as const;
const RUN = { ref: TEXT, name: TEXT_NULL, started_ms: NUMBER_NULL, completed_ms: NUMBER_NULL, commit_ref: TEXT_NULL, branch: TEXT_NULL, command: TEXT_NULL, host: TEXT_NULL, success: BOOLEAN_NULL } as const;
type RunRow = Row<typeof RUN>;

const cols = (...names: readonly string[]): { readonly column: string }[] => names.map((column) => ({ column }));

/** Models, devices and runs of a source that was read into `bench`, for records. */
export class EvidenceSubjects {
  readonly models: ReadonlyMap<number, ModelFields>;
  readonly devices: ReadonlyMap<number, HardwareFields>;
  readonly #runs: ReadonlyMap<string, RunFields>;
  readonly #source: string;

  private constructor(source: string, models: ReadonlyMap<number, ModelFields>, devices: ReadonlyMap<number, HardwareFields>, runs: ReadonlyMap<string, RunFields>) {
    this.#source = source;
    this.models = models;
    this.devices = devices;
    this.#runs = runs;
  }

  /** @param source What tells the source from others where nothing else tells its runs from theirs. */
  static async read(engine: Engine, recognition: Recognition, source: string): Promise<EvidenceSubjects> {
    return new EvidenceSubjects(source, await readModels(engine), await readDevices(engine, recognition), await readRuns(engine, recognition, source));
  }

  /** The device with the word that the row used for it, where that says the same. */
  hardware(deviceKey: number, word: string | null): HardwareFields | null {
    const device = this.devices.get(deviceKey);
    if (device === undefined || word === null) return device ?? null;
    return normaliseHardware(word)?.type === device.type ? { ...device, type: word } : device;
  }

  /** The run that a row names. One of another commit, or of a commit and no run, is parted from others as readers of a database part them: by commit and hour. */
  run(scope: number, ref: string | null, commit: string | null, atMs: number | null): RunFields | null {
    if (ref === null && commit === null) return null;
    if (ref === null) return runFields({ name: `commit ${commit ?? ''}${atMs === null ? '' : `, ${new Date(atMs).toISOString().slice(0, 13)} h`}`, commit });
    const run = this.#runs.get(runKey(scope, ref)) ?? runFields({ name: `run ${ref} of ${this.#source}` });
    return commit === null || commit === run.commit ? run : { ...run, name: run.commit === null ? run.name : `${run.name} at ${commit}`, commit };
  }
}

async function readModels(engine: Engine): Promise<Map<number, ModelFields>> {
  const rows = await engine.ask({
    name: 'source-models',
    sql: 'SELECT model_key, name, family, modality, type, parameters_million::DOUBLE AS parameters_million FROM bench.model ORDER BY model_key',
    row: { model_key: NUMBER, name: TEXT, family: TEXT_NULL, modality: TEXT_NULL, type: TEXT_NULL, parameters_million: NUMBER_NULL },
  });
  return new Map(rows.map(({ model_key, parameters_million, ...words }) => [model_key, modelFields({ ...words, parametersMillion: parameters_million })]));
}

async function readDevices(engine: Engine, recognition: Recognition): Promise<Map<number, HardwareFields>> {
  const plain = `SELECT device_key, hardware_type, device, NULL::VARCHAR AS driver, NULL::VARCHAR AS platform, NULL::DOUBLE AS memory_gb, NULL::DOUBLE AS compute_units, 1e15::DOUBLE AS ord FROM bench.device`;
  const listed = recognition.recognised.filter((entry) => entry.concept.key === 'hardware').map((entry) => deviceFactsSql(entry, recognition));
  const rows = await engine.ask({
    name: 'source-devices',
    sql: `SELECT device_key, any_value(hardware_type) AS hardware_type, any_value(device) AS device, arg_min(driver, ord) AS driver, arg_min(platform, ord) AS platform, arg_min(memory_gb, ord) AS memory_gb, arg_min(compute_units, ord) AS compute_units
FROM (${[plain, ...listed].join(' UNION ALL ')})
GROUP BY 1
ORDER BY 1`,
    row: DEVICE_FACT,
  });
  return new Map(rows.map((row) => [row.device_key, hardwareFields({ type: row.hardware_type, device: row.device === '' ? null : row.device, driverVersion: row.driver, platform: row.platform, memoryGb: row.memory_gb, computeUnits: row.compute_units })]));
}

function deviceFactsSql(entry: RecognisedTable, recognition: Recognition): string {
  const reader = new ColumnReader(entry.table);
  const platform = reader.has('hardware_type') ? reader.text(cols('platform')) : 'NULL::VARCHAR';
  return `SELECT d.device_key, d.hardware_type, d.device, ${reader.text(cols('driver_version'))}, ${platform}, ${reader.positive(cols('memory_gb', 'memory_capacity'))}, ${reader.positive(cols('compute_units'))}, ${reader.rowId()}::DOUBLE
  FROM ${tableSql(entry.table)} AS t
  JOIN bench.device_id AS i ON i.scope = ${scopeOf(recognition, entry, 'hardware')} AND i.ref = ${reader.text(cols('hardware_id', 'id'))}
  JOIN bench.device AS d ON d.device_key = i.device_key`;
}

async function readRuns(engine: Engine, recognition: Recognition, source: string): Promise<Map<string, RunFields>> {
  const runs = new Map<string, RunFields>();
  const taken = new Set<string>();
  for (const entry of recognition.recognised.filter(({ concept }) => concept.key === 'runs')) {
    const scope = scopeOf(recognition, entry, 'runs');
    for (const row of await engine.ask({ name: 'source-runs', sql: runsSql(entry), row: RUN })) {
      if (runs.has(runKey(scope, row.ref))) continue;
      const run = toRun(row, source);
      const identity = JSON.stringify([run.name, run.startedMs, run.host]);
      runs.set(runKey(scope, row.ref), taken.has(identity) ? { ...run, name: `${run.name} (run ${row.ref})` } : run);
      taken.add(identity);
    }
  }
  return runs;
}

function runsSql(entry: RecognisedTable): string {
  const reader = new ColumnReader(entry.table);
  const ref = reader.text(cols('run_id', 'id'));
  return `SELECT ${ref} AS ref, ${reader.text(cols('test_name', 'run_name', 'test_type'))} AS name, ${reader.time([...cols('started_at', 'start_time'), ...TIME_ALIASES])} AS started_ms, ${reader.time(cols('completed_at', 'end_time'))} AS completed_ms,
  ${reader.text(cols('git_commit', 'commit_sha'))} AS commit_ref, ${reader.text(cols('git_branch', 'branch'))} AS branch, ${reader.text(cols('command_line', 'command'))} AS command, ${reader.text(cols('host', 'hostname'))} AS host, ${reader.boolean(BOOLEAN_FIELDS.success)} AS success
FROM ${tableSql(entry.table)} AS t
WHERE ${ref} IS NOT NULL
ORDER BY ${reader.rowId()}`;
}

function toRun(row: RunRow, source: string): RunFields {
  const name = row.name ?? 'run';
  return runFields({
    name: row.started_ms === null ? `${name} (run ${row.ref} of ${source})` : name,
    startedMs: row.started_ms, completedMs: row.completed_ms, command: row.command, commit: row.commit_ref, branch: row.branch, host: row.host, success: row.success,
  });
}

function runKey(scope: number, ref: string): string {
  return `${scope} ${ref}`;
}
