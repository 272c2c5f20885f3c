import { Fields, isList, isObject, ownValue } from '../fields.ts';
import { Findings } from '../findings.ts';
import { readResult } from '../parts/result.ts';
import type { Shape } from '../shape.ts';
import type { Json } from '../types.ts';

const MODEL = ['model_name', 'model', 'model_id'];
const HARDWARE = ['hardware_type', 'hardware', 'hardware_used', 'hardware_platform', 'platform', 'endpoint_type'];
const SAYS = ['status', 'success', 'test_type', 'error_message', 'error', 'performance', 'power_metrics', 'compatibility', 'ipfs_acceleration', 'webgpu_metrics', 'execution_time', 'latencies_ms', 'average_latency_ms', 'latency_ms', 'throughput_items_per_second', 'throughput', 'latency', 'is_compatible', 'compatibility_status', 'compatibility_level', 'power_watts_avg', 'average_power_mw', 'power_consumption_mw'];

/** Whether an object names a model or a hardware as a text, and says something of it. */
export function isResult(content: Json | undefined): boolean {
  if (!isObject(content)) return false;
  const names = (keys: readonly string[]): boolean => keys.some((key) => typeof ownValue(content, key) === 'string');
  return (names(MODEL) || names(HARDWARE.slice(0, 2))) && SAYS.some((key) => Object.hasOwn(content, key));
}

/** The seed's single result, with any of its optional parts. */
export const resultShape: Shape = {
  key: 'result',
  label: 'a single result',
  matches: (content) => !isList(content) && isResult(content) && (MODEL.some((key) => Object.hasOwn(content, key)) || Object.hasOwn(content, 'test_type')),
  read: (content) => {
    const findings = new Findings();
    const record = isObject(content) ? readResult(new Fields(content, '', findings)) : null;
    return findings.reading(record === null ? [] : [record]);
  },
};
