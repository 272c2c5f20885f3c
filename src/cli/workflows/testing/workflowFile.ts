import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import * as v from 'valibot';
import { parse } from 'yaml';

export const ROOT = join(import.meta.dirname, '../../../..');
export const WORKFLOWS = join(ROOT, '.github/workflows');
export const SCRIPTS = join(ROOT, '.github/scripts');

const Permissions = v.record(v.string(), v.picklist(['read', 'write', 'none']));
const Text = v.union([v.string(), v.number(), v.boolean()]);

const Step = v.object({
  name: v.optional(v.string()),
  id: v.optional(v.string()),
  if: v.optional(v.string()),
  uses: v.optional(v.string()),
  with: v.optional(v.record(v.string(), Text), {}),
  env: v.optional(v.record(v.string(), Text), {}),
  run: v.optional(v.string()),
});
export type Step = v.InferOutput<typeof Step>;

const Job = v.object({
  if: v.optional(v.string()),
  needs: v.optional(v.string()),
  'timeout-minutes': v.number(),
  permissions: v.optional(Permissions),
  concurrency: v.optional(v.record(v.string(), Text)),
  outputs: v.optional(v.record(v.string(), v.string()), {}),
  steps: v.array(Step),
});
export type Job = v.InferOutput<typeof Job>;

const Input = v.object({ description: v.string(), default: Text, type: v.string() });
const Workflow = v.object({
  name: v.string(),
  on: v.looseObject({ workflow_call: v.optional(v.object({ inputs: v.record(v.string(), Input) })) }),
  permissions: Permissions,
  jobs: v.record(v.string(), Job),
});
export type Workflow = v.InferOutput<typeof Workflow>;

export interface WorkflowFile {
  readonly name: string;
  readonly text: string;
  readonly workflow: Workflow;
}

/** The workflows of this repository, by the names of their files. */
export function readWorkflows(): readonly WorkflowFile[] {
  return readdirSync(WORKFLOWS).map((name) => {
    const text = readFileSync(join(WORKFLOWS, name), 'utf8');
    return { name, text, workflow: v.parse(Workflow, parse(text)) };
  });
}

export function workflowOf(name: string): Workflow {
  const file = readWorkflows().find((one) => one.name === name);
  if (file === undefined) throw new Error(`no workflow ${name}`);
  return file.workflow;
}
