import type { Fields } from '../fields.ts';
import { runFields } from '../record.ts';
import type { RunFields } from '../types.ts';

/** The run that an object names itself to be part of; null where it names none. */
export function readRun(fields: Fields): RunFields | null {
  const name = fields.name('run_id', 'test_run_id', 'benchmark_id');
  const commit = fields.name('git_commit_hash', 'git_commit', 'commit_sha');
  const branch = fields.name('git_branch', 'branch');
  const command = fields.text('command_line', 'command');
  const host = fields.name('host', 'hostname');
  return name === null ? null : runFields({ name, commit, branch, command, host });
}
