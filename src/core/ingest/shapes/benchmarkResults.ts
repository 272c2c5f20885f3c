import { Fields, isObject, shown } from '../fields.ts';
import { Findings } from '../findings.ts';
import { runFields } from '../record.ts';
import type { Shape, ShapeReading } from '../shape.ts';
import type { Json, JsonObject, ModelFields, ResultRecord } from '../types.ts';
import { readFunctionality } from './functionalityTests.ts';
import type { FunctionalityContext } from './functionalityTests.ts';
import { named } from './noResult.ts';
import { errorIn } from './programOutput.ts';
import { readSimulatedHardware } from './simulatedHardware.ts';

/**
 * A session of tests: `functionality_verification{hardware:{stats, model_results, detailed_results}}` and `performance_benchmarks{family:{status, error}}`. The tests name a model by a key (`bert`); `models{key:{name, …}}`
 * gives its family and modality, but not its name: the outputs show that the test programs chose other checkpoints than the ones listed.
 */
export const benchmarkResultsShape: Shape = { key: 'benchmark-results', label: 'a session of functionality tests and benchmarks', matches, read };

function matches(content: JsonObject | readonly Json[]): boolean {
  return isObject(content) && (isObject(content['functionality_verification']) || isObject(content['performance_benchmarks']));
}

function read(content: JsonObject | readonly Json[]): ShapeReading {
  const findings = new Findings();
  if (!isObject(content)) return findings.reading([]);
  const file = new Fields(content, '', findings);
  const atMs = file.time('timestamp');
  const stamp = file.text('timestamp');
  const run = runFields({ name: `benchmark results${stamp === null ? '' : ` ${stamp}`}`, startedMs: atMs });
  const context: FunctionalityContext = { atMs, run, models: readModels(file), simulation: readSimulatedHardware(file), seen: new Map() };
  const records = readSections(file, context);
  rejectFamilies(file);
  noteHardware(file);
  return findings.reading(records);
}

function readModels(file: Fields): FunctionalityContext['models'] {
  const members = file.object('models')?.members() ?? [];
  return new Map(members.map(([key, fields]): readonly [string, Pick<ModelFields, 'family' | 'modality'>] => [key, { family: fields.name('family'), modality: fields.name('modality') }]));
}

function readSections(file: Fields, context: FunctionalityContext): readonly ResultRecord[] {
  const verification = file.object('functionality_verification');
  return Object.entries(verification?.content ?? {}).flatMap(([hardware, value]) => {
    const section = verification?.object(hardware) ?? null;
    if (section === null) return [];
    if (holdsSomething(section.content['detailed_results']) || holdsSomething(section.content['model_results'])) return readFunctionality(section, context);
    file.findings.reject('no-result', section.place, `The tests of ${hardware} left no result: ${isObject(value) && 'error' in value ? shown(value['error']) : 'detailed_results and model_results are missing or empty'}.`);
    return [];
  });
}

function holdsSomething(value: Json | undefined): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

/** A benchmark that failed for a family as a whole names no model, so nothing can be said of one. */
function rejectFamilies(file: Fields): void {
  for (const [family, fields] of file.object('performance_benchmarks')?.members() ?? []) {
    const status = fields.text('status') ?? 'not stated';
    const error = errorIn(fields.text('error', 'stderr') ?? '')?.message;
    file.findings.reject('no-model', fields.place, `The benchmark of the family ${family} has the status ${status}${error === undefined ? '' : ` (${error})`}; it names no model and holds no measurement.`);
  }
}

function noteHardware(file: Fields): void {
  const detected = file.object('hardware_detected');
  if (detected === null) return;
  const missing = Object.keys(detected.content).filter((hardware) => detected.content[hardware] === false);
  if (missing.length > 0) file.findings.note(`The file says that this hardware was not found on the machine: ${named(missing, 12)}.`);
}
