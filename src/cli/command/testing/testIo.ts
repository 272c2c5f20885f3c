import { setMaxListeners } from 'node:events';

import type { CommandIo } from '../io.ts';

export interface TestIo extends CommandIo {
  /** What was written to stdout so far. */
  readonly out: () => string;
  /** What was written to stderr so far. */
  readonly err: () => string;
}

/** A world for a test: nothing on stdin, no environment, nobody watching, a clock that stands still. */
export function testIo(overrides: Partial<CommandIo> = {}): TestIo {
  const written: string[] = [];
  const told: string[] = [];
  return {
    stdout: (text) => void written.push(text),
    stderr: (text) => void told.push(text),
    stdin: () => Promise.resolve(''),
    drained: () => Promise.resolve(),
    terminal: null,
    watched: false,
    env: {},
    cwd: process.cwd(),
    now: () => Date.UTC(2026, 0, 31, 12),
    signal: quietSignal(),
    ...overrides,
    out: () => written.join(''),
    err: () => told.join(''),
  };
}

function quietSignal(): AbortSignal {
  const { signal } = new AbortController();
  setMaxListeners(0, signal);
  return signal;
}
