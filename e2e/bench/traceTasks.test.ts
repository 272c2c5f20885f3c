import { expect, test } from 'vitest';

import { longestTasks } from './traceTasks.ts';
import type { TraceEvent } from './traceTasks.ts';

function thread(pid: number, name: string): TraceEvent {
  return { ph: 'M', name: 'thread_name', pid, tid: 1, ts: 0, args: { name } };
}

function piece(pid: number, name: string, ts: number, dur: number, data: object = {}): TraceEvent {
  return { ph: 'X', name, pid, tid: 1, ts, dur, args: { data } };
}

test('the longest tasks are of the main thread that worked most, with what took them', () => {
  const events = [
    thread(1, 'CrRendererMain'),
    thread(2, 'CrRendererMain'),
    thread(3, 'Compositor'),
    piece(3, 'ThreadControllerImpl::RunTask', 0, 900_000),
    piece(1, 'ThreadControllerImpl::RunTask', 0, 30_000),
    piece(2, 'ThreadControllerImpl::RunTask', 0, 20_000),
    piece(2, 'ThreadControllerImpl::RunTask', 50_000, 80_000),
    piece(2, 'FunctionCall', 51_000, 60_000, { functionName: 'build', url: 'http://localhost/assets/index-1.js?x' }),
    piece(2, 'Layout', 115_000, 9_000),
  ];
  expect(longestTasks(events, 2)).toEqual([
    { ms: 80, what: 'FunctionCall (build in index-1.js) 60 ms, Layout 9 ms' },
    { ms: 20, what: '' },
  ]);
});

test('a trace without a main thread has none', () => {
  expect(longestTasks([thread(3, 'Compositor')], 1)).toEqual([]);
});
