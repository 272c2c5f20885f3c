import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { readText } from '../../core/ingest/readText.ts';
import { hasMeasurement } from '../../core/ingest/record.ts';
import { SHAPE_DOCUMENTS } from '../../core/ingest/testing/shapeDocuments.ts';
import { SHAPES } from '../../core/ingest/types.ts';
import type { ResultRecord } from '../../core/ingest/types.ts';
import type { EvidenceRow } from '../../core/model/evidence.ts';
import { normaliseHardware } from '../../core/model/hardware.ts';
import { DEFAULT_VIEW } from '../../core/view/viewState.ts';
import { testIo } from '../command/testing/testIo.ts';
import { openDataset } from '../source/openDataset.ts';
import type { OpenedDataset } from '../source/openDataset.ts';
import { openBenchmarkDatabase } from '../store/benchmarkDatabase.ts';
import type { ImportedFile, ImportOutcome } from '../store/types.ts';

const NOW_MS = Date.UTC(2031, 5, 1);
const folder = mkdtempSync(join(tmpdir(), 'shapes-'));
const files = SHAPES.map((shape): ImportedFile => {
  const text = JSON.stringify(SHAPE_DOCUMENTS[shape]);
  const { records, rejects, notes } = readText(`${shape}.json`, text);
  return { source: `${shape}.json`, sha256: createHash('sha256').update(text).digest('hex'), bytes: text.length, shape, records, rejects, notes };
});
let dataset: OpenedDataset;
let outcomes: readonly ImportOutcome[];

beforeAll(async () => {
  const path = join(folder, 'shapes.duckdb');
  const database = await openBenchmarkDatabase(path, { mode: 'create', now: () => NOW_MS });
  outcomes = await database.importFiles(files);
  await database.close();
  dataset = await openDataset(path, testIo());
});
afterAll(() => {
  dataset.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Asked once for each pair, which several shapes share. */
const known = new Map<string, Promise<readonly EvidenceRow[]>>();

function rowsOf({ model, hardware }: ResultRecord): Promise<readonly EvidenceRow[]> {
  const hardwareType = normaliseHardware(hardware.type)?.type ?? hardware.type;
  const pair = JSON.stringify([model.name, hardwareType, hardware.device]);
  const rows = known.get(pair) ?? dataset.session.evidence(DEFAULT_VIEW, { model: model.name, hardwareType, device: hardware.device }).then((evidence) => evidence.rows);
  known.set(pair, rows);
  return rows;
}

test('every result is stored, or known to be one that is', () => {
  expect(outcomes.map(({ results, duplicates, rejects }) => [results + duplicates, rejects])).toEqual(files.map(({ records, rejects }) => [records.length, rejects.length]));
  expect(dataset.session.dataset.tables.flatMap(({ setAside }) => setAside)).toEqual([]);
});

test.each(files.filter(({ records }) => records.length > 0))('what is read of $source is what the page reads of the database', async ({ records }) => {
  for (const record of records) {
    const rows = await rowsOf(record);
    const tier = record.simulated ? 'simulated' : 'observed';
    const { test: ended, performance, compatibility } = record;
    if (ended !== null) expect(rows.filter((row) => row.kind === 'test')).toContainEqual(expect.objectContaining({ tier, statusAsWritten: ended.status, errorText: ended.errorMessage }));
    if (performance !== null && hasMeasurement(performance)) {
      const measured = rows.filter((row) => row.kind === 'measurement' && row.batch === performance.batchSize && row.tier === tier);
      expect(measured.map(({ values }) => [values.latency, values.throughput, values.memory])).toContainEqual([performance.averageLatencyMs, performance.throughputItemsPerSecond, performance.memoryPeakMb]);
    }
    if (compatibility !== null) expect(rows.filter((row) => row.kind === 'declaration')).toContainEqual(expect.objectContaining({ tier: record.simulated ? 'simulated' : 'declared', statusAsWritten: compatibility.status }));
  }
});
