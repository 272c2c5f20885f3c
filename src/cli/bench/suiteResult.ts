import type { ModelSpec } from '../demo/models.ts';
import type { Random } from '../demo/random.ts';
import { BATCHES, ERRORS, FAILURES, SEQUENCES, TESTBEDS, latencyS, momentText, pickModel, systemInfo } from './testbeds.ts';
import type { Testbed } from './testbeds.ts';

const REPETITIONS = 20;
const CONFIGURATION_FAILURES = 0.02;
/** Of the five suites that are kept of real runs. */
const RUNS = [2, 3, 3, 5, 9] as const;

type Text = Readonly<Record<string, unknown>>;

/** A suite over some models and hardware, with the single repetitions of every configuration in seconds. */
export function makeSuite(random: Random, synthetic: string): Text {
  const timestamp = momentText(random);
  const benchmarks: Record<string, Record<string, Record<string, Text>>> = {};
  for (let left = random.pick(RUNS); left > 0; left -= 1) {
    const model = pickModel(random);
    const bed = random.pick(TESTBEDS);
    const ofModel = ((benchmarks[model.family] ??= {})[model.name] ??= {});
    ofModel[bed.hardware] = makeRun(random, model, bed, timestamp);
  }
  return {
    synthetic,
    timestamp: timestamp.slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '_'),
    system_info: systemInfo(random),
    hardware_info: { cpu: true, cuda: true, mps: false, rocm: false, openvino: true },
    benchmarks,
  };
}

function makeRun(random: Random, model: ModelSpec, bed: Testbed, timestamp: string): Text {
  const head = { model_name: model.name, model_class: `${model.family}Model`, family: model.family, hardware: bed.hardware, timestamp };
  if (random.chance(FAILURES)) return { status: 'failed', ...head, error: random.pick(ERRORS) };
  const configurations = BATCHES.flatMap((batch) => SEQUENCES.map((sequence) => [`batch_${batch}_seq_${sequence}`, makeConfiguration(random, latencyS(model, bed, batch, sequence), batch)] as const));
  return { status: 'completed', ...head, benchmark_results: Object.fromEntries(configurations), model_load_time: random.between(0.3, 9), performance_summary: {} };
}

function makeConfiguration(random: Random, seconds: number, batch: number): Text {
  if (random.chance(CONFIGURATION_FAILURES)) return { status: 'failed', error: random.pick(ERRORS) };
  const level = seconds * random.factor(0.1);
  const latencies = Array.from({ length: REPETITIONS }, () => level * random.factor(0.08));
  const total = latencies.reduce((sum, latency) => sum + latency, 0);
  return { status: 'completed', latencies, avg_latency: total / REPETITIONS, throughput: (batch * REPETITIONS) / total, total_time: total, iterations: REPETITIONS };
}
