/** Imports files of results into the database named, one transaction each, until it is killed; tells each that is stored. */
import { createHash } from 'node:crypto';

import { hardwareFields, modelFields, performanceFields, powerFields, resultRecord, runFields, testFields } from '../../../core/ingest/record.ts';
import type { ResultRecord } from '../../../core/ingest/types.ts';
import { openBenchmarkDatabase } from '../benchmarkDatabase.ts';

const [, , path = '', first = '0'] = process.argv;
const RESULTS = 700;

const database = await openBenchmarkDatabase(path, { mode: 'open-or-create', now: Date.now });
for (let index = Number(first); ; index += 1) {
  const source = `file ${index}`;
  const records = Array.from({ length: RESULTS }, (_, number) => result(index, number));
  await database.importFiles([{ source, sha256: createHash('sha256').update(source).digest('hex'), bytes: 1, shape: 'result', records, rejects: [{ code: 'no-model', place: '/x', reason: 'made up' }], notes: [] }]);
  process.stdout.write(`${index}\n`);
}

function result(index: number, number: number): ResultRecord {
  return resultRecord({
    place: `/${number}`,
    model: modelFields({ name: `model ${index} ${number % 7}` }),
    hardware: hardwareFields({ type: 'cuda', device: `device ${number % 3}` }),
    atMs: Date.UTC(2026, 0, 1) + index * 1e6 + number,
    run: runFields({ name: `run ${index}` }),
    test: testFields({ status: 'success', success: true, details: { text: 'x'.repeat(200) } }),
    performance: performanceFields({ averageLatencyMs: 1 + number, latenciesMs: [1, 2, 3] }),
    power: powerFields({ powerWattsAvg: 100 }),
  });
}
