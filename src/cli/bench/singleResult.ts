import type { Random } from '../demo/random.ts';
import { BATCHES, ERRORS, FAILURES, SEQUENCES, TESTBEDS, latencyS, momentText, pickModel, systemInfo } from './testbeds.ts';
import type { Testbed } from './testbeds.ts';

/** One result of one model on one hardware, with every part that the framework's own have. */
export function makeSingleResult(random: Random, synthetic: string): Readonly<Record<string, unknown>> {
  const model = pickModel(random);
  const bed = random.pick(TESTBEDS);
  const [batch, sequence] = [random.pick(BATCHES), random.pick(SEQUENCES)];
  const failed = random.chance(FAILURES);
  const seconds = latencyS(model, bed, batch, sequence) * random.factor(0.12);
  const memoryMb = model.parametersMillion * 2.2 * random.factor(0.05) + batch * sequence * 0.4;
  return {
    synthetic,
    model_name: model.name,
    model_family: model.family,
    hardware_type: bed.hardware,
    device_name: bed.device,
    test_type: 'performance',
    endpoint_type: `local_${bed.hardware}`,
    status: failed ? 'error' : 'success',
    success: !failed,
    error_message: failed ? random.pick(ERRORS) : null,
    execution_time: seconds * 120,
    memory_usage: memoryMb,
    timestamp: momentText(random),
    ...(failed ? {} : { performance: performanceOf(random, { batch, sequence, seconds, memoryMb }), power_metrics: powerOf(random, bed, seconds * 120) }),
    compatibility: { status: failed ? 'limited' : 'compatible', score: failed ? 0.4 : 0.95, recommended: !failed },
    details: detailsOf(random, batch, sequence),
  };
}

interface Measured {
  readonly batch: number;
  readonly sequence: number;
  readonly seconds: number;
  readonly memoryMb: number;
}

function performanceOf(random: Random, { batch, sequence, seconds, memoryMb }: Measured): Readonly<Record<string, unknown>> {
  const ms = seconds * 1000;
  return {
    batch_size: batch, sequence_length: sequence, precision: random.pick(['fp32', 'fp16', 'int8']), average_latency_ms: ms, p50_latency_ms: ms * 0.98, p90_latency_ms: ms * random.between(1.05, 1.2),
    p99_latency_ms: ms * random.between(1.25, 1.6), throughput_items_per_second: batch / seconds, memory_peak_mb: memoryMb * 1.1, iterations: 100, warmup_iterations: 10,
  };
}

function powerOf(random: Random, { watts }: Testbed, durationS: number): Readonly<Record<string, unknown>> {
  const average = watts * random.between(0.6, 1);
  return {
    power_watts_avg: average, power_watts_peak: average * random.between(1.05, 1.35), temperature_celsius_avg: random.between(45, 70), temperature_celsius_peak: random.between(70, 88), test_duration_seconds: durationS,
    energy_joules: average * durationS,
  };
}

function detailsOf(random: Random, batch: number, sequence: number): Readonly<Record<string, unknown>> {
  return {
    system_info: systemInfo(random),
    input_shape: [batch, sequence],
    command: `python run_benchmark.py --batch-sizes ${batch} --sequence-length ${sequence} --output-dir benchmark_results`,
    git_commit: random.hex(40),
    git_branch: 'main',
    first_token_ms: random.between(1, 90),
    cache_hit_rate: random.next(),
  };
}
