import { chmodSync } from 'node:fs';
import { join } from 'node:path';

import type { Plugin } from 'vite';
import { defineConfig } from 'vite';

const OUTPUT = 'dist/cli';

/** The shell runs it by its first line. */
function executable(): Plugin {
  return { name: 'executable', writeBundle: ({ dir }) => chmodSync(join(dir ?? OUTPUT, 'main.js'), 0o755) };
}

/** The command line: our own code in one folder, the packages beside it as they were installed. */
export default defineConfig({
  publicDir: false,
  plugins: [executable()],
  build: {
    target: 'node20',
    ssr: 'src/cli/main.ts',
    outDir: OUTPUT,
    emptyOutDir: true,
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: { output: { entryFileNames: 'main.js', chunkFileNames: '[name].js' } },
  },
});
