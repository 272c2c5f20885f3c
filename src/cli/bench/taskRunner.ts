import { execFile } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { build } from 'vite';

import type { Answer } from './answers.ts';
import type { Measured } from './task.ts';
import type { TaskInput, TaskName } from './tasks.ts';

export interface Outcome extends Measured {
  readonly answer: Answer;
}

/** Runs one task in a process of its own. */
export type RunTask = (task: TaskName, input: TaskInput) => Promise<Outcome>;

const OUTPUT_AT_MOST = 64 * 1024 * 1024;

/** Builds the tasks as the command itself is built: no compiler runs in the processes that are measured. */
export async function openTaskRunner(scratch: string): Promise<RunTask> {
  const outDir = join(scratch, 'build');
  await build({
    configFile: false, logLevel: 'error', publicDir: false,
    build: { target: 'node20', ssr: join(import.meta.dirname, 'task.ts'), outDir, emptyOutDir: true, minify: false, reportCompressedSize: false, rolldownOptions: { output: { entryFileNames: 'task.js' } } },
  });
  const answerPath = join(scratch, 'answer.json');
  return async (task, { directory, db }) => {
    const { stdout } = await promisify(execFile)(process.execPath, [join(outDir, 'task.js'), task, directory, db, answerPath], { maxBuffer: OUTPUT_AT_MOST });
    const answer = JSON.parse(readFileSync(answerPath, 'utf8')) as Answer;
    rmSync(answerPath);
    return { ...(JSON.parse(stdout) as Measured), answer };
  };
}
