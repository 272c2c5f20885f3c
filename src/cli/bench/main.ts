import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { benchMarkdown } from './benchTable.ts';
import { RESULT_SETS } from './resultSets.ts';
import { runBench } from './runBench.ts';

const USAGE = `usage: npm run bench:migrate -- [--files 10000] [--seed 1] [--repeat 3] [--migrations 1] [--set ${RESULT_SETS.join('|')}] [--json FILE]`;
const CACHE = join(import.meta.dirname, '../../../.cache/bench');

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { files: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' }, repeat: { type: 'string', default: '3' }, migrations: { type: 'string', default: '1' }, set: { type: 'string', multiple: true }, json: { type: 'string' } },
  });
  const [files, seed, repeats, migrations] = [Number(values.files), Number(values.seed), Number(values.repeat), Number(values.migrations)];
  const sets = RESULT_SETS.filter((set) => values.set === undefined || values.set.includes(set));
  if (![files, seed, repeats, migrations].every((number) => Number.isInteger(number) && number > 0) || sets.length === 0) {
    console.error(USAGE);
    return 2;
  }
  const report = await runBench({ cache: CACHE, sets, files, seed, repeats, migrations, onStep: (text) => console.error(text) });
  console.log(benchMarkdown(report));
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
  return 0;
}

process.exitCode = await main();
