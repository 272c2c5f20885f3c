import { expect, test } from 'vitest';

import type { Engine, Question } from '../engine/engine.ts';
import { TEXT } from '../engine/row.ts';
import type { Row, RowShape } from '../engine/row.ts';
import { Answers } from './answers.ts';

function asking(rowsOf: (question: Question) => readonly object[]): { readonly answers: Answers; readonly asked: string[] } {
  const asked: string[] = [];
  const engine: Engine = {
    run: () => Promise.resolve(),
    askNumbers: () => Promise.reject(new Error('not asked here')),
    ask<S extends RowShape>(question: Question<S>) {
      asked.push(`${question.sql} ${(question.params ?? []).join()}`);
      return Promise.resolve([...rowsOf(question)] as Row<S>[]);
    },
  };
  return { answers: new Answers(engine), asked };
}

const question = (sql: string, ...params: readonly string[]) => ({ name: 'test', sql, params, row: { text: TEXT } });

test('the same question with the same values is asked once and answered with the same rows', async () => {
  const { answers, asked } = asking(() => [{ text: 'a' }]);
  const first = await answers.ask(question('one', 'x'));
  expect(await answers.ask(question('one', 'x'))).toBe(first);
  await answers.ask(question('one', 'y'));
  expect(asked).toEqual(['one x', 'one y']);
});

test('the answers used longest ago are forgotten, large ones sooner', async () => {
  const { answers, asked } = asking(({ sql }) => [{ text: sql === 'large' ? 'x'.repeat(210_000_000) : 'a' }]);
  for (let index = 0; index < 40; index += 1) await answers.ask(question(`q${index}`));
  await answers.ask(question('q0'));
  await answers.ask(question('q40'));
  asked.length = 0;
  await answers.ask(question('q0'));
  await answers.ask(question('q1'));
  expect(asked).toEqual(['q1 ']);
  await answers.ask(question('large'));
  await answers.ask(question('large'));
  await answers.ask(question('q0'));
  expect(asked).toEqual(['q1 ', 'large ', 'q0 ']);
});
