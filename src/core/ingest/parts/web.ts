import { POSITIVE_FIELDS } from '../../source/aliases.ts';
import { boundedDetails } from '../details.ts';
import type { Fields } from '../fields.ts';
import { ipfsFields, webFields } from '../record.ts';
import type { IpfsFields, WebFields } from '../types.ts';

const INFERENCE = ['inference_time_ms', 'average_inference_time_ms', 'average_latency_ms', 'latency_ms', 'avg_latency_ms'];

/** What a browser measured, out of the seed's `webgpu_metrics` or of `metrics` with the same names; what has no place of its own goes to `metrics`. */
export function readWeb(fields: Fields): WebFields {
  const web = webFields({
    browser: fields.name('browser_name', 'browser'),
    browserVersion: fields.name('browser_version'),
    testFile: fields.text('test_file'),
    loadTimeMs: fields.positive('load_time_ms', 'model_load_time_ms'),
    initializationTimeMs: fields.positive('initialization_time_ms', 'init_time_ms'),
    inferenceTimeMs: fields.positive(...INFERENCE),
    shaderCompilationTimeMs: fields.positive('shader_compilation_time_ms', 'shader_compilation_ms', 'compilation_time_ms'),
    memoryMb: fields.positive(...POSITIVE_FIELDS.memory_mb),
    throughputItemsPerSecond: fields.positive(...POSITIVE_FIELDS.throughput_per_s),
    implementationType: fields.text('implementation_type'),
  });
  return { ...web, metrics: boundedDetails(fields.rest()) };
}

/** How a model came and ran over IPFS, out of the seed's `ipfs_acceleration`; the peers' own figures go to `metrics`. */
export function readIpfs(fields: Fields): IpfsFields {
  const ipfs = ipfsFields({
    cid: fields.text('cid'),
    source: fields.text('source'),
    transferTimeMs: fields.positive('transfer_time_ms'),
    p2pOptimized: fields.boolean('p2p_optimized'),
    peerCount: fields.count('peer_count'),
    networkEfficiency: fields.finite('network_efficiency'),
    optimizationScore: fields.finite('optimization_score'),
    loadTimeMs: fields.positive('load_time_ms'),
    accelerationType: fields.text('acceleration_type'),
    implementationType: fields.text('implementation_type'),
  });
  return { ...ipfs, metrics: boundedDetails(fields.rest()) };
}
