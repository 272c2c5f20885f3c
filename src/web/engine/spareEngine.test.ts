import { expect, test, vi } from 'vitest';
import type { BootedDuckDb, BootOptions } from './duckdb.ts';
import { SpareEngine } from './spareEngine.ts';

vi.mock('./duckdb.ts', () => ({ bootDuckDb: () => Promise.reject(new Error('not in tests')), DROP_FOLDER: '/drop/' }));

function stage(): { spare: SpareEngine; boots: BootOptions[]; idle: (() => void)[]; terminated: () => number; finish: (index: number) => void; fail: (index: number) => void } {
  const boots: BootOptions[] = [];
  const settle: { resolve: (booted: BootedDuckDb) => void; reject: (error: Error) => void }[] = [];
  const idle: (() => void)[] = [];
  let terminated = 0;
  const boot = (options: BootOptions): Promise<BootedDuckDb> => {
    boots.push(options);
    return new Promise((resolve, reject) => settle.push({ resolve, reject }));
  };
  const worker = { addEventListener: () => undefined, terminate: () => (terminated += 1) };
  return {
    spare: new SpareEngine(boot, (work) => idle.push(work)),
    boots,
    idle,
    terminated: () => terminated,
    finish: (index) => settle[index]?.resolve({ db: {}, worker, version: `v${index}` } as unknown as BootedDuckDb),
    fail: (index) => settle[index]?.reject(new Error('no engine')),
  };
}

test('hands over the warm engine and loads the next when idle', async () => {
  const { spare, boots, idle, finish } = stage();
  spare.warm();
  spare.warm();
  finish(0);
  expect((await spare.take()).version).toBe('v0');
  expect(boots).toHaveLength(1);
  spare.warmLater();
  expect(boots).toHaveLength(1);
  idle.forEach((work) => work());
  expect(boots).toHaveLength(2);
});

test('who cancels leaves the loading engine to the next', async () => {
  const { spare, boots, finish } = stage();
  const controller = new AbortController();
  const cancelled = spare.take({ signal: controller.signal });
  controller.abort();
  await expect(cancelled).rejects.toHaveProperty('name', 'AbortError');
  const taken = spare.take();
  finish(0);
  expect((await taken).version).toBe('v0');
  expect(boots).toHaveLength(1);
});

test('a failed engine is tried again', async () => {
  const { spare, fail, finish } = stage();
  const first = spare.take();
  fail(0);
  await expect(first).rejects.toThrow('no engine');
  const second = spare.take();
  finish(1);
  expect((await second).version).toBe('v1');
});

test('passes on how much is loaded, and ends what nobody took', async () => {
  const { spare, boots, finish, terminated } = stage();
  const heard: number[] = [];
  const taken = spare.take({ onProgress: ({ loaded }) => heard.push(loaded) });
  boots[0]?.onProgress?.({ loaded: 5, total: 10 });
  finish(0);
  await taken;
  boots[0]?.onProgress?.({ loaded: 10, total: 10 });
  expect(heard).toEqual([5]);
  spare.warm();
  finish(1);
  spare.dispose();
  await vi.waitFor(() => expect(terminated()).toBe(1));
});
