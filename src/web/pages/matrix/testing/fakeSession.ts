import { METRICS } from '../../../../core/model/metric.ts';
import { NO_VALUES, type EvidenceRow } from '../../../../core/model/evidence.ts';
import { CELL_STATES, FAILURE_KINDS, type CellState } from '../../../../core/model/state.ts';
import { STATE_LABELS } from '../../../../core/model/stateLabels.ts';
import type { Matrix, MatrixCell, MatrixColumn, MatrixModelRow, MatrixRow, Totals } from '../../../../core/matrix/types.ts';
import type { MatrixSession } from '../../../../core/matrix/session.ts';
import type { ViewState } from '../../../../core/view/viewState.ts';

/** Size of an invented dataset. */
export interface FakeSize {
  readonly models: number;
  readonly types: number;
  readonly devices: number;
}

export const FAKE_NEWEST_MS = Date.UTC(2026, 4, 20, 9, 30);
const DAY_MS = 86_400_000;
const TYPES = ['cpu', 'cuda', 'rocm', 'mps', 'openvino', 'qualcomm', 'webnn', 'webgpu'];
const LABELS = ['CPU', 'CUDA', 'ROCm', 'MPS', 'OpenVINO', 'Qualcomm', 'WebNN', 'WebGPU'];
const DEVICE_NAMES = ['NVIDIA A100-SXM4-80GB', 'GeForce RTX 4090', 'Snapdragon 8 Gen 3'];
const FAMILIES = ['bert', 'llama', 'whisper', 'vit', 'clip', 't5', 'qwen', 'resnet'];
const MODALITIES = ['text', 'text', 'audio', 'vision', 'multimodal', 'text', 'text', 'vision'];
const NAMES = ['bert-base-uncased', 'meta-llama/Llama-3.1-8B-Instruct', 'openai/whisper-large-v3-turbo', 'google/vit-base-patch16-224', 'openai/clip-vit-large-patch14-336', 'google/flan-t5-xxl', 'Qwen/Qwen2.5-72B-Instruct-GPTQ-Int4', 'microsoft/resnet-50'];

function noise(seed: number): number {
  const value = Math.sin(seed * 12.9898 + 78.233) * 43_758.5453;
  return value - Math.floor(value);
}

function fakeCell(row: MatrixModelRow, column: MatrixColumn, columnIndex: number, view: ViewState): MatrixCell {
  const seed = row.model.key * 977 + columnIndex * 13;
  const roll = noise(seed);
  const state: CellState = roll < 0.4 ? 'supported' : roll < 0.48 ? 'partial' : roll < 0.6 ? 'failing' : roll < 0.66 ? 'unsupported' : roll < 0.72 ? 'simulated' : 'untested';
  const declared = state !== 'untested' && state !== 'simulated' && noise(seed + 1) < 0.25;
  const failure = state === 'failing' ? (FAILURE_KINDS[Math.floor(noise(seed + 2) * 5)] ?? 'error') : null;
  const atMs = state === 'untested' ? null : FAKE_NEWEST_MS - Math.floor(noise(seed + 3) * 300) * DAY_MS;
  const rawValue = view.content.kind !== 'state' && (state === 'supported' || state === 'partial') ? 10 ** (noise(seed + 4) * 3.4) : null;
  const inView = view.filters.state.length === 0 || view.filters.state.includes(state);
  return {
    sources: [],
    decision: {
      state,
      tier: state === 'untested' ? null : state === 'simulated' ? 'simulated' : declared ? 'declared' : 'observed',
      failure,
      decidedAtMs: atMs,
      conflict: state === 'failing' && noise(seed + 5) < 0.3,
      devices: { supported: state === 'supported' ? 1 : 0, partial: state === 'partial' ? 1 : 0, unsupported: 0, failing: state === 'failing' ? 1 : 0 },
    },
    stale: atMs !== null && FAKE_NEWEST_MS - atMs > 180 * DAY_MS,
    results: Math.floor(noise(seed + 6) * 40),
    declarations: declared ? 1 : 0,
    throttled: noise(seed + 8) < 0.05 ? { count: 1, evidence: 'event' } : null,
    newestMs: atMs,
    value: rawValue === null ? null : rawValue.toLocaleString('en', { maximumSignificantDigits: 3 }),
    rawValue,
    simulatedValue: noise(seed + 7) < 0.1,
    heat: rawValue === null ? null : 1 - Math.log10(rawValue) / 3.4,
    inView,
    description: `${row.model.name} on ${column.kind === 'type' ? column.typeLabel : `${column.typeLabel} ${column.label}`}: ${STATE_LABELS[state].toLowerCase()}${failure === null ? '' : `, ${failure}`}`,
  };
}

function totals(pairs: number, seed: number): Totals {
  const tested = Math.floor(noise(seed) * pairs * 0.6 + pairs * 0.3);
  return { pairs, tested, supported: Math.floor(tested * 0.7), failing: Math.floor(tested * 0.2), newestMs: FAKE_NEWEST_MS };
}

function fakeColumns(size: FakeSize, view: ViewState): MatrixColumn[] {
  const columns: MatrixColumn[] = [];
  for (let type = 0; type < size.types; type += 1) {
    const hardwareType = type < TYPES.length ? (TYPES[type] ?? '') : `type${type}`;
    const typeLabel = LABELS[type] ?? `Type ${type}`;
    const open = view.expanded.includes(hardwareType);
    const base = { hardwareType, typeLabel, deviceCount: size.devices, totals: totals(size.models, type) };
    columns.push({ ...base, key: hardwareType, kind: 'type', device: null, label: typeLabel, open });
    const shown = open ? size.devices : 0;
    for (let device = 0; device < shown; device += 1) {
      const name = `${DEVICE_NAMES[device % 3] ?? ''}${device > 2 ? ` ${device}` : ''}`;
      columns.push({ ...base, key: `${hardwareType}/${name}`, kind: 'device', device: name, label: name, open: false });
    }
  }
  return columns;
}

function fakeRows(size: FakeSize, view: ViewState, pairs: number): MatrixRow[] {
  const models: MatrixModelRow[] = Array.from({ length: size.models }, (_, key) => {
    const name = `${NAMES[key % NAMES.length] ?? ''}${key < NAMES.length ? '' : `-v${Math.floor(key / NAMES.length)}`}`;
    const model = { key, name, family: FAMILIES[key % 8] ?? null, modality: MODALITIES[key % 8] ?? null, parametersMillion: [110, 8030, 809, 86, 428, 11_300, 72_700, 25.6][key % 8] ?? null };
    return { kind: 'model', key: name, model, totals: totals(pairs, key) };
  });
  const found = models.filter((row) => row.model.name.toLowerCase().includes(view.filters.search.toLowerCase()));
  if (view.grouping === 'none') return found;
  const groups = new Map<string, MatrixModelRow[]>();
  for (const row of found) {
    const label = (view.grouping === 'family' ? row.model.family : row.model.modality) ?? '';
    groups.set(label, [...(groups.get(label) ?? []), row]);
  }
  return [...groups].flatMap(([label, rows]): MatrixRow[] => {
    const collapsed = view.collapsed.includes(label);
    const head: MatrixRow = { kind: 'group', key: `group:${label}`, label, collapsed, modelCount: rows.length, totals: totals(pairs * rows.length, rows.length) };
    return collapsed ? [head] : [head, ...rows];
  });
}

/** An invented matrix, the same for the same view. */
export function fakeMatrix(size: FakeSize, view: ViewState): Matrix {
  const columns = fakeColumns(size, view);
  const rows = fakeRows(size, view, columns.length);
  const places = new Map(columns.map((column, index) => [column, index]));
  const cells = new Map<string, MatrixCell>();
  const pairs = size.models * columns.length;
  const metric = view.content.kind === 'metric' ? METRICS[view.content.metric] : null;
  return {
    rows,
    columns,
    sources: [],
    grouping: view.grouping,
    sort: view.sort,
    contentLabel: metric === null ? (view.content.kind === 'state' ? null : view.content.kind) : `${metric.label} (${metric.unit}), ${metric.better} is better`,
    metric,
    at: metric === null ? null : { batch: '1', precision: 'fp32', testCase: '' },
    summary: { models: size.models, hardwareTypes: size.types, pairs, results: pairs * 3, tested: Math.floor(pairs * 0.6), supported: Math.floor(pairs * 0.4), conflicts: 12, stale: 31, newestMs: FAKE_NEWEST_MS, text: `${Math.floor(pairs * 0.6).toLocaleString('en')} of ${pairs.toLocaleString('en')} pairs tested; 71 % supported` },
    legend: CELL_STATES.map((state, index) => ({ state, label: STATE_LABELS[state], count: Math.floor(pairs / (index + 2)) })),
    modifiers: { conflict: 12, stale: 31 },
    throttled: 3,
    cell: (row, column) => {
      const key = `${row.key} ${column.key}`;
      const cell = cells.get(key) ?? fakeCell(row, column, places.get(column) ?? 0, view);
      cells.set(key, cell);
      return cell;
    },
    address: (row, column) => ({ model: row.model.name, hardwareType: column.hardwareType, device: column.device }),
  };
}

const ERROR_TEXT = 'torch.cuda.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.50 GiB (GPU 0; 79.15 GiB total capacity; 76.20 GiB already allocated; 1.12 GiB free)\n  File "bench/run.py", line 214, in forward\n    return self.model(**inputs)\n  File "torch/nn/modules/module.py", line 1553, in _wrapped_call_impl\n    return self._call_impl(*args, **kwargs)';

/** One invented row of evidence, changed as a test needs it. */
export function fakeEvidence(change: Partial<EvidenceRow> = {}): EvidenceRow {
  return {
    table: 'test_results', rowId: 1, sources: [], kind: 'test', tier: 'observed', outcome: 'supported', failure: null, decided: false, placeholder: false, throttle: null,
    simulationReason: null, device: null, hardwareAsWritten: null, statusAsWritten: null, errorText: null, errorType: null, suggestedFix: null,
    notes: null, limitations: null, workarounds: null, score: null, testType: null, testCase: null, precision: null, precisionAsWritten: null,
    batch: null, sequenceLength: null, atMs: null, timeFromRun: false, linked: false, run: null, commit: null, values: NO_VALUES,
    ...change,
  };
}

function fakeRowsOfEvidence(): EvidenceRow[] {
  return Array.from({ length: 64 }, (_, index) => {
    const failing = index === 0 || index % 9 === 4;
    const measured = !failing && index % 3 !== 0;
    return fakeEvidence({
      table: index % 11 === 5 ? 'hardware_compatibility' : measured ? 'performance_results' : 'test_results',
      rowId: 4800 - index,
      kind: index % 11 === 5 ? 'declaration' : measured ? 'measurement' : 'test',
      tier: index % 11 === 5 ? 'declared' : index % 13 === 7 ? 'simulated' : 'observed',
      outcome: failing ? 'failing' : measured ? null : 'supported',
      failure: failing ? 'out-of-memory' : null,
      decided: index === 0,
      simulationReason: index % 13 === 7 ? 'is_simulated is true' : null,
      device: DEVICE_NAMES[index % 3] ?? null,
      statusAsWritten: failing ? 'error' : measured ? null : 'success',
      errorText: failing ? ERROR_TEXT : null,
      errorType: failing ? 'OutOfMemoryError' : null,
      suggestedFix: failing ? 'Use a smaller batch or 8-bit weights.' : null,
      limitations: index % 11 === 5 ? 'Sequence length at most 512.' : null,
      testType: 'performance',
      precision: index % 2 === 0 ? 'fp16' : 'fp32',
      batch: [1, 8, 32][index % 3] ?? null,
      atMs: FAKE_NEWEST_MS - index * 4 * DAY_MS,
      run: `run-${320 - index}`,
      commit: 'c2dd563f9a1b',
      values: measured ? { ...NO_VALUES, latency: 12 + noise(index) * 30, throughput: 800 * noise(index + 2), memory: 4200 + 900 * noise(index + 3) } : NO_VALUES,
    });
  });
}

/** A session over an invented dataset, answering at once. */
export function fakeSession(size: FakeSize): MatrixSession {
  return {
    dataset: {
      sources: [], models: [], devices: Array.from({ length: size.types * size.devices }, (_, key) => ({ key, hardwareType: TYPES[Math.floor(key / size.devices)] ?? '', name: DEVICE_NAMES[key % 3] ?? null })), tables: [],
      dimensions: {
        precision: [{ value: 'fp32', rows: 400 }, { value: 'fp16', rows: 300 }, { value: '', rows: 20 }],
        batch: [{ value: '1', rows: 500 }, { value: '8', rows: 200 }],
        testType: [], testCase: [{ value: 'text_generation', rows: 300 }],
      },
      metrics: ['latency', 'throughput', 'memory', 'power'], results: 18_240, throttledResults: 0, estimatedResults: 0, oldestMs: FAKE_NEWEST_MS - 400 * DAY_MS, newestMs: FAKE_NEWEST_MS, synthetic: true, reductions: [],
    },
    matrix: async (view) => fakeMatrix(size, view),
    matrixAtOnce: () => null,
    options: async () => [],
    evidence: async () => {
      const rows = fakeRowsOfEvidence();
      return { rows, total: rows.length };
    },
    evidenceSql: async (_view, address) => `SELECT *\nFROM evidence\nWHERE model = '${address.model}'\n  AND hardware_type = '${address.hardwareType}'\nORDER BY at DESC;`,
  };
}
