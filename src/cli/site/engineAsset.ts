import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';
import { slimEngine } from './slimEngine.ts';

const PROGRAM = 'duckdb-eh.wasm';
const SCRIPT = 'duckdb-browser-eh.worker.js';

/** Builds the site with the slimmed engine; the development server goes without. */
export function engineAsset(): Plugin {
  const find = createRequire(import.meta.url).resolve;
  return {
    name: 'engine-asset',
    apply: 'build',
    enforce: 'pre',
    load: {
      filter: { id: /duckdb-eh\.wasm\?url$/ },
      handler() {
        const [program, script] = [PROGRAM, SCRIPT].map((file) => readFileSync(find(`@duckdb/duckdb-wasm/dist/${file}`)));
        if (program === undefined || script === undefined) throw new Error('the engine is not installed');
        const source = slimEngine(program, script.toString());
        const reference = this.emitFile({ type: 'asset', name: PROGRAM, source });
        return `export default import.meta.ROLLUP_FILE_URL_${reference};`;
      },
    },
  };
}
