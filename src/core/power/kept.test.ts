import { expect, test } from 'vitest';
import { Kept } from './kept.ts';

test('the last answers are kept, the least recently used goes first, and a failure is asked again', async () => {
  const kept = new Kept<string>(2);
  const asked: string[] = [];
  const get = (key: string): Promise<string> =>
    kept.get(key, () => {
      asked.push(key);
      return key === 'bad' ? Promise.reject(new Error('no')) : Promise.resolve(`${key}!`);
    });
  expect(await get('a')).toBe('a!');
  await get('b');
  await get('a');
  await get('c');
  await get('a');
  await get('b');
  expect(asked).toEqual(['a', 'b', 'c', 'b']);
  await expect(get('bad')).rejects.toThrow('no');
  await expect(get('bad')).rejects.toThrow('no');
  expect(asked.filter((key) => key === 'bad').length).toBe(2);
});
