import { expect, test as base } from '@playwright/test';
import { join } from 'node:path';
import { startStaticServer } from '../src/cli/staticServer.ts';
import type { StaticServer } from '../src/cli/staticServer.ts';
import { startRecorder } from './guard/recorder.ts';
import type { Recorder } from './guard/recorder.ts';
import { watchContext } from './guard/watch.ts';

export const SITE_FOLDER = join(import.meta.dirname, '../dist/site');

export interface ProjectOptions {
  /** Path under which the site is served, such as `/some-repo/`. */
  readonly base: string;
  /** Folder that is served. */
  readonly root: string;
}

export interface Guard {
  /** Problems so far; what a test takes out of here does not fail it. */
  takeProblems(): string[];
}

interface TestFixtures {
  /** Errors a test provokes on purpose: a problem that matches does not fail it. A list of several would be read as a value and its options. */
  allowedProblems: RegExp | null;
  guard: Guard;
}

interface WorkerFixtures extends ProjectOptions {
  site: StaticServer;
  recorder: Recorder;
}

/** Playwright's `test` on the built site; a request to another origin, a console error or an uncaught error fails it. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  base: ['/', { option: true, scope: 'worker' }],
  root: [SITE_FOLDER, { option: true, scope: 'worker' }],
  allowedProblems: [null, { option: true }],

  site: [
    async ({ base: path, root }, provide) => {
      const site = await startStaticServer({ root, base: path });
      await provide(site);
      await site.close();
    },
    { scope: 'worker' },
  ],

  recorder: [
    async ({ browserName }, provide) => {
      if (browserName !== 'chromium') throw new Error('the recorder is for Chromium');
      const recorder = await startRecorder();
      await provide(recorder);
      await recorder.close();
    },
    { scope: 'worker' },
  ],

  baseURL: async ({ site }, provide) => {
    await provide(site.url);
  },

  proxy: async ({ recorder, site }, provide) => {
    await provide({ server: recorder.server, bypass: new URL(site.origin).host });
  },

  guard: [
    async ({ context, site, recorder, allowedProblems }, provide) => {
      recorder.take();
      const watch = watchContext(context, site.origin);
      const takeProblems = (): string[] => [...watch.problems.splice(0), ...recorder.take().map((line) => `network: ${line}`)];
      await provide({ takeProblems });
      const missing = publishedMissing(site);
      const problems = takeProblems().filter((problem) => problem !== missing && allowedProblems?.test(problem) !== true);
      expect(problems, 'no console errors, uncaught errors or requests to other origins').toEqual([]);
    },
    { auto: true },
  ],
});

/** What Chromium itself says, once a visit, when the site publishes no database of its own. */
function publishedMissing(site: StaticServer): string {
  return `console: Failed to load resource: the server responded with a status of 404 (Not Found) (${site.url}data/benchmarks.duckdb)`;
}

export { expect };
