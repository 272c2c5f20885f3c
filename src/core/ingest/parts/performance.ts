import { INTEGER_FIELDS, POSITIVE_FIELDS } from '../../source/aliases.ts';
import type { Fields } from '../fields.ts';
import { hasMeasurement, hasSetting, performanceFields } from '../record.ts';
import type { PerformanceFields } from '../types.ts';
import { agrees, sampleFigures } from './samples.ts';

const POWER = ['power_watts', 'power_watts_avg', 'power_consumption_watts', 'power_usage_watts', 'power_consumption_w'];
const DURATION = ['total_time_seconds', 'total_time_s', 'total_time'];
/** What makes an object without a part of its own a measurement. */
const TELLING = [...POSITIVE_FIELDS.latency_ms, ...POSITIVE_FIELDS.latency_p50_ms, ...POSITIVE_FIELDS.latency_p90_ms, ...POSITIVE_FIELDS.latency_p99_ms, ...POSITIVE_FIELDS.throughput_per_s].map(({ column }) => column);

/** Whether an object states a latency or a throughput under one of the known names. */
export function statesMeasurement(content: Readonly<Record<string, unknown>>): boolean {
  return TELLING.some((name) => Object.hasOwn(content, name)) || Object.hasOwn(content, 'latencies_ms');
}

/** Latencies, throughput, memory and their conditions out of an object with the seed's names or any known other; null where it states neither a number nor a setting (`hasMeasurement` tells which). Repetitions (`latencies_ms`) give what is not stated. */
export function readPerformance(fields: Fields): PerformanceFields | null {
  const latenciesMs = fields.has('latencies_ms') ? fields.positives('latencies_ms') : [];
  const figures = sampleFigures(latenciesMs);
  const stated = readStated(fields);
  if (figures !== null && !agrees(stated.averageLatencyMs, figures)) {
    fields.findings.note(`At ${fields.place || '/'} the stated mean latency (${stated.averageLatencyMs} ms) is not that of the ${latenciesMs.length} repetitions (${figures.averageLatencyMs} ms); the repetitions were taken.`);
  }
  const read: PerformanceFields = figures === null ? stated : { ...stated, ...figures };
  return hasMeasurement(read) || hasSetting(read) ? read : null;
}

/** What was tested, without what was measured; null where nothing of it is stated. */
export function readSetting(fields: Fields): PerformanceFields | null {
  const setting = performanceFields({
    testCase: fields.name('test_case'),
    batchSize: fields.integer(...INTEGER_FIELDS.batch),
    sequenceLength: fields.integer(...INTEGER_FIELDS.sequence_length),
    precision: fields.name('precision', 'precision_bits', 'bits'),
  });
  return hasSetting(setting) ? setting : null;
}

function readStated(fields: Fields): PerformanceFields {
  return performanceFields({
    ...readSetting(fields),
    averageLatencyMs: fields.positive(...POSITIVE_FIELDS.latency_ms),
    p50LatencyMs: fields.positive(...POSITIVE_FIELDS.latency_p50_ms),
    p90LatencyMs: fields.positive(...POSITIVE_FIELDS.latency_p90_ms),
    p99LatencyMs: fields.positive(...POSITIVE_FIELDS.latency_p99_ms),
    latencyStdMs: fields.notNegative(...POSITIVE_FIELDS.latency_std_ms),
    throughputItemsPerSecond: fields.positive(...POSITIVE_FIELDS.throughput_per_s),
    memoryPeakMb: fields.positive(...POSITIVE_FIELDS.memory_mb),
    powerWatts: fields.positive(...POWER),
    energyEfficiencyItemsPerJoule: fields.positive(...POSITIVE_FIELDS.stated_items_per_joule),
    loadTimeMs: fields.positive(...POSITIVE_FIELDS.load_ms),
    iterations: fields.integer('iterations', 'num_iterations', 'num_runs'),
    warmupIterations: fields.count('warmup_iterations'),
    totalTimeS: fields.positive(...DURATION),
  });
}
