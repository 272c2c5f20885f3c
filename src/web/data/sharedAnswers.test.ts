import { expect, test, vi } from 'vitest';
import { answerAtHand, askSoon, joinQuestion } from './sharedAnswers.ts';

test('two who ask the same share one answer, cancelled when both have left', async () => {
  const owner = {};
  const run = vi.fn(async (signal: AbortSignal) => signal);
  const one = joinQuestion(owner, 'a', run);
  const two = joinQuestion(owner, 'a', run);
  expect(run).toHaveBeenCalledOnce();
  expect(await one.answer).toBe(await two.answer);
  one.leave();
  expect((await two.answer).aborted).toBe(false);
  two.leave();
  expect((await two.answer).aborted).toBe(true);
});

test('another key, another owner or a later question is asked anew', () => {
  const owner = {};
  const run = vi.fn(async () => 1);
  joinQuestion(owner, 'a', run).leave();
  joinQuestion(owner, 'a', run);
  joinQuestion(owner, 'b', run);
  joinQuestion({}, 'a', run);
  expect(run).toHaveBeenCalledTimes(4);
});

test('what is asked ahead is joined by who asks it, else given up', async () => {
  vi.useFakeTimers();
  try {
    const owner = {};
    const run = vi.fn(async (signal: AbortSignal) => signal);
    askSoon(owner, 'a', run);
    askSoon(owner, 'b', run);
    const joined = joinQuestion(owner, '0 a', run);
    const [, given] = run.mock.calls.map(([signal]) => signal);
    vi.runAllTimers();
    expect(answerAtHand(owner, '0 a')).toBeNull();
    expect((await joined.answer).aborted).toBe(false);
    expect(answerAtHand(owner, '0 a')).toBe(await joined.answer);
    joined.leave();
    expect(answerAtHand(owner, '0 a')).toBeNull();
    expect(given?.aborted).toBe(true);
    expect(run).toHaveBeenCalledTimes(2);
  } finally {
    vi.useRealTimers();
  }
});
