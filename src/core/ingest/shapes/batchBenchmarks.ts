import { boundedDetails } from '../details.ts';
import { Fields, isList, isObject, ownValue } from '../fields.ts';
import { Findings } from '../findings.ts';
import { readSetting } from '../parts/performance.ts';
import { readSubject } from '../parts/subject.ts';
import { resultRecord, testFields } from '../record.ts';
import type { Shape } from '../shape.ts';
import type { Json, ResultRecord } from '../types.ts';
import { readDirectBenchmark } from './directBenchmark.ts';

/** Calls of the direct benchmark, one for each model, with what they printed. */
export const batchBenchmarksShape: Shape = {
  key: 'batch-benchmarks',
  label: 'a batch of direct benchmarks',
  matches: (content) => !isList(content) && isList(ownValue(content, 'models')) && isObject(ownValue(content, 'results')) && Object.values(ownValue(content, 'results') ?? {}).some((item: Json) => isObject(item) && ['benchmark_data', 'stdout', 'output_file', 'command'].some((key) => Object.hasOwn(item, key))),
  read: (content) => {
    const findings = new Findings();
    if (!isObject(content)) return findings.reading([]);
    const fields = new Fields(content, '', findings);
    return findings.reading((fields.object('results')?.members() ?? []).flatMap(([model, call]) => readCall(call, model, fields)));
  },
};

/** The results of one call are those of the file that the call wrote, so that both are known as the same; a call without them is a test that failed. */
function readCall(call: Fields, model: string, file: Fields): readonly ResultRecord[] {
  const data = call.object('benchmark_data');
  if (data !== null && (isObject(ownValue(data.content, 'batch_results')) || data.has('success'))) return readDirectBenchmark(withSubject(data, model, file));
  const subject = readSubject(withSubject(call, model, file));
  if (subject === null) return [];
  const success = call.boolean('success');
  const errorMessage = call.error('error', 'error_message');
  if (success !== false && errorMessage === null) {
    call.findings.reject('no-measurement', call.place, 'A call without benchmark_data and without an error was found; one of them says how it ended.');
    return [];
  }
  const details = boundedDetails(Object.fromEntries(['command', 'stdout', 'stderr'].flatMap((key) => {
    const text = call.text(key);
    return text === null ? [] : [[key, text]];
  })));
  return [resultRecord({ place: call.place, ...subject, atMs: call.time('timestamp') ?? file.time('timestamp'), test: testFields({ testType: 'performance', success, errorMessage, details }), performance: readSetting(new Fields({ batch_size: ownValue(call.content, 'batch_sizes') ?? null }, call.place, new Findings())) })];
}

/** The same object, saying the model and the hardware that stand above it where it does not say them itself. */
function withSubject(fields: Fields, model: string, file: Fields): Fields {
  const hardware = ownValue(file.content, 'hardware');
  return new Fields({ model, ...(typeof hardware === 'string' ? { hardware } : {}), ...fields.content }, fields.place, fields.findings);
}
