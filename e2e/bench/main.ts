import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { startStaticServer } from '../../src/cli/staticServer.ts';
import { alternativesTables } from './alternativesTable.ts';
import { launchBrowser } from './launch.ts';
import { Samples } from './measurement.ts';
import { parseOptions, USAGE } from './options.ts';
import type { BenchOptions } from './options.ts';
import { resultTable } from './resultTable.ts';
import { runBench } from './runBench.ts';
import type { Found } from './runBench.ts';
import { summaryTables } from './summaryTable.ts';
import { surroundings, surroundingsText } from './versions.ts';

const ROOT = join(import.meta.dirname, '../..');
const CACHE = join(ROOT, '.cache/bench');
const BUILT_SITE = join(CACHE, 'site');

async function main(): Promise<number> {
  const options = parseOptions(process.argv.slice(2));
  if (options === null) {
    console.log(USAGE);
    return 0;
  }
  if (typeof options === 'string') {
    console.error(`${options}\n\n${USAGE}`);
    return 2;
  }
  const root = options.site ?? BUILT_SITE;
  if (options.build) buildSite(root);
  if (!existsSync(join(root, 'index.html'))) throw new Error(`${root} holds no built site`);
  return await measure(root, options);
}

async function measure(root: string, { sizes, parts, repeats, json }: BenchOptions): Promise<number> {
  const server = await startStaticServer({ root });
  const around = surroundings(await chromiumVersion());
  const found: Found = { samples: new Samples(), native: {}, alternatives: {} };
  const tell = (): boolean => {
    const measurements = found.samples.measurements();
    const input = { sizes, measurements, native: found.native };
    const tables = [...summaryTables(input), resultTable(input), ...alternativesTables(found.alternatives)];
    console.log([surroundingsText(around), ...tables.filter((table) => table !== '')].join('\n\n'));
    const file = json ?? join(CACHE, 'results', `${around.madeAt.slice(0, 19).replaceAll(':', '-')}.json`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify({ ...around, repeats, sizes, measurements, native: found.native, alternatives: found.alternatives }, null, 2)}\n`);
    console.log(`\nWritten to ${file}`);
    return measurements.every(({ problem }) => problem === null);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      tell();
      process.exit(1);
    });
  }
  try {
    await runBench({ url: server.url, root, sizes, parts, repeats, onStep: (text) => console.error(text) }, found);
    return tell() ? 0 : 1;
  } finally {
    await server.close();
  }
}

function buildSite(folder: string): void {
  for (const [command, ...args] of [['npm', 'run', 'demo'], ['npx', 'vite', 'build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn']] as const) {
    const { status } = spawnSync(command, args, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
    if (status !== 0) throw new Error(`${[command, ...args].join(' ')} failed`);
  }
}

async function chromiumVersion(): Promise<string> {
  const browser = await launchBrowser();
  try {
    return browser.version();
  } finally {
    await browser.close();
  }
}

process.exitCode = await main();
