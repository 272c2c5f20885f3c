import { copyFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { build } from 'vite';

const ENGINES = [
  '@perspective-dev/client/dist/wasm/perspective-js.wasm', '@perspective-dev/server/dist/wasm/perspective-server.wasm', '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm',
  '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js',
] as const;

/** Builds the page that runs the libraries, with their engines beside it. */
export async function buildPage(folder: string): Promise<void> {
  await build({ configFile: false, root: join(import.meta.dirname, 'page'), base: './', logLevel: 'error', build: { outDir: folder, emptyOutDir: true, target: 'esnext', chunkSizeWarningLimit: 8_000 } });
  const { resolve } = createRequire(import.meta.url);
  for (const path of ENGINES) copyFileSync(resolve(path), join(folder, path.slice(path.lastIndexOf('/') + 1)));
}
