import { Fields, isList, isObject, ownValue } from '../fields.ts';
import { Findings } from '../findings.ts';
import { boundedDetails } from '../details.ts';
import { readPerformance } from '../parts/performance.ts';
import { readSubject } from '../parts/subject.ts';
import type { Subject } from '../parts/subject.ts';
import { hasMeasurement, performanceFields, resultRecord, testFields } from '../record.ts';
import type { Shape } from '../shape.ts';
import { simulationOf } from '../simulation.ts';
import type { ResultRecord } from '../types.ts';

/** One model on one hardware, with the repetitions of each batch size in ms. */
export const directBenchmarkShape: Shape = {
  key: 'direct-benchmark',
  label: 'a direct benchmark of one model',
  matches: (content) => !isList(content) && isObject(ownValue(content, 'batch_results')),
  read: (content) => {
    const findings = new Findings();
    return findings.reading(isObject(content) ? readDirectBenchmark(new Fields(content, '', findings)) : []);
  },
};

/** The results of each batch size; one failed test where there is none. */
export function readDirectBenchmark(fields: Fields): readonly ResultRecord[] {
  const subject = readSubject(fields);
  if (subject === null) return [];
  const atMs = fields.time('timestamp');
  const batches = fields.object('batch_results');
  if (batches === null || batches.members().length === 0) return [wholeTest(fields, subject, atMs)];
  return batches.members().flatMap(([key, batch]) => {
    const record = readBatch(batch, key, subject, atMs);
    return record === null ? [] : [record];
  });
}

function readBatch(batch: Fields, key: string, subject: Subject, fileMs: number | null): ResultRecord | null {
  const success = batch.boolean('success');
  const errorMessage = batch.error('error', 'error_message');
  const batchSize = /^\d{1,9}$/.test(key) && Number(key) > 0 ? Number(key) : null;
  const read = readPerformance(batch);
  const performance = performanceFields({ ...read, batchSize: read?.batchSize ?? batchSize });
  if (!hasMeasurement(performance) && success !== false && errorMessage === null) {
    batch.findings.reject('no-measurement', batch.place, 'A batch size without a measurement and without an error was found; latencies_ms, avg_latency_ms or an error was expected.');
    return null;
  }
  const atMs = batch.time('timestamp') ?? fileMs;
  batch.raw('device');
  const details = boundedDetails(batch.rest());
  return resultRecord({
    place: batch.place, ...subject, atMs, ...simulationOf(batch),
    test: testFields({ testType: 'performance', success, errorMessage, details }),
    performance,
  });
}

function wholeTest(fields: Fields, subject: Subject, atMs: number | null): ResultRecord {
  const test = testFields({ testType: 'performance', success: fields.boolean('success'), errorMessage: fields.error('error', 'error_message') });
  return resultRecord({ place: fields.place, ...subject, atMs, ...simulationOf(fields), test });
}
