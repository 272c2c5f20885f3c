import { Fields, isList, isObject, pointer, shown } from '../fields.ts';
import { boundedDetails } from '../details.ts';
import { Findings } from '../findings.ts';
import { isKnownHardware, readModel } from '../parts/subject.ts';
import { hardwareFields, resultRecord, runFields, testFields, webFields } from '../record.ts';
import type { Shape, ShapeReading } from '../shape.ts';
import { simulationOf } from '../simulation.ts';
import type { Json, JsonObject, ModelFields, ResultRecord, RunFields } from '../types.ts';
import { named } from './noResult.ts';

/** WebNN beside WebGPU: `results_by_modality{modality:[{model, webnn{time_ms, memory_mb, success, implementation, error}, webgpu{…}}]}`; `summary` and the other tables are worked out from it. */
export const webComparisonShape: Shape = { key: 'web-comparison', label: 'a comparison of web platforms', matches, read };

const DERIVED = ['summary', 'modality_compatibility', 'implementation_types', 'recommendations'];

interface Comparison {
  readonly atMs: number | null;
  readonly run: RunFields;
  readonly device: string | null;
  readonly environment: JsonObject | null;
}

function matches(content: JsonObject | readonly Json[]): boolean {
  return isObject(content) && isObject(content['results_by_modality']);
}

function read(content: JsonObject | readonly Json[]): ShapeReading {
  const findings = new Findings();
  if (!isObject(content)) return findings.reading([]);
  const file = new Fields(content, '', findings);
  const stamp = file.text('timestamp');
  const atMs = file.time('timestamp');
  const environment = file.object('test_environment');
  const comparison: Comparison = { atMs, run: runFields({ name: `web platform comparison${stamp === null ? '' : ` ${stamp}`}`, startedMs: atMs }), device: environment?.name('test_hardware') ?? null, environment: environment?.rest() ?? null };
  const modalities = file.object('results_by_modality');
  const records = Object.keys(modalities?.content ?? {}).flatMap((modality) => (modalities?.list(modality) ?? []).flatMap((item, index) => {
    const place = pointer(modalities?.at(modality) ?? '', index);
    return readModelOf(item, place, modality, comparison, findings);
  }));
  for (const name of DERIVED) rejectDerived(file, name);
  return findings.reading(records);
}

function rejectDerived(file: Fields, name: string): void {
  const value = file.raw(name);
  if (isObject(value) && Object.keys(value).length > 0) file.findings.reject('derived', file.at(name), `What this says of ${named(Object.keys(value))} is worked out from results_by_modality, whose single results were read.`);
  else if (isList(value) && value.length > 0) file.findings.reject('no-result', file.at(name), `${value.length} sentences of advice were found, and no result.`);
}

function readModelOf(item: Json, place: string, modality: string, comparison: Comparison, findings: Findings): readonly ResultRecord[] {
  const fields = isObject(item) ? new Fields(item, place, findings) : null;
  const model = fields === null ? null : readModel(fields);
  if (fields === null || model === null) {
    findings.reject('no-model', place, `${shown(item)} was found where a model with its results on web platforms was expected.`);
    return [];
  }
  const results = fields.members().filter(([platform]) => isKnownHardware(platform));
  if (results.length === 0) findings.reject('no-hardware', place, `${model.name} has no result on webnn, webgpu or other hardware.`);
  return results.flatMap(([platform, result]) => readPlatform(result, { ...model, modality: model.modality ?? modality }, platform, comparison));
}

function readPlatform(fields: Fields, model: ModelFields, platform: string, comparison: Comparison): readonly ResultRecord[] {
  const simulation = simulationOf(fields, new Fields({ implementation_type: fields.content['implementation'] ?? null }, fields.place, fields.findings));
  const [success, errorMessage, status] = [fields.boolean('success'), fields.text('error', 'error_message'), fields.text('status')];
  const web = webFields({
    inferenceTimeMs: fields.positive('time_ms', 'inference_time_ms'), memoryMb: fields.positive('memory_mb', 'memory_usage_mb'),
    loadTimeMs: fields.positive('load_time_ms'), implementationType: fields.text('implementation', 'implementation_type'), browser: fields.name('browser'),
  });
  const empty = Object.values(web).every((value) => value === null);
  if (success === null && errorMessage === null && status === null && empty) {
    fields.findings.reject('no-measurement', fields.place, `Neither an outcome nor a number above zero was found for ${model.name} on ${platform}.`);
    return [];
  }
  const details = boundedDetails({ ...fields.rest(), ...(comparison.environment === null ? {} : { test_environment: comparison.environment }) });
  return [resultRecord({
    place: fields.place, model, hardware: hardwareFields({ type: platform, device: comparison.device }), atMs: comparison.atMs, run: comparison.run, ...simulation,
    test: testFields({ testType: 'web_platform', success, status, errorMessage, details }), web: empty ? null : web,
  })];
}
