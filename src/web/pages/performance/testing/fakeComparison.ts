import type { CompareCell, CompareColumn, CompareRow, Comparison, ColumnSummary, Verdict } from '../../../../core/compare/types.ts';
import { hardwareLabel } from '../../../../core/model/hardware.ts';
import { fakeConfiguration, fakeSample } from './samples.ts';

const TYPES = ['cpu', 'cuda', 'rocm', 'mps', 'openvino', 'qualcomm', 'webnn', 'webgpu'];

export function fakeVerdict(change: Partial<Verdict> = {}): Verdict {
  return {
    kind: 'worse', method: 'ranks', ratio: 1.8, ratioInterval: [1.6, 2], difference: null, text: '1.8× slower',
    reason: 'Mann-Whitney p = 0.004 (q = 0.012), 6 against 6 runs, Cliff’s δ = 0.91 (large)', p: 0.004, q: 0.012, cliffsDelta: 0.91, magnitude: 'large', withinRuns: false, farApart: false,
    ...change,
  };
}

/** A comparison of hardware types: the first value of a row is its baseline, null is a missing sample. */
export function fakeComparison(rows: readonly (readonly (number | null)[])[], change: Partial<Comparison> = {}): Comparison {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const columns: CompareColumn[] = Array.from({ length: width }, (_, index) => {
    const value = TYPES[index] ?? `type${index}`;
    return { value, label: hardwareLabel(value), hardwareType: value, rows: rows.filter((row) => row[index] !== null && row[index] !== undefined).length };
  });
  return {
    metric: 'latency', metrics: ['latency', 'throughput', 'memory'], across: 'hardware', columns, baseline: 'cpu',
    rows: rows.map((values, index) => fakeRow(values, index, columns)),
    lonelyRows: 3,
    summaries: columns.slice(1).map(fakeSummary),
    family: 118, pairs: { compared: 41, possible: 60 }, unjudged: 0, part: null, windows: null,
    counts: { inView: 8378, used: 7912, leftOut: [{ reason: 'simulated', rows: 64 }, { reason: 'failed', rows: 402 }] },
    sql: 'SELECT 1;',
    ...change,
  };
}

function fakeRow(values: readonly (number | null)[], index: number, columns: readonly CompareColumn[]): CompareRow {
  const common = fakeConfiguration({ model: `model-${index}`, hardwareType: '', device: '' });
  const best = Math.min(...values.filter((value) => value !== null));
  return {
    key: `row ${index}`,
    common,
    label: common.model,
    detail: 'fp16 · batch 8 · seq 128 · embedding',
    unstated: false,
    cells: columns.map((column, at): CompareCell | null => {
      const value = values[at] ?? null;
      if (value === null) return null;
      const configuration = { ...common, hardwareType: column.value, device: `${column.label} device` };
      return { sample: fakeSample(value, { configuration }), isBaseline: at === 0, isBest: value === best, devices: 2, verdict: at === 0 ? null : fakeVerdict() };
    }),
  };
}

function fakeSummary(column: CompareColumn): ColumnSummary {
  return {
    column, compared: 41, possible: 60, best: 30, models: 12, doubtful: 1, farApart: 0, unstated: 2, averaged: 38, medianRatio: null, medianDifference: null, geomean: 0.42, geomeanInterval: [0.38, 0.47], text: `${column.label} is 2.4× faster than CPU`,
    verdicts: { better: 30, worse: 2, same: 3, unclear: 6, 'no-estimate': 0, 'not-comparable': 0 },
  };
}
