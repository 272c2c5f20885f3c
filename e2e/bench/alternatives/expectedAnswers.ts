import { constant } from '../../../src/core/sql/quote.ts';
import { withConnection } from '../data/writeDatabase.ts';
import type { Answer, Ask } from './page/library.ts';

const medians = (where: string): string => `
SELECT count(*)::INTEGER AS groups, sum(median_ms)::DOUBLE AS total
FROM (SELECT median(average_latency_ms) AS median_ms FROM src.main.performance_results WHERE ${where} GROUP BY model_id, hardware_id)`;

const SQL: Readonly<Record<Exclude<Ask, 'load'>, string>> = {
  'first-answer': medians('true'),
  filter: medians(`precision = 'fp16' AND batch_size = 8`),
  'newest-status': `
SELECT count(*)::INTEGER AS groups, count(*) FILTER (WHERE status = 'failed')::DOUBLE AS total
FROM (SELECT arg_max(status, test_timestamp) AS status FROM src.main.performance_results GROUP BY model_id, hardware_id)`,
};

/** What a library should answer, by SQL on the database that its rows are from. */
export async function expectedAnswers(database: string): Promise<ReadonlyMap<Ask, Answer>> {
  return withConnection(async (connection) => {
    await connection.run(`ATTACH ${constant(database)} AS src (READ_ONLY)`);
    const answers = new Map<Ask, Answer>();
    for (const [ask, sql] of Object.entries(SQL) as [Exclude<Ask, 'load'>, string][]) {
      const [groups, total] = (await connection.runAndReadAll(sql)).getRows()[0] ?? [];
      answers.set(ask, { groups: Number(groups), total: Number(total) });
    }
    return answers;
  });
}

/** How an answer differs from the one expected; an empty text when it does not, but for the order of adding. */
export function differenceText(answer: Answer | null, expected: Answer | undefined): string {
  if (answer === null || expected === undefined) return '';
  const parts: string[] = [];
  if (answer.groups !== expected.groups) parts.push(`${answer.groups} groups instead of ${expected.groups}`);
  const ratio = expected.total === 0 ? Number(answer.total !== 0) : answer.total / expected.total - 1;
  if (!(Math.abs(ratio) < 1e-9)) parts.push(`their sum is off by ${(ratio * 100).toPrecision(2)} %`);
  return parts.join(', ');
}
