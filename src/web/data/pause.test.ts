import { expect, test } from 'vitest';
import { pause } from './pause.ts';

test('other tasks get their turn before the work goes on', async () => {
  const order: string[] = [];
  setImmediate(() => order.push('task'));
  for (let turn = 0; turn < 3; turn += 1) await pause();
  order.push('work');
  expect(order).toEqual(['task', 'work']);
});
