import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { thisMachine } from '../../src/cli/bench/machine.ts';
import type { Machine } from '../../src/cli/bench/machine.ts';

/** What the figures were taken with. */
export interface Versions {
  readonly chromium: string;
  readonly duckdbWasm: string;
  readonly duckdbNative: string;
  readonly commit: string;
}

export interface Surroundings {
  readonly madeAt: string;
  readonly machine: Machine;
  readonly versions: Versions;
}

const ROOT = join(import.meta.dirname, '../..');

export function surroundings(chromium: string): Surroundings {
  return { madeAt: new Date().toISOString(), machine: thisMachine(), versions: { chromium, duckdbWasm: packageVersion('@duckdb/duckdb-wasm'), duckdbNative: packageVersion('@duckdb/node-api'), commit: commit() } };
}

export function surroundingsText({ madeAt, machine, versions }: Surroundings): string {
  const { cpu, cores, memoryBytes, system, node, load } = machine;
  return [
    `${madeAt.slice(0, 16).replace('T', ' ')} UTC; ${cpu}, ${cores} cores, ${(memoryBytes / 1e9).toFixed(0)} GB of memory, ${system}, load ${load.toFixed(1)} at the start`,
    `Chromium ${versions.chromium}, DuckDB-WASM ${versions.duckdbWasm}, native DuckDB ${versions.duckdbNative} on one thread, Node ${node}, commit ${versions.commit}`,
    'Median / 95th percentile after a warm-up, from the input to the frame with the whole answer; ✓ ✗ against the target of the p95 where it is one.',
  ].join('\n');
}

function packageVersion(name: string): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')) as { readonly version: string };
  return version;
}

/** With a `+` where files differ from it. */
function commit(): string {
  try {
    const git = (...args: string[]): string => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim();
    const changed = git('status', '--porcelain', '--untracked-files=no') !== '';
    return `${git('rev-parse', '--short', 'HEAD')}${changed ? '+' : ''}`;
  } catch {
    return 'unknown';
  }
}
