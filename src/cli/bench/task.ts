import { writeFileSync } from 'node:fs';

import { openProcessIo } from '../command/processIo.ts';
import { peakRssBytes } from './peakRss.ts';
import { TASKS, loadTask } from './tasks.ts';
import type { TaskName } from './tasks.ts';

/** What a process says of its one task. */
export interface Measured {
  readonly ms: number;
  readonly cpuMs: number;
  /** Of the whole process, before the answer was written. */
  readonly peakRssBytes: number;
}

const [name, directory, db, answerPath] = process.argv.slice(2);
if (!isTask(name) || directory === undefined || db === undefined || answerPath === undefined) throw new RangeError('usage: task <name> <directory> <db> <answer>');
const work = await loadTask(name, { directory, db }, { ...openProcessIo(), stdout: () => undefined });
const before = process.cpuUsage();
const started = performance.now();
const answer = await work();
const ms = performance.now() - started;
const { user, system } = process.cpuUsage(before);
const measured: Measured = { ms, cpuMs: (user + system) / 1000, peakRssBytes: peakRssBytes() };
writeFileSync(answerPath, JSON.stringify(answer()));
process.stdout.write(JSON.stringify(measured));

function isTask(text: string | undefined): text is TaskName {
  return TASKS.some((task) => task === text);
}
