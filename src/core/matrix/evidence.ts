import type { CancelSignal, Engine } from '../engine/engine.ts';
import type { CellEvidence, EvidenceKind, EvidenceRow } from '../model/evidence.ts';
import { measuredValues } from '../model/evidence.ts';
import { periodOf } from '../sql/evidenceFilter.ts';
import { ALL_RESULTS } from '../sql/from.ts';
import type { Tier } from '../model/state.ts';
import { VERDICT_BASE, decidePacked, unpackVerdict } from '../model/state.ts';
import { throttleOf } from '../model/throttle.ts';
import type { EvidenceDetail } from '../sql/cellEvidence.ts';
import { evidenceDetails, evidenceKeys } from '../sql/cellEvidence.ts';
import type { CellFact } from '../sql/cellFacts.ts';
import type { ReadDataset } from '../source/readDataset.ts';
import { filesAmong } from '../source/sources.ts';
import type { CellAddress, ViewState } from '../view/viewState.ts';
import { needsEvidence } from './build.ts';
import { handSql } from './handSql.ts';
import { selectHardware } from './selection.ts';
import type { DeviceInfo } from '../model/modelAndDevice.ts';

/** Fetches the rows behind a cell, newest first, and marks those that decided. An address that is not in the file has no rows. */
export async function loadEvidence(engine: Engine, read: ReadDataset, facts: readonly CellFact[], view: ViewState, address: CellAddress, signal: CancelSignal | undefined): Promise<CellEvidence> {
  const model = read.dataset.models.find((candidate) => candidate.name === address.model);
  const devices = addressedDevices(read, view, address);
  if (model === undefined || devices.length === 0) return { rows: [], total: 0, sql: '-- nothing is known of this cell' };
  const deviceKeys = devices.map((device) => device.key);
  const { filters } = view;
  const about = { ...ALL_RESULTS, ...periodOf(filters), modelKeys: [model.key], deviceKeys };
  const [sql, keys] = await Promise.all([
    handSql(engine, read, { model, address, devices, filtered: needsEvidence({ ...filters, device: [] }) }, signal),
    read.relations.rows(about, signal).then((rows) => engine.ask(evidenceKeys(rows, filters, model.key, deviceKeys), { signal })),
  ]);
  const detailsIn = async ({ entry, selectRows }: ReadDataset['views'][number]): Promise<readonly EvidenceDetail[]> => {
    const rowIds = [...new Set(keys.filter((key) => key.table_id === entry.id).map((key) => key.row_id))];
    return rowIds.length === 0 ? [] : await engine.ask(evidenceDetails(selectRows, rowIds, model.key, deviceKeys), { signal });
  };
  const details = (await Promise.all(read.views.map(detailsIn))).flat();
  const filesOf = filesAmong(read.recognition.sources);
  const labels = new Map(read.recognition.recognised.map((entry) => [entry.id, entry.table.label]));
  const names = new Map(devices.map((device) => [device.key, device.name]));
  const sorted = details.toSorted(newestFirst);
  const deciding = decidingRows(sorted, decidingVerdicts(facts, model.key, new Set(deviceKeys)));
  const marks = new Map(keys.map((key) => [`${key.table_id} ${key.row_id}`, { throttle: throttleOf(key.throttle), linked: key.linked, sources: filesOf(key.sources) }]));
  const rows = sorted.map((detail) => ({
    ...toRow(detail, labels.get(detail.table_id) ?? '', names.get(detail.device_key) ?? null, deciding.has(detail)),
    ...(marks.get(`${detail.table_id} ${detail.row_id}`) ?? { throttle: null, linked: false, sources: [] }),
  }));
  return { rows, total: keys[0]?.total ?? 0, sql };
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
function decidingRows(newestFirstDetails: readonly EvidenceDetail[], { tier, packed }: DecidingVerdicts): ReadonlySet<EvidenceDetail> {
  const rows = new Map<number, EvidenceDetail>();
  for (const detail of newestFirstDetails) {
    if (detail.kind === 'power' || detail.tier !== tier || detail.code === null || rows.has(detail.device_key)) continue;
    if ((detail.at_ms ?? 0) * VERDICT_BASE + detail.code === packed.get(detail.device_key)) rows.set(detail.device_key, detail);
  }
  return new Set(rows.values());
}

function newestFirst(left: EvidenceDetail, right: EvidenceDetail): number {
  return (right.at_ms ?? -1) - (left.at_ms ?? -1) || ownCode(right) - ownCode(left) || left.table_id - right.table_id || right.row_id - left.row_id;
}

/** The order of the keys that were asked for: a power reading only repeats what its run says. */
function ownCode({ kind, code }: EvidenceDetail): number {
  return kind === 'power' ? 0 : (code ?? 0);
}

function toRow(detail: EvidenceDetail, table: string, device: string | null, decided: boolean): Omit<EvidenceRow, 'throttle' | 'linked' | 'sources'> {
  const verdict = detail.code === null ? null : unpackVerdict(detail.code);
  return {
    table, rowId: detail.row_id, kind: detail.kind as EvidenceKind, tier: detail.tier as Tier, outcome: verdict?.outcome ?? null, failure: verdict?.failure ?? null, decided,
    placeholder: detail.placeholder, simulationReason: detail.simulation_reason, device, hardwareAsWritten: detail.hardware_word, statusAsWritten: detail.status_word,
    errorText: detail.error_text, errorType: detail.error_type, suggestedFix: detail.suggested_fix, notes: detail.notes, limitations: detail.limitations, workarounds: detail.workarounds, score: detail.score,
    testType: detail.test_type === '' ? null : detail.test_type, testCase: detail.test_case === '' ? null : detail.test_case,
    precision: detail.precision === '' ? null : detail.precision, precisionAsWritten: detail.precision_word, batch: detail.batch === '' ? null : Number(detail.batch), sequenceLength: detail.sequence_length,
    atMs: detail.at_ms, timeFromRun: detail.time_from_run, run: detail.run_ref, commit: detail.commit_ref,
    values: measuredValues(({ column }) => (typeof detail[column] === 'number' ? detail[column] : null)),
  };
}
