import type { CancelSignal, Engine } from '../engine/engine.ts';
import type { CellEvidence, EvidenceKind, EvidenceRow } from '../model/evidence.ts';
import type { Tier } from '../model/state.ts';
import { VERDICT_BASE, unpackVerdict } from '../model/state.ts';
import type { EvidenceDetail } from '../sql/cellEvidence.ts';
import { evidenceDetails, evidenceKeys } from '../sql/cellEvidence.ts';
import type { ReadDataset } from '../source/readDataset.ts';
import type { CellAddress, ViewState } from '../view/viewState.ts';
import { handSql } from './handSql.ts';
import { selectHardware } from './selection.ts';
import type { DeviceInfo } from './types.ts';

/** Fetches the rows behind a cell, newest first, and marks those that decided. An address that is not in the file has no rows. */
export async function loadEvidence(engine: Engine, read: ReadDataset, view: ViewState, address: CellAddress, signal: CancelSignal | undefined): Promise<CellEvidence> {
  const model = read.dataset.models.find((candidate) => candidate.name === address.model);
  const devices = addressedDevices(read, view, address);
  const sql = handSql(read, address);
  if (model === undefined || devices.length === 0) return { rows: [], total: 0, sql };
  const deviceKeys = devices.map((device) => device.key);
  const keys = await engine.ask(evidenceKeys(view.filters, model.key, deviceKeys), { signal });
  const details: EvidenceDetail[] = [];
  for (const entry of read.views) {
    const rowIds = [...new Set(keys.filter((key) => key.table_id === entry.entry.id).map((key) => key.row_id))];
    if (rowIds.length > 0) details.push(...(await engine.ask(evidenceDetails(entry.select, rowIds, model.key, deviceKeys), { signal })));
  }
  const labels = new Map(read.recognition.recognised.map((entry) => [entry.id, entry.table.label]));
  const names = new Map(devices.map((device) => [device.key, device.name]));
  const deciding = decidingRows(details);
  const rows = details.toSorted(newestFirst).map((detail) => toRow(detail, labels.get(detail.table_id) ?? '', names.get(detail.device_key) ?? null, deciding.has(detail)));
  return { rows, total: keys[0]?.total ?? 0, sql };
}

function addressedDevices(read: ReadDataset, view: ViewState, address: CellAddress): readonly DeviceInfo[] {
  const type = selectHardware(read.dataset.devices, view.filters).find((candidate) => candidate.type === address.hardwareType);
  if (type === undefined) return [];
  return address.device === null ? type.devices : type.devices.filter((device) => (device.name ?? '') === address.device);
}

/** Rules 1 to 3 of `core/model/state.ts` over rows: the deciding tier of the cell, and on each device its newest, worst row. */
function decidingRows(details: readonly EvidenceDetail[]): ReadonlySet<EvidenceDetail> {
  const tier = (['observed', 'declared', 'simulated'] as const).find((candidate) => details.some((detail) => detail.tier === candidate && detail.code !== null));
  const best = new Map<number, EvidenceDetail>();
  for (const detail of details) {
    if (detail.tier !== tier || detail.code === null) continue;
    const known = best.get(detail.device_key);
    if (known === undefined || packed(detail) > packed(known)) best.set(detail.device_key, detail);
  }
  return new Set(best.values());
}

function packed(detail: EvidenceDetail): number {
  return (detail.at_ms ?? 0) * VERDICT_BASE + (detail.code ?? 0);
}

function newestFirst(left: EvidenceDetail, right: EvidenceDetail): number {
  return (right.at_ms ?? -1) - (left.at_ms ?? -1) || (right.code ?? 0) - (left.code ?? 0) || left.table_id - right.table_id || right.row_id - left.row_id;
}

function toRow(detail: EvidenceDetail, table: string, device: string | null, decided: boolean): EvidenceRow {
  const verdict = detail.code === null ? null : unpackVerdict(detail.code);
  return {
    table, rowId: detail.row_id, kind: detail.kind as EvidenceKind, tier: detail.tier as Tier, outcome: verdict?.outcome ?? null, failure: verdict?.failure ?? null, decided,
    placeholder: detail.placeholder, simulationReason: detail.simulation_reason, device, hardwareAsWritten: detail.hardware_word, statusAsWritten: detail.status_word,
    errorText: detail.error_text, errorType: detail.error_type, suggestedFix: detail.suggested_fix, notes: detail.notes, limitations: detail.limitations, workarounds: detail.workarounds, score: detail.score,
    testType: detail.test_type === '' ? null : detail.test_type, testCase: detail.test_case === '' ? null : detail.test_case,
    precision: detail.precision === '' ? null : detail.precision, precisionAsWritten: detail.precision_word, batch: detail.batch === '' ? null : Number(detail.batch), sequenceLength: detail.sequence_length,
    atMs: detail.at_ms, timeFromRun: detail.time_from_run, run: detail.run_ref, commit: detail.commit_ref,
    latencyMs: detail.latency_ms, latencyP50Ms: detail.latency_p50_ms, latencyP90Ms: detail.latency_p90_ms, latencyP99Ms: detail.latency_p99_ms, throughputPerS: detail.throughput_per_s, memoryMb: detail.memory_mb,
    powerW: detail.power_w, temperatureC: detail.temperature_c, itemsPerJoule: detail.items_per_joule, loadMs: detail.load_ms, durationS: detail.duration_s,
  };
}
