import type { Ask } from '../engine/ask.ts';
import type { CancelSignal } from '../engine/engine.ts';
import type { CellEvidence, EvidenceKind, EvidenceRow } from '../model/evidence.ts';
import { measuredValues } from '../model/evidence.ts';
import { periodOf } from '../sql/evidenceFilter.ts';
import { ALL_RESULTS } from '../sql/from.ts';
import type { Tier } from '../model/state.ts';
import { VERDICT_BASE, decidePacked, unpackVerdict } from '../model/state.ts';
import { throttleOf } from '../model/throttle.ts';
import type { EvidenceResult, EvidenceTexts } from '../sql/cellEvidence.ts';
import { evidenceResults, evidenceTexts } from '../sql/cellEvidence.ts';
import type { CellFact } from '../sql/cellFacts.ts';
import type { EvidenceView } from '../source/evidenceView.ts';
import type { ReadDataset } from '../source/readDataset.ts';
import { rowTexts } from '../source/rowTexts.ts';
import { filesAmong } from '../source/sources.ts';
import type { CellAddress, ViewState } from '../view/viewState.ts';
import { needsEvidence } from './build.ts';
import { handSql } from './handSql.ts';
import { selectHardware } from './selection.ts';
import type { DeviceInfo, ModelInfo } from '../model/modelAndDevice.ts';

/** Fetches the rows behind a cell, newest first, and marks those that decided. An address that is not in the file has no rows. */
export async function loadEvidence(ask: Ask, read: ReadDataset, facts: readonly CellFact[], view: ViewState, address: CellAddress, signal: CancelSignal | undefined): Promise<CellEvidence> {
  const subject = subjectOfCell(read, view, address);
  if (subject === null) return { rows: [], total: 0 };
  const { model, devices } = subject;
  const deviceKeys = devices.map((device) => device.key);
  const { filters } = view;
  const from = await read.relations.rows({ ...ALL_RESULTS, ...periodOf(filters), modelKeys: [model.key], deviceKeys }, signal);
  const results = await ask(evidenceResults(from, filters, model.key, deviceKeys), signal);
  const texts = await textsOf(ask, read, results, signal);
  const filesOf = filesAmong(read.recognition.sources);
  const labels = new Map(read.recognition.recognised.map((entry) => [entry.id, entry.table.label]));
  const names = new Map(devices.map((device) => [device.key, device.name]));
  const deciding = decidingRows(results, decidingVerdicts(facts, model.key, new Set(deviceKeys)));
  const rows = results.map((result) => ({
    ...toRow(result, texts(result)),
    table: labels.get(result.table_id) ?? '', device: names.get(result.device_key) ?? null, decided: deciding.has(result), sources: filesOf(result.sources),
  }));
  return { rows, total: results[0]?.total ?? 0 };
}

/** SQL to be run by hand on the file to see the rows behind a cell. */
export async function loadHandSql(ask: Ask, read: ReadDataset, view: ViewState, address: CellAddress, signal: CancelSignal | undefined): Promise<string> {
  const subject = subjectOfCell(read, view, address);
  if (subject === null) return '-- nothing is known of this cell';
  return handSql(ask, read, { ...subject, address, filtered: needsEvidence({ ...view.filters, device: [] }) }, signal);
}

/** Each row's own words, table by table; what one row says of several devices is given out one after the other. */
async function textsOf(ask: Ask, read: ReadDataset, results: readonly EvidenceResult[], signal: CancelSignal | undefined): Promise<(result: EvidenceResult) => EvidenceTexts | null> {
  const texts = new Map<string, EvidenceTexts[]>();
  const readTable = async (evidenceView: EvidenceView): Promise<void> => {
    const { id } = evidenceView.entry;
    const rowIds = [...new Set(results.filter((result) => result.table_id === id).map((result) => result.row_id))];
    if (rowIds.length === 0) return;
    for (const text of await ask(evidenceTexts(rowTexts(evidenceView, read.recognition), rowIds), signal)) {
      const key = keyOf(id, text.row_id, text.device_key, text.code);
      texts.set(key, [...(texts.get(key) ?? []), text]);
    }
  };
  await Promise.all(read.views.map(readTable));
  return ({ table_id, row_id, device_key, code }) => {
    const alike = texts.get(keyOf(table_id, row_id, null, null)) ?? texts.get(keyOf(table_id, row_id, device_key, code)) ?? [];
    return (alike.length > 1 ? alike.shift() : alike[0]) ?? null;
  };
}

function keyOf(table: number, row: number, device: number | null, code: number | null): string {
  return [table, row, ...(device === null ? [] : [device, code])].join(' ');
}

interface CellSubject {
  readonly model: ModelInfo;
  readonly devices: readonly DeviceInfo[];
}

function subjectOfCell(read: ReadDataset, view: ViewState, address: CellAddress): CellSubject | null {
  const model = read.dataset.models.find((candidate) => candidate.name === address.model);
  const devices = addressedDevices(read, view, address);
  return model === undefined || devices.length === 0 ? null : { model, devices };
}

function addressedDevices(read: ReadDataset, view: ViewState, address: CellAddress): readonly DeviceInfo[] {
  const type = selectHardware(read.dataset.devices, view.filters).find((candidate) => candidate.type === address.hardwareType);
  if (type === undefined) return [];
  return address.device === null ? type.devices : type.devices.filter((device) => (device.name ?? '') === address.device);
}

interface DecidingVerdicts {
  readonly tier: Tier | null;
  /** The packed verdict of that tier on each device. */
  readonly packed: ReadonlyMap<number, number>;
}

/** What decided the cell, from the same facts as its state: the rows at hand may be only the newest of many. */
function decidingVerdicts(facts: readonly CellFact[], modelKey: number, deviceKeys: ReadonlySet<number>): DecidingVerdicts {
  const own = facts.filter((fact) => fact.model_key === modelKey && deviceKeys.has(fact.device_key));
  const { tier } = decidePacked(own, () => false);
  const packed = tier === null ? [] : own.flatMap((fact) => (fact[tier] === null ? [] : [[fact.device_key, fact[tier]] as const]));
  return { tier, packed: new Map(packed) };
}

/** On each device the row that decided it, which is never a power reading: of several with that very time and outcome, the first that is shown. */
function decidingRows(newestFirst: readonly EvidenceResult[], { tier, packed }: DecidingVerdicts): ReadonlySet<EvidenceResult> {
  const rows = new Map<number, EvidenceResult>();
  for (const result of newestFirst) {
    if (result.kind === 'power' || result.tier !== tier || result.code === null || rows.has(result.device_key)) continue;
    if ((result.at_ms ?? 0) * VERDICT_BASE + result.code === packed.get(result.device_key)) rows.set(result.device_key, result);
  }
  return new Set(rows.values());
}

function toRow(result: EvidenceResult, texts: EvidenceTexts | null): Omit<EvidenceRow, 'table' | 'device' | 'decided' | 'sources'> {
  const verdict = result.code === null ? null : unpackVerdict(result.code);
  return {
    rowId: result.row_id, kind: result.kind as EvidenceKind, tier: result.tier as Tier, outcome: verdict?.outcome ?? null, failure: verdict?.failure ?? null,
    placeholder: result.placeholder, throttle: throttleOf(result.throttle), linked: result.linked, simulationReason: texts?.simulation_reason ?? null, hardwareAsWritten: texts?.hardware_word ?? null, statusAsWritten: texts?.status_word ?? null,
    errorText: texts?.error_text ?? null, errorType: texts?.error_type ?? null, suggestedFix: texts?.suggested_fix ?? null, notes: texts?.notes ?? null, limitations: texts?.limitations ?? null, workarounds: texts?.workarounds ?? null, score: result.score,
    testType: result.test_type === '' ? null : result.test_type, testCase: result.test_case === '' ? null : result.test_case,
    precision: result.precision === '' ? null : result.precision, precisionAsWritten: texts?.precision_word ?? null, batch: result.batch === '' ? null : Number(result.batch), sequenceLength: texts?.sequence_length ?? givenLength(result),
    atMs: result.at_ms, timeFromRun: result.time_from_run, run: texts?.run_ref ?? null, commit: texts?.commit_ref ?? null,
    values: measuredValues(({ column }) => (typeof result[column] === 'number' ? result[column] : null)),
  };
}

/** The sequence length that a power row was given by its test or its result: it states none itself. */
function givenLength({ kind, shape }: EvidenceResult): number | null {
  return kind === 'power' && /^[0-9]{1,9}$/u.test(shape) ? Number(shape) : null;
}
