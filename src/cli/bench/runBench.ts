import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import type { BenchReport } from './benchTable.ts';
import type { SetFigures } from './figures.ts';
import { generateFiles } from './generateFiles.ts';
import { thisMachine } from './machine.ts';
import { measureSet } from './measureSet.ts';
import type { ResultSet } from './resultSets.ts';
import { openTaskRunner } from './taskRunner.ts';

export interface BenchOptions {
  /** Where generated files are kept. */
  readonly cache: string;
  readonly sets: readonly ResultSet[];
  readonly files: number;
  readonly seed: number;
  readonly repeats: number;
  readonly migrations: number;
  readonly onStep: (text: string) => void;
}

/** Generates the files, migrates them and measures, set by set. */
export async function runBench({ cache, sets, files, seed, repeats, migrations, onStep }: BenchOptions): Promise<BenchReport> {
  mkdirSync(cache, { recursive: true });
  const scratch = mkdtempSync(join(cache, 'run-'));
  try {
    const machine = thisMachine();
    const run = await openTaskRunner(scratch);
    const figures: SetFigures[] = [];
    for (const set of sets) {
      onStep(`${set}: ${files} files of seed ${seed}`);
      figures.push(await measureSet(generateFiles(cache, { set, files, seed }), run, { scratch, repeats, migrations, onStep }));
    }
    return { madeAt: new Date().toISOString(), machine, seed, repeats, migrations, sets: figures };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
