import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { delimiter, resolve } from 'node:path';

const WINDOWS = process.platform === 'win32';
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface CommandOptions {
  readonly minutes: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a command of this repository's `node_modules`, showing its output; true when it ended well and in time. */
export function runCommand(command: string, args: readonly string[], options: CommandOptions): Promise<boolean> {
  const path = `${resolve('node_modules', '.bin')}${delimiter}${process.env['PATH'] ?? ''}`;
  const child = spawn(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...options.env, PATH: path },
    shell: WINDOWS,
    detached: !WINDOWS,
  });
  const stop = (signal: NodeJS.Signals): void => {
    killGroup(child);
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  return new Promise((done) => {
    const timer = setTimeout(() => {
      console.error(`${command} was stopped after ${options.minutes} minutes`);
      killGroup(child);
    }, options.minutes * 60_000);
    const end = (ok: boolean): void => {
      clearTimeout(timer);
      for (const signal of SIGNALS) process.off(signal, stop);
      done(ok);
    };
    child.once('error', (error) => {
      console.error(`${command} did not start: ${error.message}`);
      end(false);
    });
    child.once('exit', (code) => end(code === 0));
  });
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (WINDOWS) child.kill();
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // it has already ended
  }
}
