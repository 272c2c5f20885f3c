import { expect, test } from 'vitest';

import { migrationMarkdown } from './migrationMarkdown.ts';
import { Tally } from './tally.ts';

const RUN = { dryRun: false, complete: true, database: 'all.duckdb', archive: null, deletes: false, startedMs: 0, endedMs: 1000 };

test('counts every reject and lists as many as fit into memory', () => {
  const tally = new Tally();
  const rejects = Array.from({ length: 30_000 }, (_, index) => ({ code: 'no-model', place: `/${index}`, reason: 'No model was found.' }) as const);
  for (const source of ['a', 'b', 'c']) tally.outcome({ source, shape: null, results: 0, duplicates: 0, rejects, notes: [] });
  const report = tally.report(RUN);
  expect(report).toMatchObject({ rejects: 90_000, rejectsNotListed: 40_000, rejectsByReason: [{ code: 'no-model', rejects: 90_000, files: 3 }] });
  expect(report.rejectedFiles.map(({ source, rejects: listed }) => [source, listed.length])).toEqual([['a', 30_000], ['b', 20_000]]);
  expect(migrationMarkdown(report)).toContain('40,000 more rejects are in no report; the table import_rejects of the database has them');
});
