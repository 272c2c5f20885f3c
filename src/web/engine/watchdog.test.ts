import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Watchdog } from './watchdog.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test('speaks up once, after a silence too long', () => {
  const silences: number[] = [];
  const watchdog = new Watchdog((silentMs) => silences.push(silentMs), 500);
  watchdog.expect(2000);
  vi.advanceTimersByTime(1500);
  expect(silences).toEqual([]);
  vi.advanceTimersByTime(10_000);
  expect(silences).toEqual([2000]);
});

test('a sign of life starts the count anew, an answer ends it', () => {
  const silences: number[] = [];
  const watchdog = new Watchdog((silentMs) => silences.push(silentMs), 500);
  const answered = watchdog.expect(2000);
  vi.advanceTimersByTime(1500);
  watchdog.alive();
  vi.advanceTimersByTime(1500);
  answered();
  vi.advanceTimersByTime(60_000);
  expect(silences).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

test('a clock that jumps is no silence', () => {
  const silences: number[] = [];
  const watchdog = new Watchdog((silentMs) => silences.push(silentMs), 500);
  watchdog.expect(2000);
  vi.setSystemTime(Date.now() + 8 * 3_600_000);
  vi.advanceTimersByTime(500);
  expect(silences).toEqual([]);
  watchdog.dispose();
});
