import { normaliseHardware } from '../../model/hardware.ts';
import { Fields, isList, isObject, pointer, shown } from '../fields.ts';
import { Findings } from '../findings.ts';
import { readPerformance } from '../parts/performance.ts';
import { isKnownHardware, readModel } from '../parts/subject.ts';
import { readTest } from '../parts/test.ts';
import { compatibilityFields, hardwareFields, hasMeasurement, modelFields, resultRecord } from '../record.ts';
import type { Shape, ShapeReading } from '../shape.ts';
import type { Simulation } from '../simulation.ts';
import type { CompatibilityFields, Json, JsonObject, ModelFields, ResultRecord } from '../types.ts';
import { readSimulatedHardware } from './simulatedHardware.ts';

/**
 * `model_families{family:{hardware_compatibility{hardware:{compatible, performance_rating, benchmark_results[]}}}}`, or `models{name:{…}}`. `compatible: false` with no rating and no result is how an entry begins, before
 * anything was tested: it is not taken for incompatibility. What is said of a family is not passed on to its models.
 */
export const hardwareCompatibilityMatrixShape: Shape = { key: 'hardware-compatibility-matrix', label: 'a matrix of hardware compatibility', matches, read };

const SUBJECTS = [{ name: 'model_families', isModel: false }, { name: 'models', isModel: true }] as const;

interface Matrix {
  readonly atMs: number | null;
  /** The hardware that the file lists as its columns. */
  readonly hardware: ReadonlySet<string>;
  readonly simulation: (hardware: string) => Simulation;
}

function matches(content: JsonObject | readonly Json[]): boolean {
  return isObject(content) && SUBJECTS.some(({ name }) => {
    const subjects = content[name];
    return isObject(subjects) && Object.values(subjects).some((subject) => isObject(subject) && isObject(subject['hardware_compatibility']));
  });
}

function read(content: JsonObject | readonly Json[]): ShapeReading {
  const findings = new Findings();
  if (!isObject(content)) return findings.reading([]);
  const file = new Fields(content, '', findings);
  const hardware = new Set((file.list('hardware_types') ?? []).filter((word) => typeof word === 'string'));
  const matrix: Matrix = { atMs: file.time('timestamp'), hardware, simulation: readSimulatedHardware(file) };
  const records = SUBJECTS.flatMap(({ name, isModel }) => (file.object(name)?.members() ?? []).flatMap(([subject, fields]) => {
    const entries = fields.object('hardware_compatibility');
    return (entries?.members() ?? []).flatMap(([key, entry]) => readEntry(entry, { subject, key, model: isModel ? modelOf(subject, fields) : null }, matrix));
  }));
  return findings.reading(records);
}

function modelOf(name: string, fields: Fields): ModelFields {
  return modelFields({ name, family: fields.name('family', 'model_family'), modality: fields.name('modality') });
}

interface Cell {
  /** The family or the model of the row. */
  readonly subject: string;
  /** The key of the column. */
  readonly key: string;
  /** Null in a row of a family. */
  readonly model: ModelFields | null;
}

function readEntry(entry: Fields, cell: Cell, matrix: Matrix): readonly ResultRecord[] {
  const isHardware = matrix.hardware.has(cell.key) || isKnownHardware(cell.key);
  const results = (entry.list('benchmark_results') ?? []).flatMap((item, index) => readBenchmark(item, pointer(entry.at('benchmark_results'), index), entry, cell, matrix));
  const declared = declaredIn(entry);
  if (declared === null) {
    if (!isList(entry.content['benchmark_results']) || entry.content['benchmark_results'].length === 0) rejectUntested(entry, cell, isHardware);
    return results;
  }
  if (isHardware && cell.model !== null && normaliseHardware(cell.key) !== null) {
    return [resultRecord({ place: entry.place, model: cell.model, hardware: hardwareFields({ type: cell.key }), atMs: matrix.atMs, compatibility: declared, ...matrix.simulation(cell.key) }), ...results];
  }
  if (isHardware) entry.findings.reject('no-model', entry.place, `The family ${cell.subject} is called ${declared.status} on ${cell.key}, and no model is named; nothing is passed on from a family to its models.`);
  else entry.findings.reject('no-hardware', entry.place, `${cell.key}, which is no hardware, is called ${declared.status} within ${cell.subject}, and the hardware is not named.`);
  return results;
}

function rejectUntested(entry: Fields, cell: Cell, isHardware: boolean): void {
  const of = isHardware ? `${cell.subject} on ${cell.key}` : `${cell.key}, which stands in the place of a hardware within ${cell.subject}`;
  entry.findings.reject('not-run', entry.place, `Compatible ${shown(entry.content['compatible'])} was found for ${of}, with no rating, no result and no reason: that is an entry before any test, and no incompatibility.`);
}

/** What an entry declares beyond its first value; null for `compatible: false` alone. */
function declaredIn(entry: Fields): CompatibilityFields | null {
  const compatible = entry.text('compatible', 'is_compatible', 'status', 'compatibility');
  const rating = entry.name('performance_rating');
  const reason = entry.text('reason', 'error', 'notes', 'limitations');
  if (compatible === null || (compatible === 'false' && rating === null && reason === null)) return null;
  const notes = [rating === null ? null : `performance rating: ${rating}`, reason].filter((text) => text !== null);
  return compatibilityFields({ status: compatible, notes: notes.length === 0 ? null : notes.join('; ') });
}

/** A result listed beneath an entry: taken when it says how it ended or what was measured, and of which model. */
function readBenchmark(item: Json, place: string, entry: Fields, cell: Cell, matrix: Matrix): readonly ResultRecord[] {
  const fields = isObject(item) ? new Fields(item, place, entry.findings) : null;
  const model = fields === null ? null : (readModel(fields) ?? cell.model);
  if (fields === null || model === null) {
    entry.findings.reject('no-model', place, `${shown(item)} was found beneath ${cell.subject} and ${cell.key}; a result that names its model was expected.`);
    return [];
  }
  if (!isKnownHardware(cell.key)) {
    entry.findings.reject('no-hardware', place, `A result of ${model.name} was found beneath ${cell.key}, which is no hardware.`);
    return [];
  }
  const [test, performance, atMs] = [readTest(fields), readPerformance(fields), fields.time('timestamp') ?? matrix.atMs];
  if (test === null && (performance === null || !hasMeasurement(performance))) {
    entry.findings.reject('no-measurement', place, `${model.name} is listed for ${cell.key} with neither an outcome nor a number.`);
    return [];
  }
  const family = model.family ?? (cell.model === null ? cell.subject : null);
  return [resultRecord({ place, model: { ...model, family }, hardware: hardwareFields({ type: cell.key }), atMs, test, performance, ...matrix.simulation(cell.key) })];
}
