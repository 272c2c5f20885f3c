import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { makeDemo } from './dataset.ts';
import { TABLE_NAMES } from './tables.ts';
import { writeDemo } from './write.ts';

const USAGE = 'usage: npx tsx src/cli/demo/main.ts --output <file> [--seed 7] [--if-stale]';

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { output: { type: 'string' }, seed: { type: 'string', default: '7' }, 'if-stale': { type: 'boolean', default: false } },
  });
  const seed = Number(values.seed);
  if (values.output === undefined || !Number.isInteger(seed)) {
    console.error(USAGE);
    return 2;
  }
  if (values['if-stale'] && existsSync(values.output) && statSync(values.output).mtimeMs > newestSourceMs()) {
    console.log(`${values.output} is up to date`);
    return 0;
  }
  const tables = makeDemo(seed);
  await writeDemo(values.output, tables);
  for (const name of TABLE_NAMES) console.log(`${String(tables[name].length).padStart(6)} ${name}`);
  console.log(`${values.output}: ${(statSync(values.output).size / 1e6).toFixed(2)} MB, synthetic, seed ${seed}`);
  return 0;
}

/** When the generator was last changed. */
function newestSourceMs(): number {
  return Math.max(...readdirSync(import.meta.dirname).map((name) => statSync(join(import.meta.dirname, name)).mtimeMs));
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(USAGE);
  process.exitCode = 1;
}
