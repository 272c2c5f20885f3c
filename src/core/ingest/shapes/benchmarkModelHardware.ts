import { boundedDetails } from '../details.ts';
import { Fields, isList, isObject, ownValue } from '../fields.ts';
import { Findings } from '../findings.ts';
import { readPerformance } from '../parts/performance.ts';
import type { Subject } from '../parts/subject.ts';
import { compatibilityFields, hardwareFields, hasMeasurement, modelFields, performanceFields, resultRecord, runFields, testFields } from '../record.ts';
import type { Shape } from '../shape.ts';
import { simulationOf } from '../simulation.ts';
import type { ResultRecord } from '../types.ts';

/** One model on one hardware, with one figure of each kind for a batch size, and whether both go together. */
export const benchmarkModelHardwareShape: Shape = {
  key: 'benchmark-model-hardware',
  label: 'a benchmark of one model on one hardware',
  matches: (content) => !isList(content) && isObject(ownValue(content, 'batch_sizes')) && (Object.hasOwn(content, 'model') || Object.hasOwn(content, 'model_path') || Object.hasOwn(content, 'model_name')),
  read: (content) => {
    const findings = new Findings();
    return findings.reading(isObject(content) ? readFile(new Fields(content, '', findings)) : []);
  },
};

function readFile(fields: Fields): readonly ResultRecord[] {
  const subject = readNames(fields);
  if (subject === null) return [];
  const atMs = fields.time('timestamp');
  const simulation = simulationOf(fields);
  const results = (fields.object('batch_sizes')?.members() ?? []).flatMap(([key, batch]) => readBatch(batch, key, subject, atMs));
  const compatible = fields.boolean('compatible');
  const declared = compatible === null ? [] : [resultRecord({ place: fields.at('compatible'), ...subject, atMs, compatibility: compatibilityFields({ status: compatible ? 'compatible' : 'incompatible' }) })];
  return [...results, ...declared].map((record) => (simulation.simulated ? { ...record, ...simulation } : record));
}

/** The path says which model it was (`bert-base-uncased`), where the name may be that of a family (`BERT`). */
function readNames(fields: Fields): Subject | null {
  const name = fields.name('model_path', 'model_name', 'model', 'model_key');
  const type = fields.name('hardware', 'hardware_type', 'hardware_key');
  if (name === null) fields.findings.reject('no-model', '', 'None of model_path, model_name and model names a model.');
  else if (type === null) fields.findings.reject('no-hardware', '', 'Neither hardware nor hardware_key names a kind of hardware.');
  return name === null || type === null ? null : { model: modelFields({ name, family: fields.name('model_category', 'model_family') }), hardware: hardwareFields({ type }) };
}

function readBatch(batch: Fields, key: string, subject: Subject, fileMs: number | null): readonly ResultRecord[] {
  const success = batch.boolean('success');
  const errorMessage = batch.error('error', 'error_message');
  const read = readPerformance(batch);
  const performance = performanceFields({ ...read, batchSize: read?.batchSize ?? (/^\d{1,9}$/.test(key) && Number(key) > 0 ? Number(key) : null) });
  if (!hasMeasurement(performance) && success !== false && errorMessage === null) {
    batch.findings.reject('no-measurement', batch.place, 'A batch size without a number above zero and without an error was found; latency_ms, throughput or an error was expected.');
    return [];
  }
  const command = batch.text('command');
  const details = boundedDetails(batch.rest());
  return [resultRecord({
    place: batch.place, ...subject, atMs: batch.time('timestamp') ?? fileMs, ...simulationOf(batch),
    run: command === null ? null : runFields({ name: command.slice(0, 400), startedMs: fileMs, command, success }),
    test: testFields({ testType: 'performance', success, errorMessage, details }),
    performance,
  })];
}
