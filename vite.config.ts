import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Relative asset addresses let one build serve from `/`, from `/some-repo/` and from a folder of a release. */
export default defineConfig({
  base: './',
  plugins: [react()],
  build: {
    target: ['chrome111', 'firefox115', 'safari16.4'],
    outDir: 'dist/site',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
  },
  worker: { format: 'es' },
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
