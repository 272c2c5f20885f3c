import type { MetricConfiguration } from '../../src/core/view/viewState.ts';

/** What exactly the questions ask for, on the page and natively, so that their times can be compared. */
export const ASKED = {
  precision: 'fp16',
  batch: '8',
  testType: 'performance',
  /** The first of the last thirty days of the benchmark databases, UTC. */
  since: '2026-10-16',
  hardware: 'cuda',
  state: 'failing',
  search: 'bert',
  /** The cell whose evidence is asked for. */
  cell: { model: 'bert-base-uncased', hardwareType: 'cuda', device: 'NVIDIA A100 80GB PCIe' },
  /** The configuration at which the matrix shows median latency. */
  at: { batch: '8', precision: 'fp16', testCase: 'embedding' } satisfies MetricConfiguration,
} as const;
