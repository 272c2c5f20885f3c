import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT, workflowOf } from './workflowFile.ts';
import type { Job, Step } from './workflowFile.ts';

/** What the workflow is run for: the answers to the expressions in it, by their text. */
export type Context = Readonly<Record<string, string | boolean>>;

export interface JobRun {
  readonly ok: boolean;
  /** What the steps wrote, both streams. */
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** The checkout as the job left it. */
  readonly folder: string;
}

/** One run of a workflow on this machine: its jobs share artifacts, as those of a run on GitHub do. */
export interface WorkflowRun {
  /** Runs the steps of a job; null where its condition does not hold. What was built before the tests stands for the build. */
  readonly job: (workflow: string, name: string, env?: Readonly<Record<string, string>>) => JobRun | null;
  readonly artifacts: string;
}

/** Makes runs in a folder, where `built/dist` holds the built command and a site, and `github` what GitHub keeps. */
export function openRunner(home: string): { readonly run: (context: Context) => WorkflowRun } {
  const bin = join(home, 'bin');
  mkdirSync(join(home, 'github'), { recursive: true });
  mkdirSync(bin);
  script(join(bin, 'gh'), `#!/bin/sh\nexec '${process.execPath}' '${join(import.meta.dirname, 'fakeGh.mjs')}' "$@"\n`);
  // Two uploads may fall into one second here; each gets a time of its own.
  script(join(bin, 'date'), `#!/bin/sh\necho x >> '${home}/clock'\nprintf '20260601T%06dZ\\n' "$(wc -l < '${home}/clock')"\n`);
  let runs = 0;
  return {
    run: (context) => {
      const folder = join(home, `run-${(runs += 1)}`);
      const artifacts = join(folder, 'artifacts');
      mkdirSync(artifacts, { recursive: true });
      const needs: Record<string, JobRun> = {};
      return {
        artifacts,
        job: (workflow, name, env = {}) => {
          const job = workflowOf(workflow).jobs[name];
          if (job === undefined) throw new Error(`no job ${name} in ${workflow}`);
          if (job.if !== undefined && answer(job.if, context) !== true) return null;
          const checkout = join(folder, `${name}-${readdirSync(folder).length}`);
          checkOut(home, checkout);
          const ended = runJob(job, { checkout, artifacts, context: { ...context, ...outputsOf(needs) }, env: { ...env, PATH: `${bin}:${process.env['PATH'] ?? ''}`, FAKE_GITHUB: join(home, 'github') } });
          needs[name] = ended;
          return ended;
        },
      };
    },
  };
}

interface Place {
  readonly checkout: string;
  readonly artifacts: string;
  readonly context: Context;
  readonly env: Readonly<Record<string, string>>;
}

function runJob(job: Job, place: Place): JobRun {
  const files = { GITHUB_STEP_SUMMARY: join(place.checkout, '.summary'), GITHUB_OUTPUT: join(place.checkout, '.output') };
  for (const file of Object.values(files)) writeFileSync(file, '');
  let log = '';
  let ok = true;
  const steps: Record<string, string> = {};
  for (const step of job.steps) {
    const context = { ...place.context, ...steps };
    if (step.if !== undefined && answer(step.if, context) !== true) continue;
    const ended = step.run === undefined ? act(step, place, context) : shell(step, place, context, files);
    log += ended.log;
    if (!ended.ok) {
      ok = false;
      break;
    }
    for (const [, key = '', value = ''] of readFileSync(files.GITHUB_OUTPUT, 'utf8').matchAll(/^(\w+)=(.*)$/gm)) steps[`steps.${step.id ?? ''}.outputs.${key}`] = value;
    writeFileSync(files.GITHUB_OUTPUT, '');
  }
  const outputs = Object.fromEntries(Object.entries(ok ? job.outputs : {}).map(([key, text]) => [key, filled(text, { ...place.context, ...steps })]));
  return { ok, log, summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'), outputs, folder: place.checkout };
}

/** The build is done once before the tests; every other command runs as GitHub runs it. */
function shell(step: Step, { checkout, env }: Place, context: Context, files: Readonly<Record<string, string>>): { readonly ok: boolean; readonly log: string } {
  if (step.run === 'npm ci' || step.run === 'npm run build') return { ok: true, log: '' };
  const given = Object.fromEntries(Object.entries(step.env).map(([key, value]) => [key, filled(String(value), context)]));
  const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', step.run ?? ''], { cwd: checkout, encoding: 'utf8', env: { HOME: checkout, ...files, ...given, ...env } });
  return { ok: status === 0, log: stdout + stderr };
}

/** What the actions do, as far as the scripts meet it. */
function act({ uses = '', with: given }: Step, { checkout, artifacts }: Place, context: Context): { readonly ok: boolean; readonly log: string } {
  const option = (name: string): string => filled(String(given[name] ?? ''), context);
  const action = uses.split('@')[0];
  if (action === 'actions/download-artifact') {
    const target = join(checkout, option('path'));
    if (given['name'] !== undefined) {
      if (!existsSync(join(artifacts, option('name')))) return { ok: false, log: `no artifact ${option('name')}` };
      cpSync(join(artifacts, option('name')), target, { recursive: true });
    }
    for (const name of readdirSync(artifacts).filter((one) => option('pattern').endsWith('*') && one.startsWith(option('pattern').slice(0, -1)))) cpSync(join(artifacts, name), join(target, name), { recursive: true });
  } else if (action === 'actions/upload-artifact' || action === 'actions/upload-pages-artifact') {
    if (existsSync(join(artifacts, option('name')))) return { ok: false, log: `an artifact with the name ${option('name')} exists already` };
    cpSync(join(checkout, option('path')), join(artifacts, option('name')), { recursive: true });
  } else if (action !== 'actions/checkout' && action !== 'actions/setup-node') throw new Error(`${uses} is not played here`);
  return { ok: true, log: '' };
}

function checkOut(home: string, folder: string): void {
  mkdirSync(folder);
  for (const name of ['.github', 'package.json', 'node_modules']) symlinkSync(join(ROOT, name), join(folder, name));
  symlinkSync(join(home, 'built/dist'), join(folder, 'dist'));
}

function outputsOf(needs: Readonly<Record<string, JobRun>>): Context {
  return Object.fromEntries(Object.entries(needs).flatMap(([job, { outputs }]) => Object.entries(outputs).map(([key, value]) => [`needs.${job}.outputs.${key}`, value])));
}

function filled(text: string, context: Context): string {
  return text.replaceAll(/\$\{\{ (.*?) \}\}/g, (_, expression: string) => String(answer(expression, context)));
}

/** Expressions are looked up by their text: a new one has to be thought about here. */
function answer(expression: string, context: Context): string | boolean {
  const value = context[expression];
  if (value === undefined) throw new Error(`no answer to ${expression}`);
  return value;
}

function script(path: string, text: string): void {
  writeFileSync(path, text);
  chmodSync(path, 0o755);
}
