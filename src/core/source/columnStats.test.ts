import { expect, test } from 'vitest';
import type { Engine, Question } from '../engine/engine.ts';
import type { Row, RowShape } from '../engine/row.ts';
import { columnStats } from './columnStats.ts';

const ONE_TO_NINE = '[Min: 1, Max: 9][Has Null: false, Has No Null: true][Approx Unique: 9]';

/** An engine that says the same of every column, and keeps what it was asked. */
function answering(text: string, asked: string[]): Engine {
  return {
    run: () => Promise.resolve(),
    ask: <S extends RowShape>({ sql, row }: Question<S>) => {
      asked.push(sql);
      return Promise.resolve([Object.fromEntries(Object.keys(row).map((name) => [name, text])) as Row<S>]);
    },
  };
}

test('of a text that is kept as a number, the number proves that it is there and nothing else', async () => {
  const asked: string[] = [];
  const columns = [{ name: 'batch', type: 'INTEGER' }, { name: 'latency', type: 'VARCHAR', codes: 'latency code' }];
  const stats = await columnStats(answering(ONE_TO_NINE, asked), { catalog: 'src', schema: 'main', name: 't', label: 't', rowCount: 9, columns });
  expect(stats.get('batch')).toMatchObject({ neverNull: true, alwaysNull: false, alwaysPositive: true, sensibleTime: false });
  expect(stats.get('latency')).toMatchObject({ neverNull: true, alwaysNull: false, alwaysPositive: false, sensibleTime: false });
  expect(asked[0]).toContain('stats(t."latency code")');
});
