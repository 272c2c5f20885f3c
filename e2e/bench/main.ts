import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { startStaticServer } from '../../src/cli/staticServer.ts';
import { alternativesTables } from './alternativesTable.ts';
import { launchBrowser } from './launch.ts';
import { parseOptions, USAGE } from './options.ts';
import type { BenchOptions } from './options.ts';
import { resultTable } from './resultTable.ts';
import { runBench } from './runBench.ts';
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
  try {
    const found = surroundings(await chromiumVersion());
    const result = await runBench({ url: server.url, root, sizes, parts, repeats, onStep: (text) => console.error(text) });
    console.log(`${surroundingsText(found)}\n\n${[resultTable({ sizes, ...result }), ...alternativesTables(result.alternatives)].filter((part) => part !== '').join('\n\n')}`);
    const file = json ?? join(CACHE, 'results', `${found.madeAt.slice(0, 19).replaceAll(':', '-')}.json`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify({ ...found, repeats, sizes, ...result }, null, 2)}\n`);
    console.log(`\nWritten to ${file}`);
    return result.measurements.some(({ problem }) => problem !== null) ? 1 : 0;
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
