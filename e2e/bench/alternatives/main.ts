import { DATABASE_SIZES } from '../data/databaseSize.ts';
import { launchBrowser } from '../launch.ts';
import { LIBRARIES } from './page/library.ts';
import { measureAlternatives } from './measureAlternatives.ts';

const USAGE = `usage: npx tsx e2e/bench/alternatives/main.ts ${DATABASE_SIZES.join('|')} [repeats] [library…]`;

/** Prints what the libraries take that a page could use instead. */
async function main([asked, repeats = '5', ...names]: readonly string[]): Promise<void> {
  const size = DATABASE_SIZES.find((known) => known === asked);
  if (size === undefined) throw new Error(USAGE);
  const libraries = LIBRARIES.filter((name) => names.length === 0 || names.includes(name));
  for (const { library, version, steps, notes, heapBytes, processBytes, failure } of await measureAlternatives({ size, repeats: Number(repeats), launch: launchBrowser, libraries })) {
    console.log(`${library} ${version}${failure === null ? '' : `: ${failure}`}; heap ${megabytes(heapBytes)}, process ${megabytes(processBytes)} above an empty page`);
    for (const note of notes) console.log(`  ${note}`);
    for (const { id, firstMs, medianMs, p95Ms, label } of steps) console.log(`  ${id.padEnd(14)}${[firstMs, medianMs, p95Ms].map((ms) => ms.toFixed(1).padStart(9)).join('')}  ${label}`);
  }
}

function megabytes(bytes: number | null): string {
  return bytes === null ? 'unknown' : `${(bytes / 1e6).toFixed(0)} MB`;
}

await main(process.argv.slice(2));
