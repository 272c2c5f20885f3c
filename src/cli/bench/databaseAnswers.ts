import { statSync } from 'node:fs';

import { buildReport } from '../../core/report/benchmarkReport.ts';
import type { BenchmarkReport } from '../../core/report/reportTypes.ts';
import type { CommandIo } from '../command/io.ts';
import { openDataset } from '../source/openDataset.ts';
import { openQueryable } from '../source/openQueryable.ts';
import { askUserQuery } from '../source/userQuery.ts';
import { inOrder } from './answers.ts';
import type { Answer, AnswerCell } from './answers.ts';
import { ASKED_FROM_MS, ASKED_MODEL, ASKED_UNTIL_MS } from './testbeds.ts';

const COMPLEX = `
SELECT m.model_name, h.hardware_type, t.batch_size, count(*)::DOUBLE, avg(coalesce(NOT t.success, t.status = 'failed')::INTEGER), median(p.average_latency_ms)
FROM test_results AS t
JOIN models AS m USING (model_id)
JOIN hardware_platforms AS h USING (hardware_id)
LEFT JOIN performance_results AS p ON p.test_id = t.id
WHERE t.timestamp >= make_timestamp_ms(${ASKED_FROM_MS}) AND t.timestamp < make_timestamp_ms(${ASKED_UNTIL_MS})
GROUP BY ALL`;

const SIMPLE = `
SELECT epoch_ms(t.timestamp)::DOUBLE, h.hardware_type, t.batch_size, p.average_latency_ms, coalesce(NOT t.success, t.status = 'failed')::INTEGER
FROM test_results AS t
JOIN models AS m USING (model_id)
JOIN hardware_platforms AS h USING (hardware_id)
LEFT JOIN performance_results AS p ON p.test_id = t.id
WHERE m.model_name = '${ASKED_MODEL}'`;

const SUMMARY = `
SELECT 'summary', count(DISTINCT model_id)::DOUBLE, count(DISTINCT h.hardware_type)::DOUBLE, count(*) FILTER (coalesce(NOT t.success, t.status = 'failed'))::DOUBLE, epoch_ms(min(t.timestamp))::DOUBLE, epoch_ms(max(t.timestamp))::DOUBLE
FROM test_results AS t
JOIN hardware_platforms AS h USING (hardware_id)`;

const MEDIANS = `
SELECT m.model_name, h.hardware_type, h.device_name, p.precision, p.batch_size, p.sequence_length, count(*)::DOUBLE, median(p.average_latency_ms)
FROM performance_results AS p
JOIN models AS m USING (model_id)
JOIN hardware_platforms AS h USING (hardware_id)
WHERE p.average_latency_ms IS NOT NULL
GROUP BY ALL`;

/** The same as `complexFromJson`, as `accelerate-bench query` asks it. */
export function complexFromDatabase(db: string, io: CommandIo): Promise<Answer> {
  return ask(db, [COMPLEX], io);
}

export function simpleFromDatabase(db: string, io: CommandIo): Promise<Answer> {
  return ask(db, [SIMPLE], io);
}

/** The same as `reportFromJson`: counts, and the median of every configuration. */
export function summaryFromDatabase(db: string, io: CommandIo): Promise<Answer> {
  return ask(db, [SUMMARY, MEDIANS], io);
}

async function ask(db: string, questions: readonly string[], io: CommandIo): Promise<Answer> {
  const queryable = await openQueryable(db, io, { installExtensions: false, canonical: false });
  try {
    const answers: Answer[] = [];
    for (const sql of questions) {
      const rows: (readonly AnswerCell[])[] = [];
      const { batches } = await askUserQuery(queryable.connection, sql, io);
      for await (const batch of batches) for (const row of batch) rows.push(row.map((cell) => (typeof cell === 'string' || typeof cell === 'number' ? cell : null)));
      answers.push(inOrder(rows));
    }
    return answers.flat();
  } finally {
    queryable.close();
  }
}

/** Everything that `accelerate-bench report` says, of which `answerOfReport` takes what JSON was asked for. */
export async function reportFromDatabase(db: string, io: CommandIo, atMost: number): Promise<BenchmarkReport> {
  const { session, engine, tables, name, close } = await openDataset(db, io);
  try {
    return await buildReport(session, { engine, tables, name, bytes: statSync(db).size, atMost, nowMs: io.now(), signal: io.signal });
  } finally {
    close();
  }
}

export function answerOfReport({ summary, performance }: BenchmarkReport): Answer {
  const medians = performance.rows.flatMap((row): (readonly AnswerCell[])[] => {
    const latency = row.values['latency_ms'];
    return latency === undefined ? [] : [[row.model, row.hardware_type, row.device, row.precision, numberIn(row.batch_size), numberIn(row.shape), latency.results, latency.median]];
  });
  return [['summary', summary.models, summary.hardware_types, summary.tests.failed, msOf(summary.oldest_at), msOf(summary.newest_at)], ...inOrder(medians)];
}

function numberIn(text: string | null): number | null {
  const digits = /\d+/.exec(text ?? '')?.[0];
  return digits === undefined ? null : Number(digits);
}

function msOf(iso: string | null): number | null {
  return iso === null ? null : Date.parse(iso);
}
